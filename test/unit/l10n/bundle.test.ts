import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bundleText, gatherTexts } from '../../../scripts/l10n.mjs';

const committed = () =>
  readFile(new URL('../../../l10n/bundle.l10n.json', import.meta.url), 'utf8');

/** Parsing all sources takes seconds. */
const gathered = gatherTexts();

describe('the texts of the host and the page', () => {
  it('can all be translated', async () => {
    const { problems } = await gathered;
    expect(problems).toEqual([]);
  });

  it('are in the bundle: run `npm run l10n` after changing one', async () => {
    const { texts } = await gathered;
    expect(await committed()).toBe(bundleText(texts));
  });

  it('count their places from 0, without a gap', async () => {
    const { texts } = await gathered;
    for (const text of Object.keys(texts)) {
      const places = new Set(Array.from(text.matchAll(/\{(\d+)\}/g), (match) => Number(match[1])));
      expect(
        [...places].sort((a, b) => a - b),
        text,
      ).toEqual([...places.keys()].map((_, i) => i));
    }
  });
});
