import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { equalCells, equalNumbers, expectColorsFollow } from './colors.js';
import { graphics } from './graphics.js';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { PictureName, Visualizer } from './visualizer.js';

describe.each(graphics)('the main path, with $graphics', ({ webgl, backend, folder }) => {
  let lens: Lens;
  keepFailures(() => lens);
  let visualizer: Visualizer;
  beforeAll(async () => {
    lens = await Lens.start({ name: `main-path-${folder}`, webgl });
  });
  afterAll(() => lens.close());

  it('says in a hover what the matrix is made of', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('4×3');
    await lens.screenshot('hover');
    expect(text).toContain('4×3, rank 2');
    expect(text).toMatch(/15, 3, 0\b/);
    expect(text).toContain('15.297');
    await expect.poll(() => lens.editor.hoverPicture()).toBeGreaterThan(50);
  });

  it('opens the visualizer from the link of the hover', async () => {
    await lens.page.locator('.monaco-hover:visible a', { hasText: 'Visualize' }).click();
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.text()).toContain('4×3');
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(234), 12);
    await expect.poll(() => visualizer.number('rank')).toBe(2);
    await expect.poll(() => visualizer.backend()).toBe(backend);
  });

  it('moves the rank with the keyboard: the tail is the error that is measured', async () => {
    for (const [k, tail] of [
      [1, 3],
      [2, 0],
      [3, 0],
      [0, Math.sqrt(234)],
    ] as const) {
      await visualizer.rankByKeys(k);
      await expect.poll(() => visualizer.number('tail')).toBeCloseTo(tail, 12);
      await expect.poll(() => visualizer.number('measured')).toBeCloseTo(tail, 12);
      await expect.poll(() => visualizer.number('difference')).toBeLessThan(1e-13);
    }
  });

  it('paints M, the best rank-one matrix and the error', async () => {
    await visualizer.rankByKeys(1);
    await lens.screenshot('rank-1');
    const colors = (of: PictureName) => visualizer.cellColors(of, 4, 3);
    await expectColorsFollow([3, 2, 5, 2, 3, 5, 2, -2, 0, 5, 5, 10], () => colors('matrix'));
    const low = [2.5, 2.5, 5, 2.5, 2.5, 5, 0, 0, 0, 5, 5, 10];
    await expectColorsFollow(low, () => colors('approximation'));
    const error = [0.5, -0.5, 0, -0.5, 0.5, 0, 2, -2, 0, 0, 0, 0];
    await expect.poll(async () => equalCells(await colors('error'))).toEqual(equalNumbers(error));
  });

  it('moves the rank with the mouse', async () => {
    await visualizer.dragRank(1);
    await expect.poll(() => visualizer.rank()).toBe(3);
    await visualizer.dragRank(0);
    await expect.poll(() => visualizer.rank()).toBe(0);
  });

  it('takes the literal at the cursor from the palette: squared tail 90', async () => {
    const before = await visualizer.shown();
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await visualizer.rankByKeys(2);
    const entries = [4, 11, 14, 8, 7, -2];
    await expectColorsFollow(entries, () => visualizer.cellColors('matrix', 2, 3));
    await expectColorsFollow(entries, () => visualizer.cellColors('approximation', 2, 3));
    await visualizer.rankByKeys(1);
    await expect.poll(async () => (await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
    await expect.poll(async () => (await visualizer.number('measured')) ** 2).toBeCloseTo(90, 10);
    await expect.poll(() => visualizer.text()).toContain('2×3');
    await lens.screenshot('squared-tail-90');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
