import { describe, expect, it } from 'vitest';
import { singularValues, svd, type Backend } from '../../../src/core/index.js';
import { decompose } from '../../../src/core/svd/engine.js';
import { kinds } from './helpers/matrices.js';
import { expectGoodSvd, isSame, unwrap } from './helpers/ratios.js';

const small = [
  [1, 1],
  [1, 7],
  [6, 1],
  [2, 2],
  [3, 2],
  [5, 9],
  [24, 24],
  [25, 26],
] as const;
// Sizes around the leaf size of divide and conquer, the panel of the reduction, and the QR-first ratio.
const medium = [
  [26, 26],
  [51, 51],
  [53, 52],
  [64, 65],
  [97, 60],
  [60, 97],
  [130, 40],
  [40, 131],
] as const;

const backends: Backend[] = ['wasm-simd', 'plain'];

describe.each(backends)('svd on %s', (backend) => {
  describe.each(Object.entries(kinds))('%s', (_name, make) => {
    it.each([...small, ...medium])('%i × %i', (rows, cols) => {
      const matrix = make(rows, cols);
      const answer = unwrap(svd(matrix, { backend }));
      expectGoodSvd(matrix, answer);
      const values = unwrap(singularValues(matrix, { backend }));
      const allowed = 50 * Math.max(rows, cols) * 2 ** -52 * answer.s[0]!;
      values.forEach((value, i) => {
        expect(Math.abs(value - answer.s[i]!)).toBeLessThanOrEqual(allowed);
      });
    });
  });

  it.each([
    [130, 60, 60],
    [60, 130, 60],
    [90, 70, 9],
    [60, 130, 9],
  ])('%i × %i, %i vectors: U and V apart have the same bits', (rows, cols, count) => {
    for (const make of Object.values(kinds)) {
      const matrix = make(rows, cols);
      const apart = decompose(matrix, count, backend, {}, true);
      const together = decompose(matrix, count, backend, {}, false);
      // One flag each, because a matcher over thousands of numbers is slow.
      const same = [
        isSame(apart.s, together.s),
        isSame(apart.u!.data, together.u!.data),
        isSame(apart.v!.data, together.v!.data),
      ];
      expect(same).toEqual([true, true, true]);
    }
  });

  it.each([
    [0, 0],
    [0, 3],
    [4, 0],
  ])('%i × %i is empty, not an error', (rows, cols) => {
    const answer = unwrap(svd({ rows, cols, data: new Float64Array(0) }, { backend }));
    expect(answer.s).toHaveLength(0);
    expect([answer.u.rows, answer.u.cols, answer.v.rows, answer.v.cols]).toEqual([
      rows,
      0,
      cols,
      0,
    ]);
  });
});
