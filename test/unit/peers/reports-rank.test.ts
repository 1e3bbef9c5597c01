import { describe, expect, it } from 'vitest';
import {
  recommendRank,
  singularValues,
  suggestRanks,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { build } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';
import { diagonal, type Rows } from './report-checks.js';

/** The rank of the first rule: values above σ₁ · max(m, n) · ε. */
function numericalRank(matrix: Matrix): number {
  const { rows, cols } = matrix;
  return suggestRanks(unwrap(singularValues(matrix)), rows, cols)[0]!.rank;
}

const scaled = (matrix: Matrix, factor: number): Matrix => ({
  ...matrix,
  data: matrix.data.map((value) => value * factor),
});

const reports: readonly (readonly [name: string, matrix: Rows | Matrix, rank: number])[] = [
  ['numpy 7906: a vector of zeros', [[0, 0, 0]], 0],
  ['numpy 7906: a vector with 10⁻¹⁴ alone', [[0, 0, 1e-14]], 1],
  [
    'numpy 7906: 2 and 10⁻¹⁴',
    [
      [2, 0],
      [0, 1e-14],
    ],
    2,
  ],
  [
    'numpy 28716: ones, 1 or 2 by machine',
    [
      [1, 1],
      [1, 1],
    ],
    1,
  ],
  ['toqito 1620: a small identity of order 3', scaled(diagonal([1, 1, 1]), 1e-9), 3],
  ['toqito 1620: a small identity of order 2', scaled(diagonal([1, 1]), 1e-9), 2],
  [
    'ejml 151: two columns in proportion',
    [
      [10, 3],
      [20, 6],
      [30, 9],
    ],
    1,
  ],
  [
    'clatrix 34: two equal rows',
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    1,
  ],
  [
    'la4j 94: rows in proportion, 4 for 2',
    [
      [1, 2, 3, 4],
      [1, 1, 1, 1],
      [2, 3, 4, 5],
      [2, 2, 2, 2],
    ],
    2,
  ],
  ['la4j 105: a column with an entry of ε', [[1 + 2 ** -52], [2 ** -52], [1]], 1],
  [
    'numeric 44: a row of zeros',
    [
      [1, 2],
      [0, 0],
    ],
    1,
  ],
  ['julia 29926: 1, 0.001 and 2', diagonal([1, 0.001, 2]), 3],
  ['julia 31151: ones and 10⁻⁸', diagonal([1, 1, 1, 1e-8]), 4],
  [
    'LinearAlgebra.jl 975: 0.3 is no double, so the exact rank is 2 and the useful one 1',
    [
      [2, 3],
      [0.2, 0.3],
    ],
    1,
  ],
  ['julia 30913: 200×2 ones', build(200, 2, () => 1), 1],
  ['julia 30913: 500×2 ones, 2 for 1', build(500, 2, () => 1), 1],
  ['julia 30913: 100000×2 ones', build(100_000, 2, () => 1), 1],
  ['julia 23386: a long column keeps its rank', build(100_000, 1, () => 1), 1],
  ['nipy 183: three columns, one the difference of the others', differences(), 2],
];

/** 40×3: the third column is the difference of the other two. They are not integers, so it is rounded. */
function differences(): Matrix {
  return build(40, 3, (i, j) => {
    const [a, b] = [Math.sin(i + 1), Math.cos(3 * i)];
    return [a, b, a - b][j]!;
  });
}

describe('reports of ranks', () => {
  it.each(reports)('%s', (_, given, rank) => {
    const matrix = 'data' in given ? given : fromRows(given);
    expect(numericalRank(matrix)).toBe(rank);
  });

  it.each([
    ['0×3', 0, 3],
    ['4×0', 4, 0],
    ['0×0', 0, 0],
  ])('numpy 30915: the rank of a matrix without entries is 0: %s', (_, rows, cols) => {
    const none = new Float64Array(0);
    expect(suggestRanks(none, rows, cols)[0]!.rank).toBe(0);
    expect(recommendRank(none, rows, cols)).toMatchObject({
      ok: false,
      problem: { code: 'empty' },
    });
  });

  it('pytorch 187759: a spectrum with NaN has no rank', () => {
    const s = Float64Array.of(1, NaN);
    expect(suggestRanks(s, 2, 2)).toEqual([]);
    expect(recommendRank(s, 2, 2)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
  });
});
