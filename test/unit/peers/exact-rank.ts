import type { Matrix } from '../../../src/core/index.js';
import { build, stream } from '../svd/helpers/matrices.js';

/** The largest prime below 2²⁶, and another one: products of two residues are exact doubles. */
const PRIMES = [67_108_859, 67_108_837] as const;

/**
 * The rank of a matrix of integers, by elimination modulo primes. It is never above the true rank, and below it only if
 * both primes divide all minors of that size. `rationalRank` and the number of factors confirm it in the tests.
 */
export function modularRank(matrix: Matrix): number {
  return Math.max(...PRIMES.map((prime) => rankModulo(matrix, prime)));
}

function rankModulo({ rows, cols, data }: Matrix, prime: number): number {
  const a = Float64Array.from(data, (value) => ((value % prime) + prime) % prime);
  let rank = 0;
  for (let j = 0; j < cols && rank < rows; j++) {
    let pivot = rank;
    while (pivot < rows && a[pivot * cols + j] === 0) pivot++;
    if (pivot === rows) continue;
    swapRows(a, cols, rank, pivot);
    const scale = inverse(a[rank * cols + j]!, prime);
    for (let i = rank + 1; i < rows; i++) {
      const factor = (a[i * cols + j]! * scale) % prime;
      if (factor === 0) continue;
      for (let k = j; k < cols; k++) {
        const value = a[i * cols + k]! - ((factor * a[rank * cols + k]!) % prime);
        a[i * cols + k] = value < 0 ? value + prime : value;
      }
    }
    rank++;
  }
  return rank;
}

function swapRows(a: Float64Array, cols: number, i: number, j: number): void {
  const row = a.slice(i * cols, (i + 1) * cols);
  a.copyWithin(i * cols, j * cols, (j + 1) * cols);
  a.set(row, j * cols);
}

/** By Euclid's algorithm; 0 < value < prime. */
function inverse(value: number, prime: number): number {
  let [a, b] = [value, prime];
  let [x, y] = [1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % prime) + prime) % prime;
}

/** The rank by Bareiss's elimination without fractions (Math. Comp. 22, 1968). Exact, but slow beyond 12 rows. */
export function rationalRank({ rows, cols, data }: Matrix): number {
  const a = Array.from(data, BigInt);
  const at = (i: number, j: number): bigint => a[i * cols + j]!;
  let before = 1n;
  let rank = 0;
  for (let j = 0; j < cols && rank < rows; j++) {
    let pivot = rank;
    while (pivot < rows && at(pivot, j) === 0n) pivot++;
    if (pivot === rows) continue;
    for (let k = 0; k < cols; k++) {
      const held = at(rank, k);
      a[rank * cols + k] = at(pivot, k);
      a[pivot * cols + k] = held;
    }
    for (let i = rank + 1; i < rows; i++) {
      for (let k = j + 1; k < cols; k++) {
        a[i * cols + k] = (at(i, k) * at(rank, j) - at(i, j) * at(rank, k)) / before;
      }
      a[i * cols + j] = 0n;
    }
    before = at(rank, j);
    rank++;
  }
  return rank;
}

/** Integers from −most to most. */
export function integers(rows: number, cols: number, most: number, seed: number): Matrix {
  const next = stream(seed);
  return build(rows, cols, () => Math.floor((2 * most + 1) * next()) - most);
}
