import type { Matrix } from '../matrix.js';
import type { Backend } from '../kernels/workspace.js';

/**
 * A thin singular value decomposition M = U Σ Vᵀ of a rows×cols matrix, r = min(rows, cols).
 * The largest-magnitude entry of every column of U is positive.
 */
export interface Svd {
  /** rows × r, orthonormal columns: the left singular vectors. */
  readonly u: Matrix;
  /** r singular values, descending, ≥ 0. */
  readonly s: Float64Array;
  /** cols × r, orthonormal columns: the right singular vectors. */
  readonly v: Matrix;
  /**
   * Estimated largest relative error of a singular value, where one-sided Jacobi rotations computed a small graded
   * matrix; otherwise the errors are bounded by ε σ₁ alone.
   */
  readonly relativeError?: number | undefined;
}

/** All singular values, and the leading triplets with their vectors. */
export interface LeadingSvd {
  /** All min(rows, cols) singular values, descending. */
  readonly values: Float64Array;
  /** u rows×c, s of length c, v cols×c: the best approximation of rank c. */
  readonly triplets: Svd;
}

/** All singular values, and the leading vectors if they were wanted. */
export interface Decomposition {
  readonly s: Float64Array;
  readonly u?: Matrix;
  readonly v?: Matrix;
  /** As that of `Svd`. */
  readonly relativeError?: number | undefined;
}

/** LAPACK's test ratios (TESTING/EIG/ddrvbd.f): each is O(1) for a good answer and below 50. */
export interface SvdQuality {
  /** ‖M − UΣVᵀ‖_F / (‖M‖_F · max(m, n) · ε). */
  readonly residual: number;
  /** ‖I − UᵀU‖_F / (m ε). */
  readonly orthogonalityU: number;
  /** ‖I − VᵀV‖_F / (n ε). */
  readonly orthogonalityV: number;
}

export interface SvdOptions {
  /** Called now and then with the completed share of the work, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Polled now and then; if it is true, the work ends with a `cancelled` problem. */
  readonly isCancelled?: () => boolean;
  /** Where the inner loops run; by default the fastest backend of the host. */
  readonly backend?: Backend;
}
