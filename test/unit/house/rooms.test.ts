import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { refusal, roomOf, rooms } from '../../../scripts/rooms.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    // AssemblyScript's sources are not part of the import graph: they are compiled separately.
    if (entry.isDirectory()) return entry.name === 'assembly' ? [] : sourcesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = [...sourcesIn('src'), ...sourcesIn('webview')];

/** The imports of each file, as written, including type imports. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  files.map((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
    return [file, importedFiles.map(({ fileName }) => fileName)];
  }),
);

const known = new Set(files);

function target(file: string, wanted: string): string | undefined {
  const path = join(dirname(file), wanted).replace(/\.js$/, '');
  return [`${path}.ts`, `${path}.tsx`].find((candidate) => known.has(candidate));
}

/** A cycle of imports; undefined if there is none. */
function circle(): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    path.push(file);
    for (const wanted of imports.get(file) ?? []) {
      const next = wanted.startsWith('.') ? target(file, wanted) : undefined;
      const found = next && visit(next);
      if (found) return found;
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const found = visit(file);
    if (found) return found;
  }
  return undefined;
}

describe('the rooms of the house', () => {
  it('hold every file', () => {
    expect(files.filter((file) => !roomOf(file) && !file.endsWith('.d.ts'))).toEqual([]);
  });

  it('import what they may', () => {
    const refused = [...imports].flatMap(([file, all]) =>
      all.flatMap((wanted) => {
        const why = refusal(file, wanted);
        return why === undefined ? [] : [`${file}: ${wanted}: ${why}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  it('refuse what they may not', () => {
    expect(refusal('webview/ui/app.tsx', '../compute/decomposer.js')).toMatch(
      /webview\/ui may not/,
    );
    expect(refusal('webview/painter/paint.ts', '../ui/app.js')).toMatch(/webview\/painter may not/);
    expect(refusal('webview/client/a.ts', '../controller.js')).toMatch(
      /may not import webview\/\*/,
    );
    expect(refusal('src/core/svd/a.ts', 'node:fs')).toMatch(/may not import node:fs/);
    expect(refusal('src/core/svd/a.ts', '../matrix.js')).toBeUndefined();
    expect(refusal('src/core/svd/a.ts', '../kernels/workspace.js')).toBeUndefined();
    expect(refusal('src/core/kernels/a.ts', '../matrix.js')).toMatch(/may not import src\/core \(/);
    expect(refusal('webview/painter/a.ts', '../../src/core/kernels/a.js')).toMatch(/may not/);
    expect(refusal('webview/model/a.ts', '../l10n.js')).toBeUndefined();
  });

  it('are those of docs/architecture.md', () => {
    const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const table = rows.map((line) => {
      const [folder = '', , imported = ''] = line.split('|').slice(1, -1);
      const names = Array.from(imported.matchAll(/`([^`]+)`/g), ([, name]) => name!);
      return [folder.replaceAll('`', '').trim(), [...names].sort()] as const;
    });
    const code = rooms.map(
      ({ folder, imports, packages }) => [folder, [...imports, ...packages].sort()] as const,
    );
    expect(table).toEqual(code);
  });

  it('have no circle of imports, types included', () => {
    expect(circle()?.join(' → ')).toBeUndefined();
  });
});
