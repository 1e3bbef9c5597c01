// The driver class Lens of test/browser, for benches. It is TypeScript, so it is bundled before it is
// imported.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Resolves with the class Lens. The bundle is two folders below the checkout, like its source, because the
 * source computes the checkout's path from its own address.
 */
export async function loadLens() {
  const outfile = fileURLToPath(new URL('../../out/bench/lens.mjs', import.meta.url));
  await build({
    entryPoints: [fileURLToPath(new URL('../../test/browser/lens.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const { Lens } = await import(pathToFileURL(outfile).href);
  return Lens;
}
