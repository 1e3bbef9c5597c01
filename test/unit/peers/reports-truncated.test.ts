import { describe, expect, it } from 'vitest';
import {
  transpose,
  truncatedSvd,
  zeros,
  type Matrix,
  type TruncatedSvd,
} from '../../../src/core/index.js';
import { build, multiply, random, withSpectrum } from '../svd/helpers/matrices.js';
import { expectGoodSvd, isSame, ratios, unwrap } from '../svd/helpers/ratios.js';
import { allowance, diagonal, expectClose } from './report-checks.js';

function truncated(matrix: Matrix, k: number): TruncatedSvd {
  return unwrap(truncatedSvd(matrix, k));
}

/** Asserts that the triplets are the leading ones: their values, M vᵢ = sᵢ uᵢ, and orthonormal vectors. */
function expectLeading(matrix: Matrix, answer: TruncatedSvd, expected: readonly number[]): void {
  expectClose(matrix, answer.s, expected);
  const { orthogonalityU, orthogonalityV } = ratios(matrix, answer);
  expect(Math.max(orthogonalityU, orthogonalityV)).toBeLessThan(50);
  const most = allowance(matrix, expected[0]!);
  const images = multiply(matrix, answer.v);
  images.data.forEach((value, i) => {
    const k = i % answer.s.length;
    expect(Math.abs(value - answer.s[k]! * answer.u.data[i]!)).toBeLessThanOrEqual(most);
  });
}

/** For each uᵢ, whether its entry of largest magnitude is positive. */
function signs({ u }: TruncatedSvd): boolean[] {
  return Array.from({ length: u.cols }, (_, k) => {
    let extreme = 0;
    for (let i = 0; i < u.rows; i++) {
      const value = u.data[i * u.cols + k]!;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    return extreme > 0;
  });
}

describe('reports of truncated SVDs', () => {
  it('scikit-learn 5608: the signs went by V where the matrix was transposed', () => {
    const matrix = build(10, 8, (i, j) => 8 * i + j);
    for (const each of [matrix, transpose(matrix)]) {
      expect(signs(truncated(each, 3))).toEqual([true, true, true]);
    }
  });

  it('scipy 12627: the values came in rising order', () => {
    const { s } = truncated(random(40, 30, 1), 6);
    expect([...s]).toEqual([...s].sort((a, b) => b - a));
  });

  it('scipy 11406: a singular matrix of order 2 had no null vectors', () => {
    const matrix = diagonal([0, 1]);
    expectLeading(matrix, truncated(matrix, 1), [1]);
    expectLeading(matrix, truncated(matrix, 2), [1, 0]);
    expectGoodSvd(matrix, truncated(matrix, 2));
  });

  it.each([
    ['small', 6, 4],
    ['large', 400, 300],
  ])('scipy 3719: zeros gave NaN: %s', (_, rows, cols) => {
    const answer = truncated(zeros(rows, cols), 3);
    expectLeading(zeros(rows, cols), answer, [0, 0, 0]);
    expect(answer.errorBound).toBe(0);
  });

  it('scipy 8169: the smallest value of rank 2 was the root of a negative number', () => {
    const matrix = build(4, 3, (i, j) => Number(['100', '110', '100', '010'][i]![j]));
    const [first, second] = [Math.sqrt((5 + Math.sqrt(5)) / 2), Math.sqrt((5 - Math.sqrt(5)) / 2)];
    const answer = truncated(matrix, 3);
    expectLeading(matrix, answer, [first, second, 0]);
    expect(answer.s[2]).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['small', 10, 10],
    ['large', 500, 400],
  ])('cupy 5000: k beyond the rank: %s', (_, rows, cols) => {
    const spectrum = [4, 3, 2, 1];
    const matrix = withSpectrum(rows, cols, spectrum, 3);
    const answer = truncated(matrix, 5);
    expectLeading(matrix, answer, [...spectrum, 0]);
  });

  it.each([
    ['scikit-learn 17949: k beyond the number of columns', 30, 12],
    ['scikit-learn 8742: k beyond the number of rows', 12, 30],
    ['S-Space 68: k beyond both', 9, 9],
  ])('%s', (_, rows, cols) => {
    const matrix = random(rows, cols, 5);
    const answer = truncated(matrix, 100);
    expect(answer.s).toHaveLength(Math.min(rows, cols));
    expectGoodSvd(matrix, answer);
  });

  it('aima-python 1059: values had signs', () => {
    const matrix = build(6, 6, (i, j) => (i === j ? -(i + 1) : 0));
    expectLeading(matrix, truncated(matrix, 4), [6, 5, 4, 3]);
  });

  it('julia 16608: vectors of equal values were not orthogonal', () => {
    const matrix = diagonal([0.75, 0.75, 0.5, 0.25, 0]);
    expectLeading(matrix, truncated(matrix, 4), [0.75, 0.75, 0.5, 0.25]);
    const large = withSpectrum(300, 280, [1, 1, 1, 1, 0.5, 0.5], 8);
    expectLeading(large, truncated(large, 5), [1, 1, 1, 1, 0.5]);
  });

  it('Arpack.jl 41: u vᵀ had the wrong sign in some runs', () => {
    const matrix = diagonal([1, 0]);
    for (let run = 0; run < 20; run++) {
      const { u, v } = truncated(matrix, 1);
      expect(u.data[0]! * v.data[0]!).toBe(1);
    }
  });

  it('tensorly 74: the signs of two runs, and of two seeds, are the same', () => {
    const matrix = withSpectrum(350, 320, [9, 5, 3, 1], 4);
    const [first, second] = [truncated(matrix, 3), truncated(matrix, 3)];
    expect(isSame(first.u.data, second.u.data) && isSame(first.v.data, second.v.data)).toBe(true);
    const other = unwrap(truncatedSvd(matrix, 3, { seed: 7 }));
    for (let i = 0; i < first.u.data.length; i++) {
      expect(Math.abs(first.u.data[i]! - other.u.data[i]!)).toBeLessThan(1e-10);
    }
  });
});
