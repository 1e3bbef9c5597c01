// The user of test/browser for benches: TypeScript, so it is bundled before it is imported.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Resolves with the class Lens. The bundle lies two folders below the checkout, as its source does,
 * because the source finds the checkout from its own address.
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
