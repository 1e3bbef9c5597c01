import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Lens } from './lens.js';
import { quickInput } from './quick-pick.js';

/** Chooses an action from the menu of a picture. */
export async function saveAs(figure: Locator, action: 'svg' | 'csv' | 'png'): Promise<void> {
  await figure.getByTestId('picture-menu').click();
  await figure.getByTestId(`picture-${action}`).click();
}

/** Accepts the name that the dialog suggests, and reads the saved file. */
export async function savedFile(lens: Lens, name: string): Promise<Uint8Array> {
  const input = quickInput(lens.page);
  await expect.poll(() => input.inputValue()).toMatch(new RegExp(`/${name}$`));
  await input.press('Enter');
  const path = join(lens.folder, name);
  const size = () =>
    readFile(path).then(
      (data) => data.length,
      () => 0,
    );
  await expect.poll(size, { timeout: 15_000 }).toBeGreaterThan(0);
  await lens.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  // The notification covers the lower right corner, which the next test may need to click.
  await lens.command('Notifications: Clear All Notifications');
  return readFile(path);
}

/** The same, as text. */
export async function savedText(lens: Lens, name: string): Promise<string> {
  return new TextDecoder().decode(await savedFile(lens, name));
}
