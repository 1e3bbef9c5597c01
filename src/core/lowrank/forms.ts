import { zeros, type Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import { leadingColumns } from './linear/product.js';
import { orthogonalFactor, reflect } from './linear/householder.js';
import { countAbove, numericalThreshold } from './spectrum.js';

/**
 * M = U Σ Vᵀ in one of the forms of textbooks; `sigma` is diagonal with as many rows as U has columns.
 */
export interface SvdForm {
  readonly u: Matrix;
  /** (columns of u) × (columns of v), zero off the diagonal. */
  readonly sigma: Matrix;
  readonly v: Matrix;
  /** Number of columns of u and v that the matrix needs; the others are padding. */
  readonly essential: number;
}

/** Full: U m×m, Σ m×n, V n×n, both orthogonal. */
export function fullForm(svd: Svd): SvdForm {
  const u = orthogonalCompletion(svd.u);
  const v = orthogonalCompletion(svd.v);
  return { u, sigma: diagonal(svd.s, u.cols, v.cols), v, essential: numericalRankOf(svd) };
}

/** Thin: U m×r, Σ r×r, V n×r with r = min(m, n). */
export function thinForm({ u, s, v }: Svd): SvdForm {
  const r = s.length;
  return { u, sigma: diagonal(s, r, r), v, essential: numericalRankOf({ u, s, v }) };
}

/** Compact: only the columns that belong to singular values above rounding. */
export function compactForm(svd: Svd): SvdForm {
  const rank = numericalRankOf(svd);
  return {
    u: leadingColumns(svd.u, rank),
    sigma: diagonal(svd.s, rank, rank),
    v: leadingColumns(svd.v, rank),
    essential: rank,
  };
}

/**
 * A square orthogonal matrix whose first columns are those of Q, by Householder reflections: QR of
 * Q itself gives R = diag(±1), so the columns after the first r complete the basis.
 *
 * @param q m×r with orthonormal columns, r ≤ m; its columns are copied bit for bit.
 */
export function orthogonalCompletion(q: Matrix): Matrix {
  const { rows, cols } = q;
  const out = orthogonalFactor(reflect(q), rows);
  for (let i = 0; i < rows; i++) {
    out.data.set(q.data.subarray(i * cols, (i + 1) * cols), i * rows);
  }
  return out;
}

function diagonal(s: Float64Array, rows: number, cols: number): Matrix {
  const out = zeros(rows, cols);
  for (let i = 0; i < Math.min(rows, cols, s.length); i++) out.data[i * cols + i] = s[i]!;
  return out;
}

function numericalRankOf({ u, s, v }: Svd): number {
  return countAbove(s, numericalThreshold(s, u.rows, v.rows));
}
