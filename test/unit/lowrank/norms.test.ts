import { describe, expect, it } from 'vitest';
import { frobeniusNorm, maxAbs } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { largestEntry } from '../../../src/core/lowrank/norms.js';
import { gaussian } from './helpers.js';

describe('norms', () => {
  it('squares [[1,2],[3,4]] to 30', () => {
    expect(frobeniusNorm(Float64Array.of(1, 2, 3, 4)) ** 2).toBeCloseTo(30, 12);
  });

  it.each([1e-300, 1e-200, 1e-160, 1, 1e160, 1e200, 1e300])('holds at scale %d', (scale) => {
    const norm = frobeniusNorm(Float64Array.of(3 * scale, 0, -4 * scale, 12 * scale));
    expect(Math.abs(norm / scale / 13 - 1)).toBeLessThan(4e-16);
  });

  it('knows the smallest and the largest double', () => {
    expect(frobeniusNorm(Float64Array.of(2 ** -1074))).toBe(2 ** -1074);
    expect(frobeniusNorm(Float64Array.of(Number.MAX_VALUE))).toBe(Number.MAX_VALUE);
    expect(frobeniusNorm(new Float64Array(0))).toBe(0);
  });

  it('leaves missing entries out and lets an unmarked NaN through', () => {
    const data = Float64Array.of(3, NaN, -4);
    const missing = Uint8Array.of(0, 1, 0);
    expect(frobeniusNorm(data, missing)).toBe(5);
    expect(maxAbs(data, missing)).toBe(4);
    expect(frobeniusNorm(data)).toBeNaN();
    expect(maxAbs(data)).toBeNaN();
  });

  it('finds the largest entry, its sign and its place; the first of equals', () => {
    const { data, cols } = fromRows([
      [1, -7, 2],
      [7, 0, 3],
    ]);
    expect(largestEntry(data, cols)).toEqual({ value: -7, row: 0, column: 1 });
    expect(largestEntry(data, cols, Uint8Array.of(0, 1, 0, 0, 0, 0))).toEqual({
      value: 7,
      row: 1,
      column: 0,
    });
    expect(largestEntry(Float64Array.of(NaN), 1, Uint8Array.of(1))).toBeUndefined();
  });

  it('loses no digits over a million entries', () => {
    const { data } = gaussian(1000, 1000, 3);
    // Neumaier's compensated sum is the reference.
    let sum = 0;
    let lost = 0;
    for (const value of data) {
      const term = value * value;
      const next = sum + term;
      lost += sum >= term ? sum - next + term : term - next + sum;
      sum = next;
    }
    expect(Math.abs(frobeniusNorm(data) / Math.sqrt(sum + lost) - 1)).toBeLessThan(1e-14);
  });
});
