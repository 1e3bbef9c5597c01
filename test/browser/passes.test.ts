import { appendFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { svd, writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openAsMatrixFromExplorer, openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

const rows = 60_000;
const cols = 300;

/** Noise with a flat spectrum, so that the search takes many passes; the same numbers in every run. */
function noise(): Float64Array {
  const data = new Float64Array(rows * cols);
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    data[i] = state / 2 ** 31;
  }
  return data;
}

/** Lines of rank 2 with three decimals, which are repeated in a file. */
const block = Array.from({ length: 1000 }, (_, i) =>
  Array.from({ length: 40 }, (_, j) => (((i % 7) - 3 + (i % 11) * (j % 5)) / 1000).toFixed(3)),
);
const repeats = 1_200;

/** A .npy file of zeros that takes no room on the disk, and a long time to read. */
async function writeHole(file: string, rows: number, cols: number): Promise<void> {
  const small = new TextDecoder('latin1').decode(
    writeNpy({ shape: [1, 1], data: Float64Array.of(0) }).subarray(0, 128),
  );
  const dictionary = small.slice(10, -1).replace('(1, 1)', `(${rows}, ${cols})`).trimEnd();
  await writeFile(file, `${small.slice(0, 10)}${dictionary.padEnd(117)}\n`, 'latin1');
  await truncate(file, 128 + 8 * rows * cols);
}

describe('passes over a file', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    const settings = { 'lowRankLens.maxEntries': 20_000 };
    lens = await Lens.start({ name: 'passes', webgl: false, settings });
    await untilEditorIsKnown(lens);
  });
  afterAll(async () => {
    for (const file of ['huge.npy', 'noise.npy', 'long.csv'])
      await rm(join(lens.folder, file), { force: true });
    await lens.close();
  });

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const text = (id: string) => byId(id).innerText();

  it('say their plan, and wait for a start where they would take long', async () => {
    await writeHole(join(lens.folder, 'huge.npy'), 300_000_000, 100);
    await openFile(lens, 'huge.npy');
    visualizer = await lens.visualizer();
    await expect.poll(() => text('pause'), { timeout: 60_000 }).toBe('Start');
    expect(await text('plan')).toMatch(
      /^The plan: \d+ (?:to \d+ )?passes over 224 GiB, about .+ (?:min|h), with about [\d.]+ MiB of memory\./,
    );
    expect(await text('progress')).toContain('paused');
    // The progress of what takes long appears slowly, so that short work does not flash.
    await expect
      .poll(() => byId('progress').evaluate((bar) => getComputedStyle(bar).opacity))
      .toBe('1');
    await lens.screenshot('plan');
    await lens.resize(640, 700);
    await lens.screenshot('plan-narrow');
    await lens.resize(1400, 900);
    await lens.theme('Dark High Contrast', 'hc-black');
    await lens.screenshot('plan-high-contrast');
    await lens.theme('Light Modern', 'vs');
  });

  it('start, wait and go on as they are told, and can be cancelled', async () => {
    await byId('pause').click();
    await expect.poll(() => text('pause')).toBe('Pause');
    const done = () =>
      byId('progress')
        .locator('progress')
        .evaluate((bar) => bar.getAttribute('value'));
    await byId('pause').click();
    await expect.poll(() => text('pause')).toMatch(/Start|Continue/);
    const before = await done();
    await lens.page.waitForTimeout(1500);
    expect(await done()).toBe(before);
    await byId('pause').click();
    await expect.poll(() => text('pause')).toBe('Pause');
    await byId('cancel').click();
    await byId('progress').waitFor({ state: 'detached' });
    await expect.poll(() => text('problem')).toContain('Cancelled');
    await lens.screenshot('cancelled');
  });

  it('end with a tail that is the measured error, and with error bars', async () => {
    await writeFile(
      join(lens.folder, 'noise.npy'),
      writeNpy({ shape: [rows, cols], data: noise() }),
    );
    await openFile(lens, 'noise.npy');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await byId('progress').waitFor({ state: 'detached', timeout: 120_000 });
    const tail = await visualizer.number('tail');
    expect((await visualizer.number('measured')) / tail).toBeCloseTo(1, 6);
    // Numbers that are even between −1 and 1 have a mean square of 1/3.
    expect((await visualizer.number('frobenius')) / Math.sqrt((rows * cols) / 3)).toBeCloseTo(1, 2);
    await byId('tab-spectrum').click();
    await byId('spectrum-summary').waitFor();
    await lens.screenshot('error-bars');
    await byId('tab-approximation').click();
  });

  it('read a text that is larger than memory is given', async () => {
    const file = join(lens.folder, 'long.csv');
    const lines = `${block.map((line) => line.join(',')).join('\n')}\n`;
    await writeFile(file, '');
    for (let i = 0; i < repeats; i += 100) await appendFile(file, lines.repeat(100));
    await openAsMatrixFromExplorer(lens, 'long.csv');
    const title = async () => (await lens.visualizer()).frame.locator('h1').innerText();
    await expect.poll(title, { timeout: 120_000 }).toBe('long.csv 1,200,000×40');
    visualizer = await lens.visualizer();
    await byId('progress').waitFor({ state: 'detached', timeout: 240_000 });
    const matrix = { rows: 1000, cols: 40, data: Float64Array.from(block.flat(), Number) };
    const found = svd(matrix);
    if (!found.ok) throw new Error(found.problem.message);
    const s = found.value.s.map((sigma) => Math.sqrt(repeats) * sigma);
    expect((await visualizer.number('frobenius')) / Math.hypot(...s)).toBeCloseTo(1, 9);
    await visualizer.chooseRank(1);
    await expect.poll(async () => (await visualizer.number('tail')) / s[1]!).toBeCloseTo(1, 6);
    // The rank is 2: what is left is rounding, and passes find a tail only down to √ε ‖M‖.
    await visualizer.chooseRank(2);
    await expect
      .poll(() => visualizer.frame.locator('[data-number="tail"]').innerText())
      .toMatch(/^≤ [1-9](\.\d)?×10⁻⁶\n/);
    await lens.screenshot('text');
  });

  it('name the line of a text that is no row of numbers', async () => {
    const file = join(lens.folder, 'long.csv');
    await appendFile(file, `${'1,'.repeat(39)}x\n`);
    await expect.poll(() => text('problem'), { timeout: 240_000 }).toMatch(/line 1,?200,?001/i);
    await lens.screenshot('bad-line');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
