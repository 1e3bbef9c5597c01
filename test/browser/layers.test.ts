import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectColorsFollow } from './colors.js';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { saveAs, savedText } from './saving.js';
import type { Visualizer } from './visualizer.js';

/** [[4, 11, 14], [8, 7, -2]] = 6√10 u₁v₁ᵀ + 3√10 u₂v₂ᵀ. */
const first = [6, 12, 12, 2, 4, 4];
/**
 * As seen in the colours of M, which begin at its least entry, −2: −6 in the second layer is drawn like −2.
 */
const second = [-2, -1, 2, 6, 3, -2];
const both = [4, 11, 14, 8, 7, -2];
const [sigma1, sigma2] = [6 * Math.sqrt(10), 3 * Math.sqrt(10)];

describe('the layers', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'layers', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(2);
    await byId('tab-layers').click();
    await layer(2).waitFor();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const layer = (i: number) => byId(`layer-${i}`);
  const box = (i: number) => layer(i).getByRole('checkbox');
  const ticked = async () => [await box(1).isChecked(), await box(2).isChecked()];
  const value = async (id: string) => {
    const text = await byId(id).getAttribute('data-value');
    return text === null || text === '' ? NaN : Number(text);
  };
  const colors = () => visualizer.cellColors('approximation', 2, 3);
  /** Waits for the measured error of the sum, then compares it with the errors from the singular values. */
  const expectError = async (expected: number) => {
    await expect.poll(() => value('layers-measured')).toBeCloseTo(expected, 11);
    await expect.poll(() => value('layers-tail')).toBeCloseTo(expected, 11);
    await expect.poll(() => visualizer.number('tail')).toBeCloseTo(expected, 11);
  };

  it('shows each with its σ and its share of the energy', async () => {
    await expect.poll(() => value('layer-1')).toBeCloseTo(sigma1, 12);
    await expect.poll(() => value('layer-2')).toBeCloseTo(sigma2, 12);
    await expect.poll(() => value('layer-share-1')).toBeCloseTo(0.8, 12);
    await expect.poll(() => value('layer-share-2')).toBeCloseTo(0.2, 12);
    await expect.poll(() => ticked()).toEqual([true, true]);
    await expectError(0);
  });

  it('switches one off: the sum and its error follow', async () => {
    await visualizer.drawn(() => box(1).click());
    await lens.page.mouse.move(5, 5);
    await expectError(sigma1);
    await expectColorsFollow(second, colors);
    await expect
      .poll(() => byId('layers-summary').innerText())
      .toContain('1 of 2 layers keep 20 %');
    await expect.poll(() => visualizer.number('spectral')).toBeCloseTo(sigma1, 12);
    await lens.screenshot('second-alone');
  });

  it('shows the sum with the layer while the pointer rests on it', async () => {
    const picture = layer(1).getByRole('img');
    await visualizer.drawn(() => picture.hover());
    await expectColorsFollow(both, colors);
    await expect.poll(() => ticked()).toEqual([false, true]);
    await visualizer.drawn(() => lens.page.mouse.move(5, 5));
    await expectColorsFollow(second, colors);
  });

  it('works from the keyboard', async () => {
    await box(1).focus();
    await visualizer.drawn(() => lens.page.keyboard.press('Space'));
    await expect.poll(() => ticked()).toEqual([true, true]);
    await lens.page.keyboard.press('ArrowRight');
    await visualizer.drawn(() => lens.page.keyboard.press('Space'));
    await expect.poll(() => ticked()).toEqual([true, false]);
    await expectError(sigma2);
    await expectColorsFollow(first, colors);
    await visualizer.drawn(() => lens.page.keyboard.press('o'));
    await expect.poll(() => ticked()).toEqual([false, true]);
  });

  it('saves one with all its entries', async () => {
    await saveAs(layer(2), 'csv');
    const csv = await savedText(lens, 'A-layer-2.csv');
    const entries = csv.trim().split(/[,\n]/).map(Number);
    expect(entries.map((entry) => Number(entry.toFixed(10)))).toEqual(
      both.map((entry, at) => entry - first[at]!),
    );
    await saveAs(layer(1), 'svg');
    expect(await savedText(lens, 'A-layer-1.svg')).toContain('A: layer 1');
  });

  it('switches all, and follows the rank slider', async () => {
    const tools = visualizer.frame.getByRole('toolbar');
    await tools.getByRole('button', { name: 'All off' }).click();
    await expectError(Math.sqrt(450));
    await tools.getByRole('button', { name: 'All on' }).click();
    await expectError(0);
    await visualizer.rankByKeys(1);
    await expect.poll(() => ticked()).toEqual([true, false]);
    await expectError(sigma2);
    await visualizer.drawn(() => box(2).click());
    await expect.poll(() => visualizer.rank()).toBe(2);
    await expect.poll(() => ticked()).toEqual([true, true]);
  });

  it('remembers what is off, here and after a restart; other views show M̂ₖ', async () => {
    await box(1).click();
    await expectError(sigma1);
    await byId('tab-approximation').click();
    await expect.poll(() => visualizer.number('tail')).toBeCloseTo(0, 12);
    await byId('tab-layers').click();
    await expectError(sigma1);
    await lens.restart(['"view":"layers"', '"layers.off":[0]']);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => ticked()).toEqual([false, true]);
    await expectError(sigma1);
  });

  it.each([
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('wears %s', async (label, kind) => {
    await lens.theme(label, kind);
    await lens.screenshot(kind);
    await expect.poll(() => layer(1).getByRole('img').isVisible()).toBe(true);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
