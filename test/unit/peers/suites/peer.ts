import { describe, expect, it } from 'vitest';
import {
  singularValues,
  svd,
  transpose,
  type Matrix,
  type Svd,
} from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { multiply } from '../../svd/helpers/matrices.js';
import { expectGoodSvd, unwrap } from '../../svd/helpers/ratios.js';
import { expectFacts, expectNear, expectValues, rounding } from '../gallery/check.js';
import type { Facts } from '../gallery/specimen.js';

/** An input of a peer's test suite or manual, and what is known about it. */
export interface PeerCase {
  readonly name: string;
  readonly matrix: Matrix;
  readonly facts?: Facts;
  /** The leading singular values as the peer prints them. */
  readonly printed?: readonly number[];
  /** Decimals of `printed`, which are rounded. */
  readonly decimals?: number;
}

/** A case from the rows of a matrix. Values of many digits were computed in 60 decimal digits (mpmath 1.3). */
export function peerCase(
  name: string,
  rows: readonly (readonly number[])[],
  rest: Omit<PeerCase, 'name' | 'matrix'> = {},
): PeerCase {
  return { name, matrix: fromRows(rows), ...rest };
}

/** Two tests for each input: the matrix with its vectors, and its transpose and values alone. */
export function checkInputs(cases: readonly PeerCase[]): void {
  describe('inputs', () => {
    it.each(cases)('$name', ({ matrix, facts, printed, decimals }) => {
      const found = unwrap(svd(matrix));
      expectGoodSvd(matrix, found);
      if (facts) expectFacts(matrix, found.s, facts);
      printed?.forEach((value, i) => {
        expectNear(found.s[i]!, value, 0.5001 * 10 ** -(decimals ?? 0));
      });
    });

    it.each(cases)('$name: its transpose, and its values alone', ({ matrix, facts }) => {
      const { s } = unwrap(svd(matrix));
      const flipped = transpose(matrix);
      const other = unwrap(svd(flipped));
      expectGoodSvd(flipped, other);
      if (facts) expectFacts(flipped, other.s, facts);
      expectValues(other.s, [...s], rounding(matrix, s));
      expectValues(unwrap(singularValues(matrix)), [...s], rounding(matrix, s));
    });
  });
}

/** All rows×cols matrices with entries from a list, one after the other in the same memory. */
export function* allMatrices(
  rows: number,
  cols: number,
  entries: readonly number[],
): Generator<Matrix> {
  const data = new Float64Array(rows * cols);
  const count = entries.length ** data.length;
  for (let number = 0; number < count; number++) {
    let rest = number;
    for (let at = 0; at < data.length; at++) {
      data[at] = entries[rest % entries.length]!;
      rest = Math.floor(rest / entries.length);
    }
    yield { rows, cols, data };
  }
}

/** The pseudoinverse V Σ⁺ Uᵀ, with values up to σ₁ max(m, n) ε as zeros. */
export function pseudoinverse(matrix: Matrix): Matrix {
  const { u, s, v } = unwrap(svd(matrix));
  const cut = (s[0] ?? 0) * Math.max(matrix.rows, matrix.cols) * 2 ** -52;
  const scaled = {
    ...v,
    data: v.data.map((value, at) => (s[at % s.length]! > cut ? value / s[at % s.length]! : 0)),
  };
  return multiply(scaled, transpose(u));
}

/** Whether two matrices agree to an absolute error. */
export function expectSame(a: Matrix, b: Matrix, allowed: number): void {
  expect([a.rows, a.cols]).toEqual([b.rows, b.cols]);
  const worst = a.data.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - b.data[at]!)),
    0,
  );
  expect(worst).toBeLessThanOrEqual(allowed);
}

/** The four equations of Penrose (1955). */
export function expectPenrose(a: Matrix, b: Matrix, allowed: number): void {
  const [ab, ba] = [multiply(a, b), multiply(b, a)];
  expectSame(multiply(ab, a), a, allowed);
  expectSame(multiply(ba, b), b, allowed);
  expectSame(transpose(ab), ab, allowed);
  expectSame(transpose(ba), ba, allowed);
}

/** u diag(s) vᵀ of the leading k triplets. */
export function compose({ u, s, v }: Svd): Matrix {
  const scaled = { ...u, data: u.data.map((value, at) => value * s[at % u.cols]!) };
  return multiply(scaled, transpose(v));
}
