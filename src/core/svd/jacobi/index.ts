import type { Matrix } from '../../matrix.js';
import { scaleOf } from '../load.js';
import { fixSigns } from '../signs.js';
import type { Decomposition } from '../types.js';
import { unscaled } from '../unscaled.js';
import { applyQ, pivotedQr, type PivotedQr } from './pivoted-qr.js';
import { rotate, type Turned } from './rotations.js';
import { sensitivity } from './sensitivity.js';

export { isGraded } from './grading.js';

/**
 * SVD of a small matrix by QR with pivoting and one-sided Jacobi rotations (Drmač & Veselić, SIAM J. Matrix Anal.
 * Appl. 29, 2008; LAPACK dgejsv). Each singular value has the digits that the entries determine: for M = B D with a
 * diagonal D, however graded, its relative error is about ε κ(B). The ordinary method bounds all errors by ε σ₁.
 *
 * @returns the values and the `count` leading vectors, with `relativeError`; undefined if the rotations did not converge.
 * @throws BeyondDoubles
 */
export function jacobi(matrix: Matrix, count: number): Decomposition | undefined {
  const found = factor(matrix);
  if (!found) return undefined;
  const s = unscaled(found.turned.s, found.scale);
  if (count === 0) return { s };
  const valuesOf = (other: Matrix) => {
    const again = factor(other);
    return again?.turned.s.map((sigma) => sigma / again.scale);
  };
  const relativeError = found.qr.underflow ? undefined : sensitivity(matrix, s, valuesOf);
  return { s, ...vectors(matrix, found, count), relativeError };
}

/** Rᵀ = U Σ Vᵀ after Π scale·A P = Q R, where A is M or, if M is wide, Mᵀ. */
interface Factored {
  readonly scale: number;
  readonly qr: PivotedQr;
  readonly turned: Turned;
}

function factor(matrix: Matrix): Factored | undefined {
  // Small entries beside very large ones must not underflow, so that the scale only keeps the large ones from
  // overflowing.
  const scale = Math.max(scaleOf(matrix), 2 ** -100);
  const p = Math.max(matrix.rows, matrix.cols);
  const q = Math.min(matrix.rows, matrix.cols);
  const a = new Float64Array(p * q);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < q; j++) a[i + j * p] = scale * entry(matrix, i, j);
  }
  const qr = pivotedQr(a, p, q);
  const lower = new Float64Array(q * q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j <= i; j++) lower[i + j * q] = a[j + i * p]!;
  }
  const turned = rotate(lower, q);
  return turned && { scale, qr, turned };
}

/** Entry (i, j) of the tall one of M and Mᵀ. */
function entry({ rows, cols, data }: Matrix, i: number, j: number): number {
  return rows < cols ? data[j * cols + i]! : data[i * cols + j]!;
}

/** A P = Πᵀ Q R and R = V Σ Uᵀ, so that the vectors of A are Πᵀ Q V and P U. */
function vectors(
  { rows, cols }: Matrix,
  { qr, turned }: Factored,
  count: number,
): { u: Matrix; v: Matrix } {
  const { p, q } = qr;
  const product = new Float64Array(p * count);
  for (let j = 0; j < count; j++) {
    product.set(turned.v.subarray(j * q, (j + 1) * q), j * p);
  }
  applyQ(qr, product);
  const tall = new Float64Array(p * count);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < count; j++) tall[qr.rows[i]! * count + j] = product[i + j * p]!;
  }
  const short = new Float64Array(q * count);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < count; j++) short[qr.columns[i]! * count + j] = turned.u[i + j * q]!;
  }
  const [u, v] = rows < cols ? [short, tall] : [tall, short];
  fixSigns(u, v, count);
  return { u: { rows, cols: count, data: u }, v: { rows: cols, cols: count, data: v } };
}
