import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageRefusal } from '../../../../webview/export-page.js';
import { initialState, type LensState } from '../../../../webview/model/state.js';
import { FakePage, matrixOf, sourceOf } from './page.js';

const wish = { type: 'exportPage', title: 'A', note: '', language: 'en' } as const;
const state = (changes: Partial<LensState>): LensState => ({
  ...initialState('panel'),
  source: sourceOf('A'),
  ...changes,
});

describe('a page of what is on screen', () => {
  it('is refused while there is nothing', () => {
    expect(pageRefusal(state({ source: undefined }))).toBe('The lens shows no matrix yet.');
  });

  it('is refused for a matrix that stays in its file, with what to do instead', () => {
    const large = { shape: { rows: 6000, cols: 3000 } } as unknown as LensState['large'];
    expect(pageRefusal(state({ large }))).toMatch(/6,000×3,000 stays in its file .*factors/);
  });

  it('is refused for too many entries, with both numbers', () => {
    const original = { rows: 2049, cols: 2048, data: new Float64Array(2049 * 2048) };
    expect(pageRefusal(state({ original }))).toMatch(/up to 4,194,304; this matrix has 4,196,352/);
  });

  it('is written of everything else', () => {
    expect(pageRefusal(state({ original: matrixOf([[1, 2]]) }))).toBeUndefined();
  });
});

describe('the host that wants a page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gets its name and its bytes', async () => {
    const page = await FakePage.boot();
    const data = Uint8Array.of(1);
    page.controller.onPageWish(({ title }) => Promise.resolve({ name: `${title}.html`, data }));
    page.host.say(wish);
    await page.settle();
    expect(page.host.heard('savePage')).toEqual([{ type: 'savePage', name: 'A.html', data }]);
  });

  it('gets the reason why there is none', async () => {
    const page = await FakePage.boot();
    page.controller.onPageWish(() => Promise.reject(new Error('no room')));
    page.host.say(wish);
    await page.settle();
    expect(page.host.heard('tell')).toEqual([
      { type: 'tell', message: 'The page was not written: no room' },
    ]);
    expect(page.host.heard('savePage')).toEqual([]);
  });

  it('is asked by the button of the lens', async () => {
    const page = await FakePage.boot();
    page.controller.exportPage();
    expect(page.host.heard('exportPage')).toEqual([{ type: 'exportPage', page: 'panel' }]);
  });
});
