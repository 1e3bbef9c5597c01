import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import { apart, tableValues, times } from './tables.js';
import type { Visualizer } from './visualizer.js';

const x = [
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
];

const transposed = (rows: number[][]) => x[0]!.map((_, j) => rows.map((row) => row[j]!));

describe('the methods', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'methods', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await byId('tab-methods').click();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const ways = (rank: number) =>
    visualizer.frame.locator(`[data-testid=ways][data-rank="${rank}"][data-ways="4"]`);
  const numbers = (rank: number, name: string) =>
    ways(rank)
      .locator(`[data-${name}]`)
      .evaluateAll(
        (cells, attribute) => cells.map((cell) => Number(cell.getAttribute(attribute))),
        `data-${name}`,
      );

  it('agree on the approximation, with the error that the tail says', async () => {
    await ways(1).waitFor();
    await expect.poll(() => ways(1).locator('[data-way]').count()).toBe(4);
    for (const difference of await numbers(1, 'value')) expect(difference).toBeLessThan(1e-13);
    for (const error of await numbers(1, 'error')) expect(error).toBeCloseTo(3, 12);
    for (const millis of await numbers(1, 'millis')) expect(millis).toBeGreaterThanOrEqual(0);
    await lens.screenshot('ways');
  });

  it('follow the rank', async () => {
    await visualizer.rankByKeys(2);
    await ways(2).waitFor();
    for (const error of await numbers(2, 'error')) expect(error).toBeLessThan(1e-12);
  });

  it('say how many digits the way through MᵀM loses', async () => {
    const lost = Number(await byId('digits-lost').getAttribute('data-value'));
    expect(lost).toBeGreaterThanOrEqual(0);
    expect(lost).toBeLessThan(8);
    const [largest, second, third] = await tableValues(byId('table-digits').locator('table'));
    expect(largest?.[1]).toBeCloseTo(15, 12);
    expect(second?.[1]).toBeCloseTo(3, 10);
    // σ₃ = 0 is computed as the square root of a rounding error, so only half of the digits are correct.
    expect(third?.[1]).toBeLessThan(1e-6);
  });

  it('approximate WᵀW + LᵀL without forming it', async () => {
    await byId('methods-topic').locator('input[value="stacked"]').check();
    await byId('stacked-rank').fill('1');
    const table = visualizer.frame.locator('[data-testid=stacked-ways][data-rank="1"]');
    await table.waitFor();
    // F = MᵀM has the eigenvalues 225 and 9: rank 1 loses 9.
    await expect
      .poll(async () => Number(await byId('stacked-error').getAttribute('data-value')))
      .toBeCloseTo(9, 10);
    await visualizer.frame.getByText('Tables of R and RᵀR').click();
    const [r] = await tableValues(byId('table-r').locator('table'));
    expect(r).toHaveLength(3);
    expect(Math.hypot(...r!)).toBeCloseTo(15, 12);
    const product = await tableValues(byId('table-product').locator('table'));
    expect(
      apart(
        product,
        times(
          r!.map((entry) => [entry]),
          [r!],
        ),
      ),
    ).toBeLessThan(1e-12);
    // 225 v₁v₁ᵀ with v₁ = (1, 1, 2)/√6.
    const expected = [
      [37.5, 37.5, 75],
      [37.5, 37.5, 75],
      [75, 75, 150],
    ];
    expect(apart(product, expected)).toBeLessThan(1e-11);
    for (const [difference] of await tableValues(table)) expect(difference).toBeLessThan(1e-10);
    await lens.screenshot('stacked');
  });

  it('take L from another matrix of the document', async () => {
    await byId('choose-second').click();
    await quickInput(lens.page).waitFor();
    const offered = () => lens.page.locator('.quick-input-list .label-name').allInnerTexts();
    // Three columns like X, one of them in a comment; neither B with two nor X itself.
    await expect.poll(offered).toEqual(['matrix', 'A']);
    await pick(lens.page, 'A');
    await byId('second').waitFor();
    await expect.poll(() => byId('second').innerText()).toMatch(/L = A, 2×3, worked\.py:13/);
    await byId('stacked-rank').fill('3');
    await visualizer.frame.locator('[data-testid=stacked-ways][data-rank="3"]').waitFor();
    const rows = [...x, [4, 11, 14], [8, 7, -2]];
    const expected = times(transposed(rows), rows);
    const product = () => tableValues(byId('table-product').locator('table'));
    await expect.poll(async () => apart(await product(), expected)).toBeLessThan(1e-11);
    await lens.screenshot('second');
    await byId('forget-second').click();
    await byId('stacked-rows').waitFor();
  });

  it('refuses a rank that there is not, in words', async () => {
    await byId('stacked-rank').fill('9');
    await visualizer.frame.getByText('A whole number from 1 to 3').waitFor();
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
