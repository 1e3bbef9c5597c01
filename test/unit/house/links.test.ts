import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const pagesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** Targets of links and pictures of a page that are paths, without the part after `#`. */
function targets(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('links in the documentation', () => {
  const pages = ['.', 'docs', 'docs/lab'].flatMap(pagesIn);

  it.each(pages)('of %s lead to files', (page) => {
    const broken = targets(page).filter((to) => !existsSync(join(root, dirname(page), to)));
    expect(broken).toEqual([]);
  });

  it('are found', () => {
    expect(targets('README.md')).toContain('docs/pictures/hover.webp');
    expect(targets('docs/architecture.md')).toContain('add-a-source.md');
  });
});
