import { expect } from 'vitest';
import { singularValues, svd, transpose, type Matrix, type Svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { expectGoodSvd, unwrap } from '../svd/helpers/ratios.js';

const EPSILON = 2 ** -52;

/**
 * Rounding can change a singular value by about max(m, n) ε σ₁ (docs/numerics.md). The factor leaves room for the sums
 * of any order.
 */
const SLACK = 8;

export type Rows = readonly (readonly number[])[];

/** The largest error of a singular value that rounding explains. */
export function allowance({ rows, cols }: Matrix, largest: number): number {
  return SLACK * Math.max(rows, cols) * EPSILON * largest;
}

/** Asserts that two lists of singular values agree up to rounding. */
export function expectClose(
  matrix: Matrix,
  found: ArrayLike<number>,
  expected: readonly number[],
): void {
  expect(found).toHaveLength(expected.length);
  const most = allowance(matrix, expected[0] ?? 0);
  expected.forEach((value, i) => {
    expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(most);
  });
}

/**
 * Asserts that a matrix and its transpose have these singular values, with vectors and without, and that the vectors
 * are right.
 *
 * @param expected all min(m, n) singular values, descending.
 */
export function expectSingularValues(rows: Rows | Matrix, expected: readonly number[]): Svd {
  const matrix = 'data' in rows ? rows : fromRows(rows);
  for (const each of [transpose(matrix), matrix]) {
    const answer = unwrap(svd(each));
    expectGoodSvd(each, answer);
    expectClose(each, answer.s, expected);
    expectClose(each, unwrap(singularValues(each)), expected);
  }
  return unwrap(svd(matrix));
}

/** A square matrix with these numbers on its diagonal. */
export function diagonal(values: readonly number[]): Matrix {
  return fromRows(values.map((value, i) => values.map((_, j) => (i === j ? value : 0))));
}
