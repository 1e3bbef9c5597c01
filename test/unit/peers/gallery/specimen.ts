import type { Matrix } from '../../../../src/core/index.js';
import { build } from '../../svd/helpers/matrices.js';

/** What is known about a matrix without computing it. All facts are about its singular values. */
export interface Facts {
  /** All singular values, in any order. */
  readonly values?: readonly number[];
  /** The exact rank. */
  readonly rank?: number;
  /** |det A|, the product of the singular values of a square matrix. */
  readonly determinant?: number;
  /** ln |det A|, where |det A| may be too large or too small for a double. */
  readonly lnDeterminant?: number;
  /** σ₁. */
  readonly largest?: number;
  /** σᵣ. */
  readonly smallest?: number;
  /** σᵣ₋₁. */
  readonly secondSmallest?: number;
  /** A bound that σ₁ does not exceed. */
  readonly atMost?: number;
  /** A bound that σᵣ does not fall below. */
  readonly atLeast?: number;
  /** Σσᵢ. That of a positive semidefinite matrix is its trace. */
  readonly nuclear?: number;
  /** σ₁/σᵣ. */
  readonly condition?: number;
  /** Half of a unit in the last printed digit of `condition`, as a share of it; 0 if it is exact. */
  readonly conditionPrinted?: number;
  /** σᵢ σₙ₊₁₋ᵢ for all i: that of an involutory matrix is 1. */
  readonly reciprocal?: number;
  /** Its inverse. */
  readonly inverse?: Matrix;
  /** Whether σ₁ = σ₂, σ₃ = σ₄, …: skew-symmetric matrices. */
  readonly pairs?: boolean;
}

/** A family of test matrices. */
export interface Kind {
  readonly name: string;
  /** Each size gives one matrix. */
  readonly sizes: readonly number[];
  readonly make: (n: number) => Matrix;
  readonly facts?: (n: number) => Facts;
}

/** One matrix of a family. */
export interface Specimen {
  readonly name: string;
  readonly matrix: Matrix;
  readonly facts: Facts;
}

export function specimens(kinds: readonly Kind[]): Specimen[] {
  return kinds.flatMap(({ name, sizes, make, facts }) =>
    sizes.map((n) => ({ name: `${name} ${n}`, matrix: make(n), facts: facts?.(n) ?? {} })),
  );
}

/** rows×cols, from a formula whose i and j count from 1, as in the literature. */
export function rectangle(
  rows: number,
  cols: number,
  entry: (i: number, j: number) => number,
): Matrix {
  return build(rows, cols, (i, j) => entry(i + 1, j + 1));
}

/** n×n, i and j count from 1. */
export function square(n: number, entry: (i: number, j: number) => number): Matrix {
  return rectangle(n, n, entry);
}

/** The numbers of(1), …, of(n). */
export function list(n: number, of: (k: number) => number): number[] {
  return Array.from({ length: n }, (_, k) => of(k + 1));
}

/** n×n with three diagonals, which may depend on the row: below(i) at (i, i−1), above(i) at (i, i+1). */
export function tridiagonal(
  n: number,
  below: (i: number) => number,
  diagonal: (i: number) => number,
  above: (i: number) => number,
): Matrix {
  return square(n, (i, j) =>
    j === i ? diagonal(i) : j === i - 1 ? below(i) : j === i + 1 ? above(i) : 0,
  );
}

/** n×n with of(j − i) at (i, j). */
export function toeplitz(n: number, of: (offset: number) => number): Matrix {
  return square(n, (i, j) => of(j - i));
}

/** n×n with of(i + j − 1) at (i, j). */
export function hankel(n: number, of: (index: number) => number): Matrix {
  return square(n, (i, j) => of(i + j - 1));
}

export function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

export function lnFactorial(n: number): number {
  return sum(n, (k) => Math.log(k));
}

export function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return Math.round(value);
}

/** of(1) + … + of(n). */
export function sum(n: number, of: (k: number) => number): number {
  return list(n, of).reduce((total, value) => total + value, 0);
}

/** ln |det| of the Cauchy matrix 1/(xᵢ + yⱼ) (Cauchy 1841; Knuth, TAOCP 1, 1.2.3, exercise 38). */
export function lnCauchy(x: readonly number[], y: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) {
      total -= Math.log(Math.abs(x[i]! + y[j]!));
      if (j < i) total += Math.log(Math.abs((x[i]! - x[j]!) * (y[i]! - y[j]!)));
    }
  }
  return total;
}

/** ln |det| of the Vandermonde matrix with these nodes. */
export function lnVandermonde(x: readonly number[]): number {
  let total = 0;
  x.forEach((value, i) => {
    for (let j = 0; j < i; j++) total += Math.log(Math.abs(value - x[j]!));
  });
  return total;
}
