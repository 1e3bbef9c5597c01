import { describe, expect, it } from 'vitest';
import { addOuterProducts, type Svd } from '../../../src/core/index.js';
import { gaussian } from './helpers.js';

/** The sum term by term and entry by entry. */
function byLoops(svd: Svd, factors: readonly number[], start: Float64Array): Float64Array {
  const { u, s, v } = svd;
  return start.map((entry, at) => {
    const i = Math.floor(at / v.rows);
    const j = at % v.rows;
    factors.forEach((factor, t) => {
      entry += factor * u.data[i * s.length + t]! * v.data[j * s.length + t]!;
    });
    return entry;
  });
}

/** Any two factors: only the shapes matter here. */
const factors = (rows: number, cols: number, r: number): Svd => ({
  u: gaussian(rows, r, 3),
  s: new Float64Array(r).fill(1),
  v: gaussian(cols, r, 5),
});

describe('a sum of outer products', () => {
  // Sizes on both sides of the block sizes (64 rows, 1024 columns, 32 terms), with few and many terms.
  it.each([
    [1, 1, 1],
    [1, 7, 3],
    [5, 1, 4],
    [63, 9, 3],
    [64, 10, 4],
    [65, 11, 5],
    [130, 33, 31],
    [129, 31, 33],
    [70, 40, 70],
    [3, 1023, 2],
    [66, 1024, 5],
    [67, 1025, 34],
    [2, 2500, 1],
  ])('is what plain loops give: %d×%d, %d terms', (rows, cols, r) => {
    const svd = factors(rows, cols, r);
    const weights = Array.from({ length: r }, (_, t) => (t % 5 === 3 ? 0 : Math.cos(t + 1)));
    const start = gaussian(rows, cols, 7).data;
    const sum = start.slice();
    addOuterProducts(sum, svd, 0, r, (i) => weights[i]!);
    const expected = byLoops(svd, weights, start);
    const apart = sum.map((entry, at) => Math.abs(entry - expected[at]!));
    expect(apart.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(1e-12);
  });

  it('takes only the terms that are asked for', () => {
    const svd = factors(6, 5, 6);
    const sum = new Float64Array(30);
    addOuterProducts(sum, svd, 2, 5, () => 1);
    const expected = byLoops(svd, [0, 0, 1, 1, 1, 0], new Float64Array(30));
    sum.forEach((entry, at) => {
      expect(entry).toBeCloseTo(expected[at]!, 12);
    });
    const before = sum.slice();
    addOuterProducts(sum, svd, 0, 6, () => 0);
    expect(sum).toEqual(before);
  });

  it('does nothing to a matrix without rows or columns', () => {
    addOuterProducts(new Float64Array(0), factors(0, 3, 2), 0, 2, () => 1);
    addOuterProducts(new Float64Array(0), factors(3, 0, 2), 0, 2, () => 1);
  });
});
