// A workspace for tests: a copy of samples/, so that no test edits the checkout.
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Resolves with `{ folder, remove() }`. */
export async function copySamples() {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'low-rank-lens-samples-')));
  const folder = join(home, 'samples');
  await cp(fileURLToPath(new URL('../../samples/', import.meta.url)), folder, { recursive: true });
  return { folder, remove: () => rm(home, { recursive: true, force: true }) };
}
