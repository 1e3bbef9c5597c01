import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** Height of the window's parts above and below the visualizer's page, in CSS pixels. */
const chrome = 88;
const activityBar = 48;

describe('the first screen', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  let isOpen = false;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'first-screen', webgl: false });
    await lens.command('View: Toggle Primary Side Bar Visibility');
    await lens.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  });
  afterAll(() => lens.close());

  const show = async (file: string, text: string) => {
    const before = isOpen ? await visualizer.shown() : undefined;
    await lens.resize(1400, 900);
    await lens.editor.cursorAt(file, text, 1);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready(before);
    isOpen = true;
  };

  /** Gives the page this size, and the editor next to it the same width. */
  const pageSize = async (width: number, height: number) => {
    await lens.resize(2 * width + activityBar, height + chrome);
    await expect
      .poll(() => visualizer.frame.evaluate(() => window.innerWidth))
      .toBeLessThanOrEqual(width + 2);
  };

  /** The parts that are completely visible without scrolling. */
  const onScreen = (): Promise<string[]> =>
    visualizer.frame.evaluate(() => {
      const parts = {
        slider: '[data-testid=rank-range]',
        recommended: '[data-testid=recommended]',
        tail: '[data-number=tail]',
        measured: '[data-number=measured]',
        M: '[data-testid=heatmap-matrix] [data-testid=picture]',
        approximation: '[data-testid=heatmap-approximation] [data-testid=picture]',
        error: '[data-testid=heatmap-error] [data-testid=picture]',
      };
      return Object.entries(parts)
        .filter(([, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          if (!box || box.width === 0 || box.height < 10) return false;
          return box.top + window.scrollY >= 0 && box.bottom + window.scrollY <= window.innerHeight;
        })
        .map(([name]) => name);
    });
  /** How much wider than its frame the page is, in CSS pixels. */
  const tooWide = (): Promise<number> =>
    visualizer.frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return Math.max(0, scrollWidth - clientWidth);
    });
  const all = ['slider', 'recommended', 'tail', 'measured', 'M', 'approximation', 'error'];

  it.each([
    ['a small one', 'worked.py', '[[3, 2, 5]'],
    ['a square one', 'spectrum.txt', '0.1192, 0.6225'],
    ['a wide one', 'data.json', '19.2, 20.0'],
    ['one with names, and entries that are missing', 'ratings.csv', 'Amy'],
  ])(
    'holds the slider, the error and all three pictures at 360 × 800: %s',
    async (_, file, text) => {
      await show(file, text);
      await pageSize(360, 712);
      await expect.poll(onScreen).toEqual(all);
      await lens.screenshot(`360-${file}`);
      await expect.poll(tooWide).toBe(0);
    },
  );

  it('folds the other numbers, and remembers it for the next matrix', async () => {
    const details = () => visualizer.frame.locator('[data-testid=details]');
    const spectral = () => visualizer.frame.locator('[data-number=spectral]').isVisible();
    await show('worked.py', '[[3, 2, 5]');
    await pageSize(360, 712);
    await expect.poll(() => details().getAttribute('aria-expanded')).toBe('false');
    expect(await spectral()).toBe(false);
    await details().click();
    await expect.poll(spectral).toBe(true);
    await show('worked.py', '[[4, 11, 14]');
    await pageSize(360, 712);
    await expect.poll(() => details().getAttribute('aria-expanded')).toBe('true');
    await details().click();
    await expect.poll(spectral).toBe(false);
  });

  it('scrolls the other numbers away, and keeps the slider and the error', async () => {
    await show('worked.py', '[[3, 2, 5]');
    await pageSize(550, 712);
    const details = visualizer.frame.locator('[data-testid=details]');
    await details.click();
    await visualizer.frame.locator('[data-number=spectral]').waitFor();
    await visualizer.frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const edge = (selector: string, side: 'top' | 'bottom') =>
      visualizer.frame.evaluate(
        ([sought, which]) => document.querySelector(sought)!.getBoundingClientRect()[which],
        [selector, side] as const,
      );
    await expect.poll(() => edge('[data-number=spectral]', 'bottom')).toBeLessThan(0);
    expect(await edge('[data-testid=rank-range]', 'top')).toBeGreaterThanOrEqual(0);
    expect(await edge('[data-number=measured]', 'bottom')).toBeLessThan(150);
    await lens.screenshot('scrolled');
    await visualizer.frame.evaluate(() => scrollTo(0, 0));
    await details.click();
    await expect.poll(() => details.getAttribute('aria-expanded')).toBe('false');
  });

  it('folds what explains a view to one line, and has all tabs in two', async () => {
    const box = async (selector: string) => {
      const found = await visualizer.frame.locator(selector).first().boundingBox();
      return { top: found?.y ?? NaN, height: found?.height ?? NaN };
    };
    await show('worked.py', '[[3, 2, 5]');
    await pageSize(300, 712);
    await expect.poll(async () => (await box('[role=tablist]')).height).toBeLessThan(60);
    for (const tab of ['spectrum', 'layers', 'factors', 'completion', 'methods', 'geometry']) {
      await visualizer.frame.getByTestId(`tab-${tab}`).click();
      await expect
        .poll(async () => (await box('[data-testid=explanation]')).height)
        .toBeLessThan(30);
    }
    await visualizer.frame.getByTestId('explain').click();
    await expect
      .poll(async () => (await box('[data-testid=explanation]')).height)
      .toBeGreaterThan(50);
    await visualizer.frame.getByTestId('tab-layers').click();
    await expect
      .poll(async () => (await box('[data-testid=explanation]')).height)
      .toBeGreaterThan(50);
    await visualizer.frame.getByTestId('explain').click();
    // Two pictures that stand beside each other begin at the same height, whatever their headings.
    await expect
      .poll(async () => {
        const sum = await box('[data-testid=heatmap-approximation] [data-testid=picture]');
        const error = await box('[data-testid=heatmap-error] [data-testid=picture]');
        return sum.top - error.top;
      })
      .toBe(0);
    await visualizer.frame.getByTestId('tab-approximation').click();
  });

  it('gives one picture the room of all three, and takes it back', async () => {
    const heatmap = (of: string) => visualizer.frame.locator(`[data-testid=heatmap-${of}]`);
    const width = async (of: string) =>
      (await heatmap(of).getByTestId('picture').boundingBox())?.width ?? 0;
    await show('spectrum.txt', '0.1192, 0.6225');
    await pageSize(360, 712);
    const before = await width('error');
    await heatmap('error').getByTestId('enlarge').click();
    await heatmap('matrix').waitFor({ state: 'detached' });
    await expect.poll(() => width('error')).toBeGreaterThan(1.6 * before);
    await lens.screenshot('enlarged');
    await heatmap('error').getByTestId('enlarge').click();
    await expect.poll(onScreen).toEqual(all);
  });

  it('puts the pictures beside the numbers where the page is low and wide', async () => {
    await show('worked.py', '[[3, 2, 5]');
    await pageSize(760, 320);
    await expect.poll(onScreen).toEqual(all);
    const left = (selector: string) =>
      visualizer.frame.evaluate(
        (sought) => document.querySelector(sought)?.getBoundingClientRect().left ?? 0,
        selector,
      );
    // The page takes its new size a moment after the window.
    const beside = async () =>
      (await left('[data-testid=heatmap-matrix]')) - (await left('[data-number=measured]'));
    await expect.poll(beside).toBeGreaterThan(0);
    await lens.screenshot('low');
  });

  it('shows the recommended rank first, and takes it back with one click', async () => {
    await show('worked.py', '[[3, 2, 5]');
    await expect.poll(() => visualizer.rank()).toBe(2);
    await visualizer.rankByKeys(1);
    const recommended = visualizer.frame.locator('[data-testid=recommended]');
    expect(await recommended.getAttribute('aria-pressed')).toBe('false');
    await recommended.click();
    await expect.poll(() => visualizer.rank()).toBe(2);
    await expect.poll(() => recommended.getAttribute('aria-pressed')).toBe('true');
  });

  it.each([
    ['Light Modern', 'vs'],
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('fits into 300 pixels, with all numbers unfolded too: %s', async (label, kind) => {
    await lens.resize(1400, 900);
    await lens.theme(label, kind);
    await pageSize(300, 712);
    await expect.poll(onScreen).toEqual(all);
    await expect.poll(tooWide).toBe(0);
    await lens.screenshot(`300-${kind}`);
    const details = visualizer.frame.locator('[data-testid=details]');
    await details.click();
    await expect.poll(() => details.getAttribute('aria-expanded')).toBe('true');
    await expect.poll(tooWide).toBe(0);
    await lens.screenshot(`300-${kind}-details`);
    await details.click();
    await expect.poll(() => details.getAttribute('aria-expanded')).toBe('false');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
