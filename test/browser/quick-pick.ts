import type { Page } from 'playwright-core';

/** The input box of VS Code's quick pick: palette, quick open, go to line. */
export const quickInput = (page: Page) => page.locator('.quick-input-widget input');

/**
 * Clicks the row with exactly this label. It may not be the first row, since recently used rows come first.
 */
export async function pick(page: Page, label: string, timeout?: number): Promise<void> {
  const whole = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  const name = page.locator('.label-name').filter({ hasText: whole });
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
  await row.click(timeout === undefined ? {} : { timeout });
}

/** How many times the key is pressed, and how many milliseconds each attempt waits for a busy window. */
const tries = 4;
const patience = 5_000;

/** A key, or what else opens the quick input. */
type Opener = string | (() => Promise<void>);

/**
 * Opens the quick input and types. A key may be lost while the window is starting or has just
 * closed another dialog, and an editor that takes the focus late closes the input again. Then it is
 * opened again.
 */
export async function ask(page: Page, opener: Opener, text: string): Promise<void> {
  const input = quickInput(page);
  const open = () => (typeof opener === 'string' ? page.keyboard.press(opener) : opener());
  for (let again = 1; again < tries; again++) {
    await open();
    const typed = await input.fill(text, { timeout: patience }).then(
      () => true,
      () => false,
    );
    if (typed) return;
  }
  await open();
  await input.fill(text);
}

/** The same, and clicks the row with that label; asks again if the list does not appear. */
export async function choose(
  page: Page,
  opener: Opener,
  text: string,
  label: string,
): Promise<void> {
  for (let again = 1; again < tries; again++) {
    await ask(page, opener, text);
    const picked = await pick(page, label, 2 * patience).then(
      () => true,
      () => false,
    );
    if (picked) return;
    await page.keyboard.press('Escape');
  }
  await ask(page, opener, text);
  await pick(page, label);
}
