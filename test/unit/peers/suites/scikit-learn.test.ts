import { describe, expect, it } from 'vitest';
import {
  prepareColumns,
  svd,
  transpose,
  truncatedSvd,
  type Matrix,
} from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, random, stream, withSpectrum } from '../../svd/helpers/matrices.js';
import { expectGoodSvd, unwrap } from '../../svd/helpers/ratios.js';
import { expectNear, expectValues } from '../gallery/check.js';
import { list } from '../gallery/specimen.js';
import { checkInputs, compose, expectSame, peerCase } from './peer.js';

/**
 * Facts of scikit-learn's utils/tests/test_extmath.py, decomposition/tests/test_truncated_svd.py and test_pca.py. Left
 * out: sparse input, other types of numbers, whitening, partial fits, the choice of a solver, and the iris and text data.
 */

/** The spectrum of make_low_rank_matrix: a bell of the effective rank and a tail that falls slowly. */
const profile = (r: number, rank: number, tail: number): number[] =>
  list(r, (k) => {
    const x = (k - 1) / rank;
    return (1 - tail) * Math.exp(-x * x) + tail * Math.exp(-0.1 * x);
  });

const lowRank = (m: number, n: number, rank: number, tail: number, seed: number): Matrix =>
  withSpectrum(m, n, profile(Math.min(m, n), rank, tail), seed);

describe('scikit-learn randomized_svd', () => {
  it.each([
    ['no tail', 5, 0, 1e-12],
    ['noise in the tail', 5, 0.1, 1e-3],
    ['a slow fall', 5, 1, 1e-3],
    ['half of it in the tail', 4, 0.5, 1e-3],
  ] as const)('finds ten values of 100×500 with %s', (_, rank, tail, allowed) => {
    const matrix = lowRank(100, 500, rank, tail, 3);
    const expected = profile(100, rank, tail).slice(0, 10);
    for (const each of [matrix, transpose(matrix)]) {
      const { s, errorBound } = unwrap(truncatedSvd(each, 10));
      expectValues(s, expected, allowed);
      expect(errorBound).toBeGreaterThanOrEqual(
        Math.hypot(...profile(100, rank, tail).slice(10)) * (1 - 1e-12),
      );
    }
  });

  it.each([
    ['no tail', 5, 0],
    ['noise in the tail', 5, 0.1],
    ['a slow fall', 5, 1],
  ] as const)('gives of 165×180 the same product as the whole SVD: %s', (_, rank, tail) => {
    const matrix = lowRank(165, 180, rank, tail, 8);
    const whole = unwrap(svd(matrix));
    const answer = unwrap(truncatedSvd(matrix, 10, { tolerance: 1e-8, maxSubspace: 140 }));
    const leading = (q: Matrix): Matrix => build(q.rows, 10, (i, j) => q.data[i * q.cols + j]!);
    const best = compose({ u: leading(whole.u), s: whole.s.slice(0, 10), v: leading(whole.v) });
    expectSame(compose(answer), best, 1e-6);
  });

  it.each(list(10, (seed) => seed - 1))('finds diag(2, 1) with positive signs, seed %i', (seed) => {
    const matrix = fromRows([
      [2, 0],
      [0, 1],
    ]);
    const { u, s, v } = unwrap(truncatedSvd(matrix, 2, { seed }));
    expectSame(
      u,
      build(2, 2, (i, j) => Number(i === j)),
      1e-15,
    );
    expectSame(
      v,
      build(2, 2, (i, j) => Number(i === j)),
      1e-15,
    );
    expectValues(s, [2, 1], 1e-15);
  });

  it('takes the signs from u, not from v, also of the transpose', () => {
    const matrix = build(10, 8, (i, j) => 8 * i + j);
    for (const each of [matrix, transpose(matrix)]) {
      expectGoodSvd(each, unwrap(svd(each)));
      const { u } = unwrap(truncatedSvd(each, 3));
      for (let k = 0; k < 3; k++) {
        const column = list(u.rows, (i) => u.data[(i - 1) * 3 + k]!);
        expect(Math.max(...column)).toBe(Math.max(...column.map(Math.abs)));
      }
    }
  });

  it('does not diverge where powers of the matrix would', () => {
    const next = stream(42);
    const matrix = lowRank(165, 190, 30, 0.5, 4);
    matrix.data.forEach((value, at) => {
      matrix.data[at] = value + (next() < 0.5 ? 0 : 3);
    });
    const { s } = unwrap(svd(matrix));
    const tail = Math.hypot(...s.slice(30));
    for (const maxSubspace of [84, 120]) {
      const answer = unwrap(truncatedSvd(matrix, 30, { maxSubspace }));
      expect(answer.errorBound).toBeLessThan(tail * 1.1);
      expect(answer.errorBound).toBeGreaterThanOrEqual(tail * (1 - 1e-12));
    }
  });
});

