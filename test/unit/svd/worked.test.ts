import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';

describe('worked examples', () => {
  it('finds 15, 3, 0', () => {
    const result = svd(
      fromRows([
        [3, 2, 5],
        [2, 3, 5],
        [2, -2, 0],
        [5, 5, 10],
      ]),
    );
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    [15, 3, 0].forEach((sigma, i) => {
      expect(result.value.s[i]).toBeCloseTo(sigma, 12);
    });
  });
});
