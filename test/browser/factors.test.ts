import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { apart, tableValues, times } from './tables.js';
import type { Visualizer } from './visualizer.js';

const whole = [
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
];
/** 15 u₁v₁ᵀ. */
const first = [
  [2.5, 2.5, 5],
  [2.5, 2.5, 5],
  [0, 0, 0],
  [5, 5, 10],
];

describe('the factors', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'factors', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await byId('tab-factors').click();
    await open('Tables of U, Σ and Vᵀ');
    await open('Tables of B and A');
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const table = (id: string) => tableValues(byId(id).locator('table'));
  const open = async (summary: string) => {
    const closed = visualizer.frame.locator('details:not([open]) > summary', { hasText: summary });
    const opened = visualizer.frame.locator('details[open] > summary', { hasText: summary });
    await closed.or(opened).waitFor();
    if ((await closed.count()) > 0) await closed.click();
    await opened.waitFor();
  };
  const choose = (choice: string, value: string) =>
    byId(choice).locator(`input[value="${value}"]`).check();
  const attribute = async (id: string, name: string) =>
    Number(await byId(id).getAttribute(`data-${name}`));

  it('multiply to the matrix again: thin, compact and full', async () => {
    for (const [form, u, v] of [
      ['thin', 3, 3],
      ['compact', 2, 2],
      ['full', 4, 3],
    ] as const) {
      await choose('svd-form', form);
      await visualizer.frame.locator(`[data-form="${form}"]`).waitFor();
      await open('Tables of U, Σ and Vᵀ');
      await expect
        .poll(async () => [await attribute('padding', 'u'), await attribute('padding', 'v')])
        .toEqual([u, v]);
      await expect.poll(() => attribute('padding', 'essential')).toBe(2);
      const product = async () =>
        times(times(await table('table-u'), await table('table-sigma')), await table('table-vt'));
      await expect.poll(async () => apart(await product(), whole)).toBeLessThan(1e-13);
      const sigma = await table('table-sigma');
      expect(sigma[0]?.[0]).toBeCloseTo(15, 12);
      expect(sigma[1]?.[1]).toBeCloseTo(3, 12);
    }
    await lens.screenshot('full');
  });

  it('B A and Y Zᵀ multiply to the approximation, with their parameters counted', async () => {
    await expect
      .poll(async () => apart(times(await table('table-left'), await table('table-right')), first))
      .toBeLessThan(1e-13);
    await choose('factor-split', 'even');
    await visualizer.frame.getByText('Y = UₖΣₖ^½').waitFor();
    // The even split has the norm √σ₁ on both sides.
    const norm = async () => Math.hypot(...(await table('table-left')).flat());
    await expect.poll(norm).toBeCloseTo(Math.sqrt(15), 12);
    const product = async () => times(await table('table-left'), await table('table-right'));
    await expect.poll(async () => apart(await product(), first)).toBeLessThan(1e-13);
    await expect.poll(() => attribute('factor-counts', 'factors')).toBe(7);
    await expect.poll(() => attribute('factor-counts', 'full')).toBe(12);
    await expect.poll(() => attribute('factor-counts', 'even')).toBeCloseTo(12 / 8, 12);
  });

  it('compares y = Wx + b with y′ = B(Ax) + b for numbers of the user', async () => {
    await byId('layer-x').fill('1, 0, 0');
    await byId('layer-b').fill('1 1 1 1');
    const expected = whole.map(([w], i) => [w! + 1, first[i]![0]! + 1, w! - first[i]![0]!]);
    await expect.poll(async () => apart(await table('table-layer'), expected)).toBeLessThan(1e-12);
    await expect.poll(() => attribute('layer-difference', 'value')).toBeCloseTo(2, 12);
    await expect.poll(() => attribute('layer-difference', 'bound')).toBeCloseTo(3, 12);
    await byId('layer-x').fill('1, two, 0');
    await visualizer.frame.getByRole('alert').getByText('“two” is not a number').waitFor();
  });

  it('draws x and b again from the seed that it shows', async () => {
    const typed = await byId('layer-x').inputValue();
    await byId('layer-draw').click();
    await expect.poll(() => byId('layer-x').inputValue()).not.toBe(typed);
    const drawn = await byId('layer-x').inputValue();
    await byId('layer-draw').click();
    await expect.poll(() => byId('layer-x').inputValue()).not.toBe(drawn);
    await byId('layer-seed').fill('1');
    await byId('layer-seed').press('Enter');
    await expect.poll(() => byId('layer-x').inputValue()).toBe(drawn);
  });

  it('follows the rank: at full rank nothing is lost', async () => {
    await visualizer.rankByKeys(3);
    await expect
      .poll(async () => apart(times(await table('table-left'), await table('table-right')), whole))
      .toBeLessThan(1e-13);
    await expect.poll(() => attribute('layer-difference', 'value')).toBeLessThan(1e-12);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
