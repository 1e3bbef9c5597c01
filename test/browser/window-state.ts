import type { Page } from 'playwright-core';

/**
 * The state of the editors and the side bar that the web workbench has saved for the next start of the
 * window. One text for all its workspace databases, without the backslashes of nested texts. Empty if
 * nothing is saved yet.
 */
async function savedState(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('the database of the workbench does not answer'));
      });
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('vscode-web-state-db-')) continue;
      const database = await done(indexedDB.open(name));
      const items = database.transaction('ItemTable').objectStore('ItemTable');
      const text: unknown = await done(items.get('memento/workbench.parts.editor'));
      const hidden: unknown = await done(items.get('workbench.sideBar.hidden'));
      database.close();
      if (typeof text === 'string') texts.push(text.replaceAll('\\', ''));
      if (typeof hidden === 'string') texts.push(`sideBar.hidden=${hidden}`);
    }
    return texts.join('\n');
  });
}

/**
 * Waits until the window's saved state contains all of `parts` and nothing of `gone`. A desktop window
 * saves when it closes. The web workbench cannot rely on being notified, so it saves every five seconds
 * while its page is idle.
 */
export async function untilSaved(
  page: Page,
  parts: readonly string[],
  gone: readonly string[],
  patience = 90_000,
): Promise<void> {
  const giveUp = Date.now() + patience;
  let missing = parts;
  while (Date.now() < giveUp) {
    const saved = await savedState(page);
    missing = parts.filter((part) => !saved.includes(part));
    if (missing.length === 0 && !gone.some((part) => saved.includes(part))) return;
    await page.waitForTimeout(250);
  }
  const wrong =
    missing.length > 0 ? `did not save ${missing.join(', ')}` : `kept ${gone.join(', ')}`;
  throw new Error(`the window ${wrong} within ${patience / 1000} s`);
}
