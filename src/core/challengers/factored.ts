import type { Matrix } from '../matrix.js';
import { frobeniusNorm } from '../lowrank/norms.js';
import { addOuterProducts } from '../lowrank/outer.js';

/** X = L Rᵀ with L m×c and R n×c, so its rank is at most c. */
export interface Factored {
  readonly left: Matrix;
  readonly right: Matrix;
}

/** ‖M − L Rᵀ‖_F, summed entry by entry in double precision. */
export function distanceTo(matrix: Matrix, { left, right }: Factored): number {
  const rest = matrix.data.slice();
  const s = new Float64Array(left.cols).fill(1);
  addOuterProducts(rest, { u: left, s, v: right }, 0, left.cols, () => -1);
  return frobeniusNorm(rest);
}

/** The columns of M with these numbers, m×c. */
export function columnsOf({ rows, cols, data }: Matrix, chosen: ArrayLike<number>): Matrix {
  const count = chosen.length;
  const out = new Float64Array(rows * count);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < count; t++) out[i * count + t] = data[i * cols + chosen[t]!]!;
  }
  return { rows, cols: count, data: out };
}
