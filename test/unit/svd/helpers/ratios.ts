import { expect } from 'vitest';
import type { Matrix, Result, Svd } from '../../../../src/core/index.js';

const EPSILON = 2 ** -52;

/** The value of a result that must be a success. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

/**
 * Whether two arrays agree to the last bit. It returns one flag, because a matcher over thousands of
 * numbers is slow.
 */
export function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

/**
 * LAPACK's test ratios (TESTING/EIG/ddrvbd.f) by plain loops, independent of the engine's own measurement.
 */
export function ratios(matrix: Matrix, { u, s, v }: Svd) {
  const { rows, cols, data } = matrix;
  const largest = data.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
  let norm = 0;
  let error = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let sum = data[i * cols + j]! / largest;
      norm += sum * sum;
      for (let k = 0; k < u.cols; k++) {
        sum -= u.data[i * u.cols + k]! * (s[k]! / largest) * v.data[j * v.cols + k]!;
      }
      error += sum * sum;
    }
  }
  const size = Math.max(rows, cols, 1);
  return {
    residual: Math.sqrt(error) / ((Math.sqrt(norm) || 1) * size * EPSILON),
    orthogonalityU: departure(u) / (Math.max(rows, 1) * EPSILON),
    orthogonalityV: departure(v) / (Math.max(cols, 1) * EPSILON),
  };
}

function departure(q: Matrix): number {
  let total = 0;
  for (let a = 0; a < q.cols; a++) {
    for (let b = 0; b < q.cols; b++) {
      let sum = a === b ? -1 : 0;
      for (let i = 0; i < q.rows; i++) sum += q.data[i * q.cols + a]! * q.data[i * q.cols + b]!;
      total += sum * sum;
    }
  }
  return Math.sqrt(total);
}

/** Asserts everything that a thin SVD promises: shapes, order, ratios, signs. */
export function expectGoodSvd(matrix: Matrix, answer: Svd): void {
  const r = Math.min(matrix.rows, matrix.cols);
  expect([answer.u.rows, answer.u.cols, answer.s.length, answer.v.rows, answer.v.cols]).toEqual([
    matrix.rows,
    r,
    r,
    matrix.cols,
    r,
  ]);
  for (let i = 0; i < r; i++) {
    expect(answer.s[i]).toBeGreaterThanOrEqual(0);
    if (i > 0) expect(answer.s[i - 1]).toBeGreaterThanOrEqual(answer.s[i]!);
  }
  const measured = ratios(matrix, answer);
  expect(measured.residual).toBeLessThan(50);
  expect(measured.orthogonalityU).toBeLessThan(50);
  expect(measured.orthogonalityV).toBeLessThan(50);
  for (let k = 0; k < r; k++) {
    let extreme = 0;
    for (let i = 0; i < matrix.rows; i++) {
      const value = answer.u.data[i * r + k]!;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    expect(extreme).toBeGreaterThan(0);
  }
}
