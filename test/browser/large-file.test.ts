import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approximate, arrayOf, svd, writeNpy, type Matrix } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** Waves of falling size, and one entry that is far from all others. */
function waves(rows: number, cols: number, phase = 0): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      for (let k = 1; k <= 12; k++) {
        const u = Math.sin((k * Math.PI * (i + 0.5)) / rows + phase);
        data[i * cols + j]! += 8 * 0.6 ** k * u * Math.cos((k * Math.PI * (j + 0.5)) / cols);
      }
    }
  }
  data[411 * cols + 77] = 1000;
  return { rows, cols, data };
}

/** A .npy file in Fortran order: its numbers are those of the transpose, by rows. */
function fortranNpy({ rows, cols, data }: Matrix): Uint8Array {
  const turned = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) turned[j * rows + i] = data[i * cols + j]!;
  }
  const bytes = writeNpy(arrayOf({ rows: cols, cols: rows, data: turned }));
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, 128));
  const other = header
    .replace("'fortran_order': False", "'fortran_order': True ")
    .replace(`(${cols}, ${rows})`, `(${rows}, ${cols})`);
  bytes.set(Uint8Array.from(other, (character) => character.charCodeAt(0)));
  return bytes;
}

const M = waves(900, 150);
const found = svd(M);
if (!found.ok) throw new Error(found.problem.message);
const whole = found.value;

describe.each([
  { order: 'by rows', webHost: false },
  { order: 'by columns', webHost: false },
  { order: 'by rows', webHost: true },
])('a file beyond the limit, $order, web host $webHost', ({ order, webHost }) => {
  let lens: Lens;
  let visualizer: Visualizer;
  const file = 'waves-large.npy';
  const name = `large-file${order === 'by rows' ? '' : '-turned'}${webHost ? '-web' : ''}`;
  keepFailures(() => lens);
  beforeAll(async () => {
    const settings = { 'lowRankLens.maxEntries': 20_000 };
    lens = await Lens.start({ name, webgl: false, settings, webHost });
    await writeFile(
      join(lens.folder, file),
      order === 'by rows' ? writeNpy(arrayOf(M)) : fortranNpy(M),
    );
    if (webHost) await lens.knowsExtension();
    else await untilEditorIsKnown(lens);
    await openFile(lens, file);
    visualizer = await lens.visualizer();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const text = (id: string) => byId(id).innerText();
  /** The picture of M̂ₖ shows all cells at this rank, not a draft. */
  const drawn = (rank: number) =>
    visualizer.frame
      .locator(`[data-testid=heatmap-error] canvas[data-rank="${rank}"]:not([data-draft])`)
      .waitFor();

  it('shows its picture, and the tail beside the error that was measured', async () => {
    await visualizer.ready();
    await expect
      .poll(() => visualizer.frame.locator('h1').innerText())
      .toBe('waves-large.npy 900×150');
    const k = Number(await byId('rank-range').inputValue());
    await drawn(k);
    await expect.poll(() => visualizer.number('measured')).toBeGreaterThan(0);
    const tail = await visualizer.number('tail');
    const expected = Math.sqrt(whole.s.subarray(k).reduce((sum, sigma) => sum + sigma ** 2, 0));
    expect(tail / expected).toBeCloseTo(1, 6);
    expect((await visualizer.number('measured')) / expected).toBeCloseTo(1, 6);
    await expect.poll(() => text('large-note')).toContain('stands for up to 2 × 1 entries');
    await lens.screenshot('opened');
  });

  it('leaves the one far entry out of the colours, and says where it is', async () => {
    expect(await text('beyond')).toContain('1000 at (412, 78)');
  });

  it('follows the slider with drafts, then with all cells', async () => {
    await visualizer.rankByKeys(3);
    const k = Number(await byId('rank-range').inputValue());
    await drawn(k);
    const expected = Math.sqrt(whole.s.subarray(k).reduce((sum, sigma) => sum + sigma ** 2, 0));
    await expect
      .poll(async () => (await visualizer.number('measured')) / expected)
      .toBeCloseTo(1, 6);
  });

  it('zooms to single entries, which are read from the file', async () => {
    const picture = visualizer.frame.locator('[data-testid=heatmap-matrix] [data-testid=picture]');
    await picture.focus();
    // The first key puts the crosshair into the middle.
    for (const key of [
      'ArrowRight',
      'Control+Home',
      'PageDown',
      'PageDown',
      'ArrowRight',
      'ArrowRight',
    ])
      await lens.page.keyboard.press(key);
    for (let i = 0; i < 14; i++) await lens.page.keyboard.press('+');
    await expect.poll(() => byId('readout').getAttribute('data-row')).toBe('20');
    const k = Number(await byId('rank-range').inputValue());
    const at = 20 * 150 + 2;
    const value = async (id: string) =>
      Number(await byId(`readout-${id}`).getAttribute('data-value', { timeout: 5000 }));
    await expect.poll(() => value('matrix')).toBe(M.data[at]);
    const approximation = approximate(whole, k).data[at]!;
    await expect.poll(() => value('approximation')).toBeCloseTo(approximation, 4);
    await expect.poll(() => value('error')).toBeCloseTo(M.data[at]! - approximation, 4);
    await lens.screenshot('zoomed');
    await lens.page.keyboard.press('0');
  });

  it('has the leading singular values in Spectrum, and says what other views need', async () => {
    await byId('tab-spectrum').click();
    await byId('spectrum-table').locator('summary').click();
    const first = byId('spectrum-table').locator('tbody td').first();
    await expect
      .poll(async () => Number(await first.getAttribute('data-value')) / whole.s[0]!)
      .toBeCloseTo(1, 6);
    await lens.screenshot('spectrum');
    await byId('tab-layers').click();
    await expect.poll(() => text('needs-entries')).toContain('all 135,000 entries');
    await byId('tab-approximation').click();
  });

  it('keeps rank and view when the file is written again', async () => {
    const before = await byId('rank-range').inputValue();
    const other = waves(900, 150, 1);
    await writeFile(
      join(lens.folder, file),
      order === 'by rows' ? writeNpy(arrayOf(other)) : fortranNpy(other),
    );
    const norm = Math.sqrt(other.data.reduce((sum, entry) => sum + entry ** 2, 0));
    await expect
      .poll(async () => (await visualizer.number('frobenius')) / norm, { timeout: 60_000 })
      .toBeCloseTo(1, 6);
    expect(await byId('rank-range').inputValue()).toBe(before);
    await drawn(Number(before));
  });

  it('keeps the last picture when the file is deleted', async () => {
    await rm(join(lens.folder, file));
    await expect.poll(() => text('problem'), { timeout: 60_000 }).toContain('was deleted');
    expect(await visualizer.frame.locator('[data-testid=heatmap-error] canvas').count()).toBe(2);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