/** As of scikit-learn's manual. */
const example = [
  [-1, -1],
  [-2, -1],
  [-3, -2],
  [1, 1],
  [2, 1],
  [3, 2],
];

describe('scikit-learn PCA', () => {
  checkInputs([
    peerCase('the example of PCA', example, { printed: [6.30061, 0.5498], decimals: 4 }),
    {
      name: 'numbers from 0 to 79',
      matrix: build(10, 8, (i, j) => 8 * i + j),
      facts: { values: [409.1136823008913, 10.295385092621828, 0, 0, 0, 0, 0, 0], rank: 2 },
    },
  ]);

  it('explains 0.9924 and 0.0075 of the variance of the example', () => {
    const s = unwrap(svd(prepareColumns(fromRows(example), 'centre'))).s;
    const total = s.reduce((all, value) => all + value * value, 0);
    expectNear(s[0]! ** 2 / total, 0.99244289, 1e-8);
    expectNear(s[1]! ** 2 / total, 0.00755711, 1e-8);
  });

  it('finds the values 3.142, 2.718 and 1 that the scores were given', () => {
    const scores = svd(prepareColumns(random(100, 80, 6), 'centre'));
    const { u, v } = unwrap(scores);
    const s = Float64Array.of(3.142, 2.718, 1);
    const leading = (q: Matrix): Matrix => build(q.rows, 3, (i, j) => q.data[i * q.cols + j]!);
    const matrix = compose({ u: leading(u), s, v: leading(v) });
    const found = unwrap(svd(prepareColumns(matrix, 'centre'))).s;
    expectValues(found.slice(0, 3), [3.142, 2.718, 1], 1e-13);
    expect(found[3]).toBeLessThan(1e-13);
  });

  it.each([
    [100, 80],
    [80, 100],
    [40, 6],
    [6, 40],
  ])('has the variances of the scores as σ²/(m − 1), %i×%i', (m, n) => {
    const matrix = prepareColumns(random(m, n, m), 'centre');
    const { u, s } = unwrap(svd(matrix));
    let total = 0;
    for (let k = 0; k < s.length; k++) {
      const column = list(m, (i) => u.data[(i - 1) * s.length + k]! * s[k]!);
      const variance = column.reduce((all, value) => all + value * value, 0) / (m - 1);
      expectNear(variance, s[k]! ** 2 / (m - 1), 1e-13);
      total += variance;
    }
    const entries = matrix.data.reduce((all, value) => all + value * value, 0);
    expectNear(total, entries / (m - 1), 1e-12 * total);
  });

  it('loses a rank by centring', () => {
    const { s } = unwrap(svd(prepareColumns(random(6, 40, 2), 'centre')));
    expect(s[4]).toBeGreaterThan(0.1);
    expect(s[5]).toBeLessThan(1e-13);
  });
});

describe('scikit-learn TruncatedSVD', () => {
  const slow = lowRank(165, 170, 20, 0.3, 9);
  const fast = lowRank(165, 170, 8, 0.05, 10);
  const options = { tolerance: 1e-11, maxSubspace: 150 };

  it.each([1, 5, 12, 40])('keeps more of the variance with %i components than with fewer', (k) => {
    const bounds = [k, k + 1].map((each) => unwrap(truncatedSvd(slow, each)).errorBound);
    expect(bounds[1]).toBeLessThan(bounds[0]!);
  });

  it.each([3, 20])('gives the first values of %i components also with more', (k) => {
    const some = unwrap(truncatedSvd(fast, k, options)).s;
    const more = unwrap(truncatedSvd(fast, k + 8, options)).s;
    expectValues(more.slice(0, 3), [...some.slice(0, 3)], 1e-12);
  });
});
