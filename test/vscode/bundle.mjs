// Bundles the suite that runs inside the extension host. Every test/vscode/suite/**/*.test.ts is found at
// build time, so no list has to be kept and no test can be forgotten.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from '../../scripts/shell.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** An extension that serves the kernel API of the Jupyter extension, which the tests of notebooks need. */
export const fakeJupyter = join(root, 'test', 'vscode', 'extensions', 'fake-jupyter');

/** Builds the product as it is shipped. With `keep`, only if there is no build yet. */
export async function buildProduct(keep) {
  if (keep && existsSync(join(root, 'dist', 'extension.js'))) return;
  await mustRun('The build', process.execPath, ['scripts/build.mjs'], { cwd: root, quiet: true });
}

/** Bundles the suite and resolves with the absolute path of its index. */
export async function bundleSuite() {
  const suite = join(root, 'test', 'vscode', 'suite');
  const files = (await readdir(suite, { recursive: true }))
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
  if (files.length === 0) throw new Error(`No *.test.ts in ${suite}`);
  const names = files.map((name) => name.replaceAll('\\', '/'));
  const outfile = join(root, 'out', 'test', 'vscode', 'index.js');
  await build({
    stdin: {
      resolveDir: suite,
      contents: [
        `import { runSuites } from './support/mocha.js';`,
        `export const run = () => runSuites([`,
        ...names.map((name) => `  { name: '${name}', load: () => require('./${name}') },`),
        `]);`,
      ].join('\n'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    // mocha finds its reporters by path, so it stays a separate package outside of the bundle.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}
