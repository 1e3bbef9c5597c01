import { expect } from 'vitest';
import type { Visualizer } from './visualizer.js';

/** Elements whose texts come only from the page. */
export const ownTexts =
  '[role=tab], h2, summary, [data-testid=caption], button:not([data-testid=place]), dt, [data-testid=explanation]';

/** Opens every view, and waits until `wrong` finds no text of the page and nothing needs to be scrolled sideways. */
export async function checkEveryView(
  visualizer: Visualizer,
  wrong: (text: string) => boolean,
  look: (index: number) => Promise<unknown>,
  elements = ownTexts,
): Promise<void> {
  const { frame } = visualizer;
  const texts = () =>
    frame
      .locator(elements)
      .evaluateAll((all) => all.map((element) => (element as HTMLElement).innerText.trim()));
  const sideways = () =>
    frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  const tabs = frame.getByRole('tab');
  expect(await tabs.count()).toBe(7);
  for (let i = 0; i < 7; i++) {
    await tabs.nth(i).click();
    await frame.locator('[role=tabpanel] p').first().waitFor();
    const message = await tabs.nth(i).innerText();
    await expect.poll(async () => (await texts()).filter(wrong), { message }).toEqual([]);
    await expect.poll(sideways, { message }).toBe(0);
    await look(i);
  }
}
