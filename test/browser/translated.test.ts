import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { checkEveryView } from './views.js';
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

  it('reaches every view, and its longer words fit into the side bar', async () => {
    const isEnglish = (text: string) => /[A-Za-z]{5}/.test(text) && !text.includes('⟦');
    await checkEveryView(visualizer, isEnglish, (i) => lens.screenshot(`view-${i}`));
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
