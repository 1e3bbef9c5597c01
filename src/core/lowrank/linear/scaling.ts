import type { Matrix } from '../../matrix.js';
import { maxAbs } from '../norms.js';

/**
 * A power of two near the largest magnitude, 2¹⁰²³ at most; 1 for zeros. Divided by it, a matrix can be squared
 * without overflow, and no bit changes.
 */
export function powerOf(matrix: Matrix): number {
  const largest = maxAbs(matrix.data);
  return largest === 0 ? 1 : 2 ** Math.min(1023, Math.floor(Math.log2(largest)));
}

/** The entries divided by a power of two, and without labels. */
export function dividedBy({ rows, cols, data }: Matrix, power: number): Matrix {
  return { rows, cols, data: data.map((value) => value / power) };
}

/** The entries times a power of two, and without labels. */
export function timesPower({ rows, cols, data }: Matrix, power: number): Matrix {
  return { rows, cols, data: data.map((value) => value * power) };
}
