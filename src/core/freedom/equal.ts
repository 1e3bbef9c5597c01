import { frobeniusNorm } from '../lowrank/norms.js';
import type { Matrix } from '../matrix.js';
import type { SvdQuality } from '../svd/types.js';

/** Equal singular values: their numbers, counted from 0, `last` included. */
export interface EqualValues {
  readonly first: number;
  readonly last: number;
}

/**
 * The distance up to which two singular values cannot be told apart: the errors of both. Each is at most ‖M − UΣVᵀ‖ and
 * a few units of ε σ₁ (Weyl). The first comes from the measured residual of the decomposition.
 *
 * @param quality undefined while it is not measured; it is then taken as 1.
 */
export function valueTolerance(matrix: Matrix, quality: SvdQuality | undefined): number {
  const ratio = Math.max(1, quality?.residual ?? 1);
  const size = Math.max(matrix.rows, matrix.cols);
  return 2 * ratio * size * Number.EPSILON * frobeniusNorm(matrix.data);
}

/** The groups of neighbours among the first `rank` values that are no farther apart than `tolerance`. */
export function equalValues(s: Float64Array, rank: number, tolerance: number): EqualValues[] {
  const groups: EqualValues[] = [];
  for (let first = 0; first < rank;) {
    let last = first;
    while (last + 1 < rank && s[last]! - s[last + 1]! <= tolerance) last++;
    if (last > first) groups.push({ first, last });
    first = last + 1;
  }
  return groups;
}
