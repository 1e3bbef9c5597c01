import type { Page } from 'playwright-core';

/**
 * What the web workbench has written of its editors and its side bar so far, for the next start of the window: one
 * text for all of its workspace databases, without the backslashes of texts within texts. Empty
 * before it has written anything.
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
 * Waits until the window has written all of `parts` into its state, and no longer has any of `gone` there. A desktop window writes when
 * it closes; the web workbench cannot rely on being asked, and writes every five seconds while its
 * page has nothing else to do.
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
