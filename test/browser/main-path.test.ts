import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphics } from './graphics.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

describe.each(graphics)('the main path, with $graphics', ({ webgl, backend, folder }) => {
  let lens: Lens;
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
    expect(await lens.editor.hoverPicture()).toBeGreaterThan(50);
  });

  it('opens the visualizer from the link of the hover', async () => {
    await lens.page.locator('.monaco-hover:visible a', { hasText: 'Visualize' }).click();
    visualizer = await lens.visualizer();
    await visualizer.ready();
    expect(await visualizer.text()).toContain('4×3');
    expect(await visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(234), 12);
    expect(await visualizer.number('rank')).toBe(2);
    expect(await visualizer.backend()).toBe(backend);
  });

  it('moves the rank with the keyboard: the tail is the error that is measured', async () => {
    for (const [k, tail] of [
      [1, 3],
      [2, 0],
      [3, 0],
      [0, Math.sqrt(234)],
    ] as const) {
      await visualizer.rankByKeys(k);
      expect(await visualizer.number('tail')).toBeCloseTo(tail, 12);
      expect(await visualizer.number('measured')).toBeCloseTo(tail, 12);
      expect(await visualizer.number('difference')).toBeLessThan(1e-13);
    }
  });

  it('paints the best rank-one matrix and its error', async () => {
    await visualizer.rankByKeys(1);
    await lens.screenshot('rank-1');
    // M̂₁ is [[2.5, 2.5, 5], [2.5, 2.5, 5], [0, 0, 0], [5, 5, 10]]: equal entries, equal colours.
    const low = await visualizer.cellColors('approximation', 4, 3);
    const same = [[0, 1, 3, 4], [2, 5, 9, 10], [6, 7, 8], [11]];
    const colours = same.map((cells) => [...new Set(cells.map((at) => low[at]))]);
    for (const group of colours) expect(group).toHaveLength(1);
    expect(new Set(colours.flat()).size).toBe(4);
    // M has 3 and 2 where M̂₁ has 2.5 twice.
    const full = await visualizer.cellColors('matrix', 4, 3);
    expect(full[0]).not.toBe(full[1]);
    // The error has ±0.5, ±2 and 0: five colours, and the last row is all zero.
    const error = await visualizer.cellColors('error', 4, 3);
    expect(new Set(error).size).toBe(5);
    expect(new Set(error.slice(9)).size).toBe(1);
  });

  it('moves the rank with the mouse', async () => {
    await visualizer.dragRank(1);
    expect(await visualizer.rank()).toBe(3);
    await visualizer.dragRank(0);
    expect(await visualizer.rank()).toBe(0);
  });

  it('takes the literal at the cursor from the palette: squared tail 90', async () => {
    const before = await visualizer.job();
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await visualizer.rankByKeys(1);
    expect((await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
    expect((await visualizer.number('measured')) ** 2).toBeCloseTo(90, 10);
    expect(await visualizer.text()).toContain('2×3');
    await lens.screenshot('squared-tail-90');
  });

  it('leaves no error in the console', () => {
    expect(lens.errors).toEqual([]);
  });
});
