import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

const BUNDLE = new URL('../../l10n/bundle.l10n.json', import.meta.url);

/**
 * A fake language: every text is in brackets and one and a half times as long, as German texts sometimes
 * are.
 */
async function bracketLanguage(): Promise<Record<string, string>> {
  const english = JSON.parse(await readFile(BUNDLE, 'utf8')) as Record<string, string>;
  const longer = (text: string) => `⟦${text}${' ~'.repeat(Math.ceil(text.length / 4))}⟧`;
  return Object.fromEntries(Object.keys(english).map((text) => [text, longer(text)]));
}

/** Stores it where the host puts the translations for VS Code's language, before the page reads them. */
function asTranslation(bundle: Record<string, string>): string {
  return `{
    const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'dataset');
    Object.defineProperty(HTMLElement.prototype, 'dataset', {
      get() {
        const data = own.get.call(this);
        if (this === document.body && data.place) data.l10n = ${JSON.stringify(JSON.stringify(bundle))};
        return data;
      },
    });
  }`;
}

describe('another language', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    const initScript = asTranslation(await bracketLanguage());
    lens = await Lens.start({ name: 'translated', webgl: false, initScript });
    await lens.editor.cursorAt('lora.py', '[ 0.0421', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    visualizer = await lens.visualizer('side bar');
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  /** English words on screen, in elements whose texts come only from the page. */
  const english = () =>
    visualizer.frame
      .locator(
        '[role=tab], h2, summary, [data-testid=caption], button:not([data-testid=place]), dt, [data-testid=explanation]',
      )
      .evaluateAll((all) =>
        all
          .map((element) => (element as HTMLElement).innerText.trim())
          .filter((text) => /[A-Za-z]{5}/.test(text) && !text.includes('⟦')),
      );
  const sideways = () =>
    visualizer.frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );

  it('reaches every view, and its longer words fit into the side bar', async () => {
    const tabs = visualizer.frame.getByRole('tab');
    expect(await tabs.count()).toBe(7);
    for (let i = 0; i < 7; i++) {
      await tabs.nth(i).click();
      await visualizer.frame.locator('[role=tabpanel] p').first().waitFor();
      const name = await tabs.nth(i).innerText();
      await expect.poll(english, { message: name }).toEqual([]);
      await expect.poll(sideways, { message: name }).toBe(0);
      await lens.screenshot(`view-${i}`);
    }
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
