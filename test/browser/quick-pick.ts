import type { Page } from 'playwright-core';

/** The input box of VS Code's quick pick: palette, quick open, go to line. */
export const quickInput = (page: Page) => page.locator('.quick-input-widget input');

/** Clicks the row that has exactly that label; with recently used rows on top it need not be first. */
export async function pick(page: Page, label: string): Promise<void> {
  const whole = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  const name = page.locator('.label-name').filter({ hasText: whole });
  await page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first().click();
}
