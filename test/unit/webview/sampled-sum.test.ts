import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximate, svd, type Matrix, type Svd } from '../../../src/core/index.js';
import { sampleAlong, sampledEntries, sampledSum } from '../../../webview/compute/sampled-sum.js';

function matrix(rows: number, cols: number): Matrix {
  const data = Float64Array.from({ length: rows * cols }, (_, at) => Math.sin(at * at + 1));
  return { rows, cols, data };
}

function decomposed(of: Matrix): Svd {
  const result = svd(of);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('a sample along an axis', () => {
  it('is every cell on screen where they are few', () => {
    expect(sampleAlong(2.5, 6.25, 10, 8)).toEqual({
      places: Int32Array.of(2, 3, 4, 5, 6),
      from: 0.5,
      to: 4.25,
    });
  });

  it('spreads over many cells evenly', () => {
    expect(sampleAlong(0, 1000, 1000, 4)).toEqual({
      places: Int32Array.of(125, 375, 625, 875),
      from: 0,
      to: 4,
    });
  });

  it('stays on screen and inside the matrix, in order', () => {
    const inputs = fc.tuple(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 700 }),
    );
    fc.assert(
      fc.property(inputs, ([cells, a, b, most]) => {
        const from = Math.min(a, b) * (cells - 1);
        const to = Math.min(cells, from + 1 + Math.max(a, b) * cells);
        const sample = sampleAlong(from, to, cells, most);
        expect(sample.places.length).toBeLessThanOrEqual(most + 2);
        expect(sample.places.length).toBeGreaterThan(0);
        let before = -1;
        for (const place of sample.places) {
          expect(place).toBeGreaterThan(before);
          expect(place).toBeGreaterThanOrEqual(Math.floor(from));
          expect(place).toBeLessThan(Math.min(cells, Math.ceil(to)));
          before = place;
        }
        expect(sample.to).toBeGreaterThan(sample.from);
      }),
    );
  });
});

describe('a sample of M̂', () => {
  const m = matrix(9, 7);
  const parts = decomposed(m);
  const rows = Int32Array.of(0, 3, 4, 8);
  const cols = Int32Array.of(1, 2, 6);

  it.each([0, 1, 3, 7, 12])('is M̂ₖ at those cells, k = %d', (k) => {
    const whole = approximate(parts, Math.min(k, 7));
    const sum = sampledSum(parts, k, undefined, rows, cols);
    rows.forEach((row, i) => {
      cols.forEach((col, j) => {
        expect(sum[i * cols.length + j]).toBeCloseTo(whole.data[row * 7 + col]!, 13);
      });
    });
  });

  it('leaves out layers that are switched off', () => {
    const weights = Float64Array.of(0, 1, 0.5);
    const whole = approximate(parts, 3, [0, 1, 0.5]);
    const sum = sampledSum(parts, 3, weights, rows, cols);
    expect(sum[5]).toBeCloseTo(whole.data[3 * 7 + 6]!, 13);
  });

  it('goes with the entries of M there', () => {
    const entries = sampledEntries(m, rows, cols);
    expect([...entries.subarray(3, 6)]).toEqual([m.data[22], m.data[23], m.data[27]]);
  });
});
