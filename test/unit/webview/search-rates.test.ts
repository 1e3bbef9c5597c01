import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../src/core/index.js';
import { isFaster, measureRates, type Rates } from '../../../webview/compute/search-rates.js';
import { random } from '../svd/helpers/matrices.js';

const block = 16;

/** Milliseconds of a simulated machine; `perRow` and `upload` are for one row of 32 entries. */
interface Machine {
  readonly start: number;
  readonly perRow: number;
  readonly upload: number;
  /** A pair of products of 512 rows on the CPU. */
  readonly cpu: number;
}

/** The rates of a simulated machine, and the row counts that its GPU was given. */
async function measured(
  { start, perRow, upload, cpu }: Machine,
  rows: number,
): Promise<{ readonly rates: Rates; readonly matrix: Matrix; readonly given: number[] }> {
  let clock = 0;
  let reads = 0;
  const given: number[] = [];
  const gpu = (part: Matrix) => {
    given.push(part.rows);
    let first = true;
    const take = (length: number) => {
      // What must be done once: shaders with the first sample, and the matrix.
      if (first) clock += upload * part.rows + (given.length === 1 ? 200 : 0);
      first = false;
      clock += (start + perRow * part.rows) / 2;
      return Promise.resolve(new Float64Array(length));
    };
    return {
      multiply: (_: Float64Array, count: number) => take(count * part.rows),
      multiplyTransposed: (_: Float64Array, count: number) => take(count * part.cols),
      dispose: () => undefined,
    };
  };
  // While the CPU is timed, each reading after the first is later by its milliseconds.
  const now = () => {
    if (given.length === 0 && reads++ > 0) clock += cpu;
    return clock;
  };
  const matrix = random(rows, 32, 6);
  return { rates: await measureRates(matrix, gpu, block, now), matrix, given };
}

describe('the rates of this machine', () => {
  it('are a start, a time per entry and an upload, without the compilation of shaders', async () => {
    const { rates, given } = await measured(
      { start: 2, perRow: 0.01, upload: 0.005, cpu: 30 },
      4096,
    );
    expect(given).toEqual([64, 512]);
    expect(rates.start).toBeCloseTo(2, 9);
    expect(rates.product).toBeCloseTo(0.01 / 32, 12);
    expect(rates.upload).toBeCloseTo(0.005 / 32, 12);
    expect(rates.cpuProduct).toBeCloseTo(30 / 512 / 32, 12);
  });

  it('of a software renderer are measured on the first sample alone, and are hopeless at any size', async () => {
    const { rates, given } = await measured({ start: 3, perRow: 1, upload: 0.1, cpu: 1 }, 4096);
    expect(given).toEqual([64]);
    for (const rows of [4096, 2 ** 15, 2 ** 20]) {
      expect(isFaster(rates, { rows, cols: 32, data: new Float64Array(0) }, 32, block)).toBe(false);
    }
  });

  it('are measured of a matrix with fewer rows than the samples', async () => {
    const { rates } = await measured({ start: 2, perRow: 0.01, upload: 0.005, cpu: 30 }, 40);
    expect(Object.values(rates).every((rate) => Number.isFinite(rate) && rate >= 0)).toBe(true);
  });
});

describe('the choice between GPU and CPU', () => {
  it.each([
    ['a quick GPU', { start: 3, perRow: 0.001, upload: 0.002, cpu: 4 }, true],
    [
      'a GPU whose start of each product eats the gain',
      { start: 40, perRow: 0.001, upload: 0.002, cpu: 4 },
      false,
    ],
    ['a GPU whose upload eats the gain', { start: 3, perRow: 0.001, upload: 0.06, cpu: 4 }, false],
    ['a software renderer', { start: 3, perRow: 0.05, upload: 0.01, cpu: 4 }, false],
    ['a slow processor', { start: 12, perRow: 0.01, upload: 0.002, cpu: 40 }, true],
  ])('%s', async (_name, machine, faster) => {
    const { rates, matrix } = await measured(machine, 4096);
    expect(isFaster(rates, matrix, 32, block)).toBe(faster);
  });

  it('is for the CPU where the subspace is small, although products are faster on the GPU', async () => {
    const { rates, matrix } = await measured(
      { start: 3, perRow: 0.001, upload: 0.03, cpu: 4 },
      4096,
    );
    expect(isFaster(rates, matrix, 200, block)).toBe(true);
    expect(isFaster(rates, matrix, 1, block)).toBe(false);
  });
});
