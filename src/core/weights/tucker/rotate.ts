import { multiply, multiplyTransposed } from '../../lowrank/linear/product.js';
import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { svd } from '../../svd/svd.js';
import type { SvdOptions } from '../../svd/types.js';

/** A product of three factors: ΔW[o, (i, κ)] = Σ_{p,q} up[o, p] mid[p, q, κ] down[q, i]. */
export interface TuckerFactors {
  /** m×r. */
  readonly up: Matrix;
  /** r×(r·K), K places of the kernel. */
  readonly mid: Matrix;
  /** r×n. */
  readonly down: Matrix;
}

/** The same product with orthonormal outer factors, and a core whose slices fall: its leading part is what counts. */
export interface Rotated {
  /** m×p, orthonormal columns. */
  readonly u: Matrix;
  /** n×q, orthonormal columns. */
  readonly v: Matrix;
  /** p×(q·K). */
  readonly core: Matrix;
  readonly kernel: number;
}

/**
 * The higher-order SVD of the product in its two long sides, from the factors alone (De Lathauwer, De Moor & Vandewalle,
 * SIAM J. Matrix Anal. Appl. 21, 2000). Cut to k×k, its error is at most √2 times that of the best product of this form.
 *
 * @returns problems as for `svd`.
 */
export function rotate(
  { up, mid, down }: TuckerFactors,
  options: SvdOptions = {},
): Result<Rotated> {
  const left = svd(up, options);
  if (!left.ok) return left;
  const right = svd(down, options);
  if (!right.ok) return right;
  // up = U R₁ and downᵀ = V R₂ᵀ with R₁ = Σ Vᵀ of up and R₂ = U Σ of down.
  const r1 = scaledTransposed(left.value.v, left.value.s);
  const r2 = scaledTransposed(right.value.u, right.value.s);
  const kernel = mid.cols / mid.rows;
  const inner = bySlices(multiply(r1, mid), kernel, r2);
  const first = svd(inner, options);
  if (!first.ok) return first;
  const second = svd(sideways(inner, kernel), options);
  if (!second.ok) return second;
  const w1 = first.value.u;
  const w2 = second.value.u;
  return success({
    u: multiply(left.value.u, w1),
    v: multiply(right.value.v, w2),
    core: bySlices(multiplyTransposed(w1, inner), kernel, transpose(w2)),
    kernel,
  });
}

/** ‖ΔW − ΔW_k‖_F for k = 0 … min(p, q), ΔW_k the product with the leading k×k slices of the core. */
export function lostAt({ core, kernel }: Rotated): Float64Array {
  const q = core.cols / kernel;
  const count = Math.min(core.rows, q);
  // Scaled by the largest entry, so that no square overflows or vanishes.
  const largest = core.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const lost = new Float64Array(count + 1);
  if (largest === 0) return lost;
  for (let i = 0; i < core.rows; i++) {
    for (let j = 0; j < core.cols; j++) {
      const shell = Math.min(count, Math.max(i, Math.floor(j / kernel)));
      lost[shell]! += (core.data[i * core.cols + j]! / largest) ** 2;
    }
  }
  for (let k = count - 1; k >= 0; k--) lost[k]! += lost[k + 1]!;
  return lost.map((square) => Math.sqrt(square) * largest);
}

/** The leading k×k part of the core, k×(k·K). */
export function leadingCore({ core, kernel }: Rotated, k: number): Matrix {
  const cols = k * kernel;
  const data = new Float64Array(k * cols);
  for (let i = 0; i < k; i++) {
    data.set(core.data.subarray(i * core.cols, i * core.cols + cols), i * cols);
  }
  return { rows: k, cols, data };
}

/** Σ_b R[q, b] X[p, b, κ]: each row of X is a matrix b×K that R is multiplied with. */
function bySlices(x: Matrix, kernel: number, r: Matrix): Matrix {
  const cols = r.rows * kernel;
  const data = new Float64Array(x.rows * cols);
  for (let p = 0; p < x.rows; p++) {
    const slice = {
      rows: r.cols,
      cols: kernel,
      data: x.data.subarray(p * x.cols, (p + 1) * x.cols),
    };
    data.set(multiply(r, slice).data, p * cols);
  }
  return { rows: x.rows, cols, data };
}

/** p×q×K as q×(p·K). */
function sideways({ rows, cols, data }: Matrix, kernel: number): Matrix {
  const q = cols / kernel;
  const out = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < q; j++) {
      const from = i * cols + j * kernel;
      out.set(data.subarray(from, from + kernel), j * rows * kernel + i * kernel);
    }
  }
  return { rows: q, cols: rows * kernel, data: out };
}

/** diag(s)·Vᵀ. */
function scaledTransposed(v: Matrix, s: Float64Array): Matrix {
  const out = transpose(v);
  for (let i = 0; i < out.rows; i++) {
    for (let j = 0; j < out.cols; j++) out.data[i * out.cols + j]! *= s[i]!;
  }
  return out;
}
