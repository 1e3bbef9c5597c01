import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharesHost } from '../../../scripts/shares-host.mjs';

const source = (name: string) => fileURLToPath(new URL(`../../../src/${name}`, import.meta.url));

/** What a test of threads imports, from a bundle beside those that threads run. */
export interface ThreadBundles<Module> {
  readonly module: Module;
  remove(): void;
}

/**
 * The bundles of the extension as they are in the package, for real threads, in which there is no `vscode`.
 *
 * @param name of the file under `src/node` that starts them.
 */
export async function threadBundles<Module>(name: string): Promise<ThreadBundles<Module>> {
  const folder = mkdtempSync(join(tmpdir(), 'lens-threads-'));
  const common = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' } as const;
  await build({
    ...common,
    entryPoints: [source('extension.ts')],
    outfile: join(folder, 'web', 'extension.js'),
    external: ['vscode'],
    platform: 'browser',
  });
  await build({
    ...common,
    entryPoints: [source('node/thread.ts')],
    outfile: join(folder, 'threads.js'),
    plugins: [sharesHost],
  });
  const outfile = join(folder, 'tested.cjs');
  await build({ ...common, entryPoints: [source(`node/${name}`)], outfile });
  return {
    module: createRequire(import.meta.url)(outfile) as Module,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
