import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';

function described(rows: readonly (readonly number[])[]) {
  const matrix = fromRows(rows);
  const result = svd(matrix);
  if (!result.ok) throw new Error(result.problem.message);
  const arrived = { svd: result.value, millis: 1, complete: true, beyond: 0, workers: 1 as const };
  return describeDecomposition(matrix, arrived);
}

describe('the small singular values of a matrix', () => {
  it('count, and give a condition, if the matrix is graded and determines them', () => {
    const {
      aboveNoise,
      summary,
      svd: found,
    } = described([
      [1, 0, 0],
      [0, 1e-18, 1e-18],
      [0, 0, 1e-18],
    ]);
    expect(found.relativeError).toBeLessThan(1e-13);
    expect(aboveNoise).toBe(3);
    expect(summary.numericalRank).toBe(1);
    expect(Number(summary.condition) / (1e18 * 1.618033988749895)).toBeCloseTo(1, 13);
  });

  it('are noise below the level of rounding in any other matrix', () => {
    const { aboveNoise, summary } = described([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(aboveNoise).toBe(2);
    expect(summary.condition).toBe('rank-deficient');
  });

  it('leave the condition open if one of them is 0', () => {
    const { summary } = described([
      [1, 0],
      [1e-18, 0],
    ]);
    expect(summary.condition).toBe('rank-deficient');
  });
});
