import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNpz } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { saveAs, savedFile, savedText } from './saving.js';
import { pick } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

/** The best rank-one matrix for A, row by row. */
const best = [6, 12, 12, 2, 4, 4];

describe('what leaves the lens', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'results', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const clipboard = () => lens.page.evaluate(() => navigator.clipboard.readText());

  it('is M̂ₖ on the clipboard, in the language that is chosen', async () => {
    await lens.command('Low-Rank Lens: Copy As…');
    await pick(lens.page, 'M̂ₖ, the approximation');
    await pick(lens.page, 'MATLAB');
    await expect.poll(clipboard).toMatch(/A_1 = \[/);
    const numbers = (await clipboard())
      .match(/\d+(?:\.\d+)?/g)!
      .slice(1)
      .map(Number);
    expect(numbers.map((entry) => Number(entry.toFixed(9)))).toEqual(best);
  });

  it('is M̂ₖ as .npz', async () => {
    await lens.command('Low-Rank Lens: Save As…');
    await pick(lens.page, 'M̂ₖ, the approximation');
    await pick(lens.page, '.npz');
    const file = await savedFile(lens, 'A-rank-1.npz');
    const inflate = (bytes: Uint8Array) => new Uint8Array(inflateRawSync(bytes));
    const matrix = readNpz(file, 'A_1', inflate);
    if (!matrix.ok) throw new Error(matrix.problem.message);
    expect(Array.from(matrix.value.data, (entry) => Number(entry.toFixed(9)))).toEqual(best);
  });

  it('is a chart as SVG with its axes, and its numbers', async () => {
    await byId('tab-spectrum').click();
    await saveAs(byId('chart-sigma'), 'svg');
    const svg = await savedText(lens, 'A-sigma.svg');
    expect(svg).toContain('A: Singular values σᵢ');
    expect(svg.match(/fill="#1a6fc4"/g)).toHaveLength(1);
    await saveAs(byId('chart-tail'), 'csv');
    const csv = await savedText(lens, 'A-tail.csv');
    const rows = csv.trim().split('\n').slice(1);
    expect(Number(rows[1]?.split(',')[1]) ** 2).toBeCloseTo(90, 10);
  });

  it('is the geometry as PNG', async () => {
    await byId('tab-geometry').click();
    await byId('geometry-picture').waitFor();
    await saveAs(visualizer.frame.getByTestId('geometry-figure'), 'png');
    const png = await savedFile(lens, 'A-USigma1Vtx.png');
    expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
  });

  it('is M̂ₖ after the matrix in the document', async () => {
    // Wait until the file dialog of the previous test has closed.
    await lens.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await lens.command('Low-Rank Lens: Insert M̂ₖ After the Matrix');
    const line = lens.page.locator('.editor-group-container .view-line', { hasText: 'A_1' });
    await line.first().waitFor();
    await expect.poll(() => line.first().innerText()).toMatch(/A_1\s=\snp\.array\(/);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
