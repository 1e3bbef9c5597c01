import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (path === 'src/core') return [];
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** The names that a module exports, including those of the modules that it re-exports. */
function exportsOf(path: string): string[] {
  const program = ts.createProgram([join(root, path)], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, path))!)!;
  return checker.getExportsOfModule(module).map(({ name }) => name);
}

it('the core exports what the product or a bench uses; the files’ readers wait for their sources', () => {
  const users = ['src', 'webview', 'bench', 'scripts'].flatMap(sourcesIn);
  const words = new Set(
    users.flatMap((path) => readFileSync(join(root, path), 'utf8').match(/\w+/g) ?? []),
  );
  const waiting = new Set(exportsOf('src/core/files/index.ts'));
  const exported = exportsOf('src/core/index.ts');
  expect(exported.length).toBeGreaterThan(100);
  expect(exported.filter((name) => !words.has(name) && !waiting.has(name))).toEqual([]);
});
