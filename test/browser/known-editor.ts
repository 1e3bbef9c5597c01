import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lens } from './lens.js';
import { choose } from './quick-pick.js';

const array = fileURLToPath(new URL('../fixtures/files/f8-little.npy', import.meta.url));

/**
 * Waits until the window opens files in the lens. A file that is opened before the window knows the extension's editors
 * is opened by VS Code's own editor, which stays the editor of that file. So each attempt has a file of its own.
 */
export async function untilEditorIsKnown(lens: Lens): Promise<void> {
  for (let attempt = 1; attempt <= 8; attempt++) {
    const file = `first-${attempt}.npy`;
    await copyFile(array, join(lens.folder, file));
    await openFile(lens, file);
    const webview = lens.page.locator('iframe.webview').first();
    const isKnown = await webview.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (isKnown) return;
  }
  throw new Error('the window does not open a file in the lens');
}

/** Opens a file of the folder as a user does, and closes all others before: one webview is on screen. */
export async function openFile(lens: Lens, file: string): Promise<void> {
  await lens.command('View: Close All Editors');
  await choose(lens.page, 'Control+P', join(lens.folder, file), file);
}
