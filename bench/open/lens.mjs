// The drivers of test/browser, for benches. They are TypeScript, so they are bundled before they are imported.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Resolves with the module test/browser/NAME.ts. The bundle is two folders below the checkout, like its source,
 * because the source computes the checkout's path from its own address.
 */
export async function loadDriver(name) {
  const path = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const outfile = path(`out/bench/${name}.mjs`);
  await build({
    entryPoints: [path(`test/browser/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** Resolves with the class Lens. */
export async function loadLens() {
  return (await loadDriver('lens')).Lens;
}
