import type { Matrix } from '../../matrix.js';

/** Powers of two that bring the terms bᵢaᵢᵀ of a product to a common size. */
export interface Balance {
  /** Exponents for the columns of B and for the rows of A; −Infinity for a term that is zero. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** B A is 2^exponent times the product of the balanced factors. */
  readonly exponent: number;
}

/**
 * B A = Σ bᵢaᵢᵀ is the same where bᵢ is multiplied and aᵢ divided by a power of two. Both then get the same size, and
 * the largest of all about 1. So factors of any scale can be multiplied, also columns of 1e300 beside rows of 1e−300.
 *
 * @param b rows×r, finite.
 * @param a r×cols, finite.
 */
export function balance(b: Matrix, a: Matrix): Balance {
  const left = columnExponents(b);
  const right = rowExponents(a);
  let most = -Infinity;
  for (let i = 0; i < left.length; i++) most = Math.max(most, left[i]! + right[i]!);
  const half = most === -Infinity ? 0 : Math.ceil(most / 2);
  for (let i = 0; i < left.length; i++) {
    const p = left[i]!;
    const q = right[i]!;
    const isZero = p + q === -Infinity;
    const shift = Math.round((q - p) / 2);
    left[i] = isZero ? -Infinity : shift - half;
    right[i] = isZero ? -Infinity : -shift - half;
  }
  return { left, right, exponent: 2 * half };
}

/** x · 2^exponent without overflow on the way, for any exponent of doubles. */
export function shifted(x: number, exponent: number): number {
  if (exponent === -Infinity) return 0;
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
}

/** ⌈log₂⌉ of the largest magnitude of each column. */
function columnExponents({ rows, cols, data }: Matrix): Float64Array {
  const largest = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const size = Math.abs(data[i * cols + j]!);
      if (size > largest[j]!) largest[j] = size;
    }
  }
  return largest.map(exponentOf);
}

function rowExponents({ rows, cols, data }: Matrix): Float64Array {
  const largest = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let at = i * cols; at < (i + 1) * cols; at++) {
      const size = Math.abs(data[at]!);
      if (size > largest[i]!) largest[i] = size;
    }
  }
  return largest.map(exponentOf);
}

function exponentOf(size: number): number {
  return Math.ceil(Math.log2(size));
}
