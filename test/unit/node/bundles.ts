import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharesHost } from '../../../scripts/shares-host.mjs';

const source = (name: string) => fileURLToPath(new URL(`../../../src/${name}`, import.meta.url));

/** The bundles of the extension as they are in the package, for real threads, in which there is no `vscode`. */
export class Bundles {
  private constructor(private readonly folder: string) {}

  static async build(): Promise<Bundles> {
    const folder = mkdtempSync(join(tmpdir(), 'lens-threads-'));
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
    return new Bundles(folder);
  }

  /** What a file of `src/node` exports; the threads that it starts are those of the bundles. */
  async load(name: string): Promise<unknown> {
    const outfile = join(this.folder, `${name}.cjs`);
    await build({ ...common, entryPoints: [source(`node/${name}.ts`)], outfile });
    return createRequire(import.meta.url)(outfile) as unknown;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const common = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' } as const;
