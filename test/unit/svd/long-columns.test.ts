import { describe, expect, it } from 'vitest';
import { singularValues, truncatedSvd } from '../../../src/core/index.js';
import { build } from './helpers/matrices.js';
import { unwrap } from './helpers/ratios.js';

// σ₁ of a constant matrix is √(mn) times the constant. If the equal terms were added one after the other,
// the sums were off by 284 to 3,000 ε σ₁ for these sizes.
describe('long columns of one number', () => {
  it.each(
    [
      [100000, 1],
      [100000, 2],
      [2, 100000],
      [100000, 3],
      [20000, 40],
    ].flatMap(([rows, cols]) => [1, 0.1, 1 / 3].map((value) => [rows!, cols!, value] as const)),
  )('have the largest singular value to 40 ε: %i×%i, %d', (rows, cols, value) => {
    const matrix = build(rows, cols, () => value);
    const exact = Math.sqrt(rows * cols) * value;
    for (const s of [unwrap(singularValues(matrix)), unwrap(truncatedSvd(matrix, 1)).s]) {
      expect(Math.abs(s[0]! / exact - 1)).toBeLessThan(40 * 2 ** -52);
    }
  });
});
