import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { ask, pick } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

/** What has to be on screen before anything is scrolled, by its selector. */
const parts = {
  slider: '[data-testid=rank-range]',
  measured: '[data-number=measured]',
  M: '[data-testid=heatmap-matrix] [data-testid=picture]',
  approximation: '[data-testid=heatmap-approximation] [data-testid=picture]',
  error: '[data-testid=heatmap-error] [data-testid=picture]',
};

/** A window of 1500 × 1000 at a zoom of 200 %, in CSS pixels. */
const size = { width: 750, height: 500 };

describe('a window at a zoom of 200 %', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'zoomed', webgl: false, size });
  });
  afterAll(() => lens.close());

  /** The parts that are completely visible without scrolling, each at least 40 pixels high if it is a picture. */
  const onScreen = (visualizer: Visualizer): Promise<string[]> =>
    visualizer.frame.evaluate((sought) => {
      const isVisible = (name: string, selector: string) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        const least = name === 'slider' || name === 'measured' ? 10 : 40;
        if (!box || box.width === 0 || box.height < least) return false;
        return box.top + window.scrollY >= 0 && box.bottom + window.scrollY <= window.innerHeight;
      };
      return Object.entries(sought)
        .filter(([name, selector]) => isVisible(name, selector))
        .map(([name]) => name);
    }, parts);

  const toggle = async (part: 'sidebar', state: 'visible' | 'hidden') => {
    const element = lens.page.locator(`.part.${part}`);
    if ((await element.isVisible()) === (state === 'visible')) return;
    await lens.command('View: Toggle Primary Side Bar Visibility');
    await element.waitFor({ state });
  };

  it('has the slider and the pictures on the first screen, beside the text', async () => {
    await toggle('sidebar', 'hidden');
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => onScreen(visualizer)).toEqual(Object.keys(parts));
    await lens.screenshot('beside');
  });

  it('in the side bar', async () => {
    await lens.command('View: Close All Editors');
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    const visualizer = await lens.visualizer('side bar');
    await visualizer.ready();
    // 190 pixels are too narrow for a third picture.
    const visible = Object.keys(parts).filter((name) => name !== 'error');
    await expect.poll(() => onScreen(visualizer)).toEqual(visible);
    await lens.screenshot('side-bar');
  });

  it('in a few lines of the panel below the editors', async () => {
    await ask(lens.page, 'F1', '>View: Move View');
    await pick(lens.page, 'View: Move View');
    await pick(lens.page, 'Low-Rank Lens');
    await pick(lens.page, 'New Panel Entry');
    await lens.page.locator('.part.panel').waitFor();
    await toggle('sidebar', 'hidden');
    const visualizer = await lens.visualizer('side bar');
    await visualizer.ready();
    expect(await visualizer.frame.evaluate(() => window.innerHeight)).toBeLessThan(200);
    await expect.poll(() => onScreen(visualizer)).toEqual(Object.keys(parts));
    await lens.screenshot('panel');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
