import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../../src/', import.meta.url));
const read = (path: string): string => readFileSync(join(src, path), 'utf8');

/** Names of the values, not of the types, in `import { … } from` or `export { … } from` a path that matches. */
function names(text: string, path: RegExp): string[] {
  return [...text.matchAll(/^(?:import|export) \{([^}]*)\} from '([^']*)'/gm)]
    .filter(([, , from]) => path.test(from!))
    .flatMap(([, list]) => list!.split(','))
    .map((name) => name.trim().replace(/ as .*/s, ''))
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/**
 * The entry in Node and the threads run the bundle of the browser instead of a second copy of it. A name that this
 * bundle does not export would be undefined there.
 */
describe('what the entry in Node and the threads import from the core and the host', () => {
  const files = readdirSync(join(src, 'node')).filter((name) => name.endsWith('.ts'));
  const wanted = files.flatMap((name) => names(read(`node/${name}`), /^\.\.\//));

  it('is exported by src/extension.ts', () => {
    const given = [...names(read('extension.ts'), /^\.\//), 'activate'];
    expect(wanted.filter((name) => !given.includes(name))).toEqual([]);
  });

  it('is found', () => {
    expect(wanted).toContain('readFromDisk');
    expect(wanted).toContain('textsInUse');
    expect(wanted).toContain('analysisOf');
  });
});
