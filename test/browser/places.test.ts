import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';

describe('places and moments', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'places', webgl: true });
  });
  afterAll(() => lens.close());

  it('shows the same visualizer in the side bar', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    const view = await lens.visualizer('side bar');
    await view.ready();
    await view.rankByKeys(1);
    await expect.poll(() => view.number('tail')).toBeCloseTo(3, 12);
    await lens.screenshot('side-bar');
    // At the width of a side bar, there must be no horizontal scrolling.
    const { scrollWidth, clientWidth } = await view.frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    // From now on it keeps its matrix, wherever the cursor is.
    await lens.command('Low-Rank Lens: Stay With the Matrix Shown');
  });

  it('keeps matrix and rank while another tab hides it', async () => {
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    let visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await lens.command('File: New Untitled Text File');
    await lens.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await lens.page.locator('.tab', { hasText: 'Lens: A' }).click();
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.rank()).toBe(1);
    await expect.poll(async () => (await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
    const other = lens.page.locator('.tab', { hasText: 'Untitled' });
    await other.click({ button: 'middle' });
    await other.waitFor({ state: 'detached' });
  });

  it('comes back after a restart of the window', async () => {
    // The server gives all webviews one origin and so one service worker. Two webviews that start at the
    // same time may then block each other forever. In the desktop's VS Code, each webview has its own
    // origin.
    await lens.command('View: Toggle Primary Side Bar Visibility');
    await lens.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    // The window saves its state with a delay. Wait for the state without the other tab and the side bar.
    await lens.restart(['"title":"Lens: A"', '"rank":1,', 'sideBar.hidden=true'], ['Untitled']);
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.rank()).toBe(1);
    await expect.poll(async () => (await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
    await lens.command('View: Toggle Primary Side Bar Visibility');
    const view = await lens.visualizer('side bar');
    await view.ready();
    await expect.poll(() => view.rank()).toBe(1);
    await expect.poll(() => view.number('tail')).toBeCloseTo(3, 12);
    await lens.screenshot('restarted');
  });

  it('keeps the picture when the GPU takes its context away', async () => {
    const visualizer = await lens.visualizer();
    await visualizer.rankByKeys(2);
    const before = await visualizer.cellColors('matrix', 2, 3);
    await visualizer.frame.evaluate(() => window.dispatchEvent(new Event('lens-lose-context')));
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.cellColors('matrix', 2, 3)).toEqual(before);
    await expect.poll(async () => (await visualizer.number('measured')) ** 2).toBeCloseTo(90, 10);
  });

  it.each([
    ['Dark Modern', 'vs-dark', 'vscode-dark'],
    ['Dark High Contrast', 'hc-black', 'vscode-high-contrast'],
    ['Light High Contrast', 'hc-light', 'vscode-high-contrast-light'],
  ] as const)('wears the theme %s', async (label, kind, inside) => {
    await lens.theme(label, kind);
    const visualizer = await lens.visualizer();
    const worn = () => visualizer.frame.evaluate(() => document.body.dataset['vscodeThemeKind']);
    await expect.poll(worn).toBe(inside);
    await lens.screenshot(kind);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
