import type { Matrix } from '../matrix.js';
import { thinQr } from '../lowrank/linear/householder.js';
import { multiply, multiplyTransposed } from '../lowrank/linear/product.js';
import type { Svd } from '../svd/types.js';
import type { Factored } from './factored.js';
import { distanceOfSpace, outsideOf } from './shares.js';

/**
 * X = L Rᵀ in the coordinates of U and V, where M is diag(σ) and X is Y = UᵀXV. Rotations keep the norm, so
 * ‖M − X‖_F² = diagonal² + offDiagonal².
 */
export interface InCoordinates {
  /** √Σ(σᵢ − yᵢᵢ)². */
  readonly diagonal: number;
  /** √Σ_{i≠j} yᵢⱼ², with what X has outside of the columns of U and V. */
  readonly offDiagonal: number;
  /** Shares pᵢ of uᵢ in the column space of X, 0 … 1 each and c at most in sum. */
  readonly shares: Float64Array;
  /** √Σ(1 − pᵢ)σᵢ² ≤ ‖M − X‖_F: no matrix with these columns is closer. */
  readonly ofSpace: number;
}

/** @param svd of M, m×n, with all singular values. */
export function inCoordinates(svd: Svd, { left, right }: Factored): InCoordinates {
  const { u, s, v } = svd;
  const r = s.length;
  const c = left.cols;
  const a = multiplyTransposed(u, left);
  const b = multiplyTransposed(v, right);
  let diagonal = 0;
  let others = 0;
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) {
      let y = 0;
      for (let t = 0; t < c; t++) y += a.data[i * c + t]! * b.data[j * c + t]!;
      if (i === j) diagonal += (s[i]! - y) ** 2;
      else others += y * y;
    }
  }
  if (u.rows > r) others += squaredNormOfProduct(minus(left, multiply(u, a)), b);
  if (v.rows > r) others += squaredNormOfProduct(a, minus(right, multiply(v, b)));
  const { q } = thinQr(left);
  const outside = outsideOf(q, multiplyTransposed(u, q), u);
  return {
    diagonal: Math.sqrt(diagonal),
    offDiagonal: Math.sqrt(others),
    shares: outside.map((rest) => 1 - rest),
    ofSpace: distanceOfSpace(s, outside),
  };
}

/** ‖A Bᵀ‖_F² = trace(AᵀA BᵀB), without forming the product. */
function squaredNormOfProduct(a: Matrix, b: Matrix): number {
  const left = multiplyTransposed(a, a).data;
  const right = multiplyTransposed(b, b).data;
  return Math.max(
    0,
    left.reduce((sum, value, at) => sum + value * right[at]!, 0),
  );
}

const minus = (a: Matrix, b: Matrix): Matrix => ({
  ...a,
  data: a.data.map((value, at) => value - b.data[at]!),
});
