import type { Matrix } from '../matrix.js';

/** Above this share, 1 − p has fewer than ten digits, and what is left of the vector is computed itself. */
const NEAR_ONE = 1 - 1e-6;

/**
 * How much of each orthonormal vector uᵢ is outside of the space of Q: ‖uᵢ − Q Qᵀuᵢ‖² = 1 − pᵢ. The shares pᵢ are
 * between 0 and 1, and at most c in sum.
 *
 * @param q m×c with orthonormal columns.
 * @param products QᵀU transposed, r×c: row i is Qᵀuᵢ.
 * @param u m×r; the identity if absent.
 * @returns 1 − pᵢ, each with ten digits at least, or an absolute error of about ε².
 */
export function outsideOf(q: Matrix, products: Matrix, u?: Matrix): Float64Array {
  const { rows: r, cols: c, data } = products;
  const out = new Float64Array(r);
  for (let i = 0; i < r; i++) {
    let share = 0;
    for (let t = 0; t < c; t++) share += data[i * c + t]! ** 2;
    out[i] = share < NEAR_ONE ? 1 - share : restOf(q, data, i, u);
  }
  return out;
}

function restOf(q: Matrix, products: Float64Array, i: number, u?: Matrix): number {
  const { rows: m, cols: c } = q;
  let sum = 0;
  for (let row = 0; row < m; row++) {
    let value = u ? u.data[row * u.cols + i]! : Number(row === i);
    for (let t = 0; t < c; t++) value -= q.data[row * c + t]! * products[i * c + t]!;
    sum += value * value;
  }
  return Math.min(1, sum);
}

/** √Σ (1 − pᵢ)σᵢ²: the distance of diag(σ) from the space in which the uᵢ have the shares pᵢ. */
export function distanceOfSpace(s: Float64Array, outside: Float64Array): number {
  let sum = 0;
  for (let i = s.length - 1; i >= 0; i--) sum += outside[i]! * s[i]! * s[i]!;
  return Math.sqrt(sum);
}
