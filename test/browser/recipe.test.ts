import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { tableValues } from './tables.js';
import type { Visualizer } from './visualizer.js';

describe('the recipe by hand', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'recipe' });
    await writeFile(join(lens.folder, 'tiny.json'), '[[1, 1], [0, 1e-9]]\n');
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await byId('tab-methods').click();
    await byId('methods-topic').locator('input[value="hand"]').check();
    await byId('hand-steps').waitFor();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const step = (id: string) => visualizer.frame.locator(`[data-step="${id}"]`);
  const cells = (id: string, matrix: string) =>
    step(id).locator(`[data-matrix="${matrix}"] td`).allInnerTexts();
  const clipboard = () => lens.page.evaluate(() => navigator.clipboard.readText());

  it('shows the steps of a course with exact numbers', async () => {
    expect(await cells('gram', 'MᵀM')).toEqual([
      '42',
      '33',
      '75',
      '33',
      '42',
      '75',
      '75',
      '75',
      '150',
    ]);
    await expect.poll(() => step('polynomial').innerText()).toContain('λ³ − 234λ² + 2025λ');
    expect(await step('eigenvalues').innerText()).toContain('λ₁ = 225');
    expect(await cells('first', 'v₁')).toEqual(['1', '1', '2']);
    expect(await step('first').innerText()).toContain('1/√6');
    expect(await step('values').innerText()).toContain('σ₁ = √225 = 15');
    expect((await cells('result', 'Σ')).filter((text) => text !== '0')).toEqual(['15', '3']);
    await lens.screenshot('by-hand');
  });

  it('is copied as LaTeX', async () => {
    await byId('hand-copy-first').click();
    await expect.poll(clipboard).toContain('v_{1} = \\frac{1}{\\sqrt{6}} \\begin{bmatrix}');
    await byId('hand-copy').click();
    await expect.poll(clipboard).toContain('\\det(\\lambda I - M^{\\mathsf T}M)');
  });

  it('through MMᵀ has the same values', async () => {
    await byId('hand-side').locator('input[value="MMᵀ"]').check();
    await expect.poll(() => byId('hand-steps').getAttribute('data-side')).toBe('MMᵀ');
    expect(await step('values').innerText()).toContain('σ₂ = √9 = 3');
  });

  it('writes decimals when closed forms are switched off, in Factors, too', async () => {
    await byId('tab-factors').click();
    await visualizer.frame.getByText('Tables of U, Σ and Vᵀ').click();
    const first = () => byId('table-vt').locator('tbody td').first().innerText();
    await expect.poll(first).toBe('1/√6');
    await lens.screenshot('closed-forms');
    await byId('closed-forms').uncheck();
    await expect.poll(first).toBe('0.40825');
    await byId('closed-forms').check();
    await visualizer.frame.getByText(/^Use the result at rank/).click();
    await byId('result-what').selectOption('svd');
    await byId('result-target').selectOption('latex');
    await byId('result-copy').click();
    await expect.poll(clipboard).toContain('\\frac{1}{\\sqrt{6}}');
  });

  it('shows the digits that squaring loses', async () => {
    const shown = await visualizer.shown();
    await lens.editor.cursorAt('tiny.json', '[[1', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(shown);
    await byId('tab-methods').click();
    await byId('methods-topic').locator('input[value="hand"]').check();
    await byId('hand-digits').waitFor();
    const [, second] = await tableValues(byId('hand-digits'));
    expect(second?.[1]).toBeCloseTo(Math.SQRT1_2 * 1e-9, 20);
    expect(second?.[2]).toBeLessThan(2);
    await lens.screenshot('digits');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
