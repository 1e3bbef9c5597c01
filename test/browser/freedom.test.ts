import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { apart, tableValues } from './tables.js';
import type { Visualizer } from './visualizer.js';

describe('what M leaves free in U and V', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'freedom' });
    await writeFile(join(lens.folder, 'turn.json'), '[[0, -2, 0], [2, 0, 0], [0, 0, 1]]\n');
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await byId('tab-factors').click();
    await openTables();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const table = (id: string) => tableValues(byId(id).locator('table'));
  const openTables = async () => {
    const summary = visualizer.frame.locator('details:not([open]) > summary', {
      hasText: 'Tables of U, Σ and Vᵀ',
    });
    await summary.click();
    await byId('table-u').waitFor();
  };
  const choose = (choice: string, value: string) =>
    byId(choice).locator(`input[value="${value}"]`).check();
  const value = async (id: string, name: string) => byId(id).getAttribute(`data-${name}`);
  const clipboard = () => lens.page.evaluate(() => navigator.clipboard.readText());

  it('a flipped pair changes U and V, and the product stays', async () => {
    const [u, vt] = [await table('table-u'), await table('table-vt')];
    await byId('flip-1').click();
    await expect.poll(async () => (await table('table-u'))[0]?.[0]).toBe(-u[0]![0]!);
    expect((await table('table-vt'))[0]).toEqual(vt[0]!.map((entry) => -entry));
    expect(Number(await value('freedom-product', 'relative'))).toBeLessThan(1e-14);
    // What is copied has the same signs.
    await visualizer.frame.getByText(/^Use the result at rank/).click();
    await byId('result-what').selectOption('svd');
    await byId('result-target').selectOption('json');
    await byId('result-digits').selectOption('all');
    await byId('result-copy').click();
    await expect.poll(clipboard).toContain('_U');
    const copied = JSON.parse(await clipboard()) as Record<string, number[][]>;
    const key = Object.keys(copied).find((name) => name.endsWith('_U'))!;
    expect(copied[key]![0]![0]).toBe(-u[0]![0]!);
    await byId('freedom-reset').click();
    await expect.poll(async () => (await table('table-u'))[0]?.[0]).toBe(u[0]![0]);
  });

  it('has the signs of NumPy in one click, and says which pairs they change', async () => {
    await choose('sign-convention', 'numpy');
    // NumPy: u₁ = −(1, 1, 0, 2)/√6, v₁ = −(1, 1, 2)/√6.
    await expect
      .poll(async () => (await table('table-u'))[0]?.[0])
      .toBeCloseTo(-1 / Math.sqrt(6), 14);
    expect(await value('sign-outcome', 'flipped')).toMatch(/^1/);
    await lens.screenshot('numpy');
    await choose('sign-convention', 'rows');
    await expect
      .poll(async () => (await table('table-u'))[0]?.[0])
      .toBeCloseTo(1 / Math.sqrt(6), 14);
  });

  it('has other bases of the null spaces', async () => {
    await byId('freedom-reset').click();
    await choose('svd-form', 'full');
    await visualizer.frame.locator('[data-form="full"]').waitFor();
    await openTables().catch(() => undefined);
    const before = await table('table-u');
    await byId('next-basis-u').click();
    await expect.poll(async () => apart(await table('table-u'), before)).toBeGreaterThan(1e-3);
    const after = await table('table-u');
    expect(after.map((row) => row.slice(0, 2))).toEqual(before.map((row) => row.slice(0, 2)));
    expect(Number(await value('freedom-product', 'relative'))).toBeLessThan(1e-14);
    await lens.screenshot('bases');
  });

  it('turns pairs of equal σ together', async () => {
    const shown = await visualizer.shown();
    await lens.editor.cursorAt('turn.json', '[[0', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(shown);
    await byId('tab-factors').click();
    await byId('equal-values').waitFor();
    expect(await value('equal-values', 'first')).toBe('1');
    expect(await value('equal-values', 'last')).toBe('2');
    await byId('turn-1').fill('30');
    await openTables().catch(() => undefined);
    const sizes = async () =>
      (await table('table-u')).slice(0, 2).map((row) => row.slice(0, 2).map(Math.abs).sort());
    const [sin, cos] = [0.5, Math.cos(Math.PI / 6)];
    await expect
      .poll(async () =>
        apart(await sizes(), [
          [sin, cos],
          [sin, cos],
        ]),
      )
      .toBeLessThan(1e-14);
    expect(Number(await value('freedom-product', 'value'))).toBeLessThan(1e-14);
    await lens.screenshot('turned');
  });

  it('is remembered for the matrix, and back to the lens is one click', async () => {
    await byId('freedom-reset').click();
    await expect.poll(() => byId('freedom-reset').isDisabled()).toBe(true);
    await expect.poll(() => byId('turn-1').inputValue()).toBe('0');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
