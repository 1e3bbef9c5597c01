import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lens } from './lens.js';
import { webpOf } from './webp.js';

export const DOCS = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** Takes a picture of the window. With LOW_RANK_LENS_PICTURES=1 it replaces the one in docs/pictures, as WebP. */
export async function keepPicture(lens: Lens, title: string): Promise<void> {
  const path = await lens.screenshot(title);
  if (process.env['LOW_RANK_LENS_PICTURES'] !== '1') return;
  await mkdir(DOCS, { recursive: true });
  const picture = await webpOf(lens.page.context(), await readFile(path));
  await writeFile(join(DOCS, `${title}.webp`), picture);
}
