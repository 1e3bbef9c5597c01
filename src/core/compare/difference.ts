import { countAbove, numericalThreshold } from '../lowrank/spectrum.js';
import type { Matrix } from '../matrix.js';

/**
 * A − B, entry by entry; missing where either of them is. Both have the same shape. Labels are those of A.
 */
export function difference(a: Matrix, b: Matrix): Matrix {
  const { rows, cols, rowLabels, columnLabels } = a;
  const missing = either(a.missing, b.missing);
  return {
    rows,
    cols,
    data: a.data.map((value, i) => value - b.data[i]!),
    ...(missing ? { missing } : {}),
    ...(rowLabels ? { rowLabels } : {}),
    ...(columnLabels ? { columnLabels } : {}),
  };
}

function either(a: Uint8Array | undefined, b: Uint8Array | undefined): Uint8Array | undefined {
  return a && b ? a.map((flag, i) => flag | b[i]!) : (a ?? b);
}

/** The numerical rank of a difference, and the level that it was counted with. */
export interface DifferenceRank {
  readonly rank: number;
  readonly level: number;
}

/**
 * The number of singular values of A − B above the rounding of A and B: their entries were rounded in their own size,
 * which can be far above that of the difference. The level is the larger of σ₁ max(m, n) ε of A and of B.
 *
 * @param s singular values of A − B, descending; `ofA` and `ofB` those of A and B, at least the first.
 */
export function differenceRank(
  s: Float64Array,
  ofA: Float64Array,
  ofB: Float64Array,
  rows: number,
  cols: number,
): DifferenceRank {
  const level = Math.max(numericalThreshold(ofA, rows, cols), numericalThreshold(ofB, rows, cols));
  return { rank: countAbove(s, level), level };
}
