import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeNpy } from '../../src/core/index.js';
import type { Lens } from './lens.js';
import { ask, choose } from './quick-pick.js';

const array = writeNpy({ shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) });

/**
 * Waits until the window opens files in the lens. A file that is opened before the window knows the extension's editors
 * is opened by VS Code's own editor, which stays the editor of that file. So each attempt has a file of its own.
 */
export async function untilEditorIsKnown(lens: Lens): Promise<void> {
  for (let attempt = 1; attempt <= 8; attempt++) {
    const file = `first-${attempt}.npy`;
    await writeFile(join(lens.folder, file), array);
    await openFile(lens, file);
    const webview = lens.page.locator('iframe.webview').first();
    const isKnown = await webview.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    // The first webview of a browser starts a service worker. If it is closed before, the next one waits half a minute.
    if (isKnown) {
      const first = await lens.visualizer();
      await first.ready();
      return;
    }
  }
  throw new Error('the window does not open a file in the lens');
}

/** Opens a file of the folder as a user does, and closes all others before: one webview is on screen. */
export async function openFile(lens: Lens, file: string): Promise<void> {
  await lens.command('View: Close All Editors');
  await choose(lens.page, 'Control+P', join(lens.folder, file), basename(file));
}

/**
 * Chooses *Open as Matrix* in the context menu of a file in the Explorer. The menu closes again if the Explorer takes in
 * a new file at that moment, so it is opened until the row of the menu is there.
 */
export function openAsMatrixFromExplorer(lens: Lens, file: string): Promise<void> {
  return chooseInExplorer(lens, file, 'Open as Matrix');
}

/** Chooses an entry of the menu of a file in the Explorer. */
export async function chooseInExplorer(lens: Lens, file: string, name: string): Promise<void> {
  const row = lens.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file });
  const entry = lens.page.locator('.action-label', { hasText: name });
  // A busy machine may forget to tell the window of a new file.
  const isListed = await row.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (!isListed) {
    // Releases of VS Code differ in whether its name begins with "File:".
    await ask(lens.page, 'F1', '>Refresh Explorer');
    const names = lens.page.locator('.quick-input-list .monaco-list-row .label-name');
    await names.filter({ hasText: 'Refresh Explorer' }).first().click();
  }
  for (let attempt = 1; attempt <= 5; attempt++) {
    await row.click({ button: 'right' });
    // A click that comes as soon as the menu opens is taken for the end of the click before.
    const isOpen = await entry.hover({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isOpen) return lens.page.keyboard.press('Enter');
    await lens.page.keyboard.press('Escape');
  }
  throw new Error(`the menu of ${file} does not stay open`);
}
