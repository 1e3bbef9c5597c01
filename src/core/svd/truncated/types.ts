import type { Svd, SvdOptions } from '../types.js';

/** The leading k triplets of a matrix with what is known about their error. */
export interface TruncatedSvd extends Svd {
  /** An upper bound of ‖M − UΣVᵀ‖_F for these very factors, measured; never assumed. */
  readonly errorBound: number;
  /**
   * Per triplet a bound on the distance from sᵢ to some singular value of M: the larger of
   * ‖Mvᵢ − sᵢuᵢ‖ and ‖Mᵀuᵢ − sᵢvᵢ‖, measured.
   */
  readonly residuals: Float64Array;
  /** Dimension of the subspace that was searched; min(rows, cols) for the exact answer. */
  readonly subspace: number;
  /** True when a further step gains nothing: the residuals reach the tolerance, or the answer is exact. */
  readonly converged: boolean;
}

export interface TruncatedOptions extends SvdOptions {
  /** The same seed gives the same answer; 0 by default. */
  readonly seed?: number;
  /** Residuals up to this share of s₁ count as converged; 1e-10 by default. */
  readonly tolerance?: number;
  /**
   * Largest subspace. More dimensions give better answers. `truncatedSvd` takes max(3.5k, k + 32) by
   * default, `truncatedSvdSteps` goes on until converged.
   */
  readonly maxSubspace?: number;
  /**
   * Side of the smallest square whose search begins in single precision (other shapes count by their
   * entries), which double precision refines and, where that is not enough, repeats; 384 by default,
   * Infinity for never. Many steps never do.
   */
  readonly singleFrom?: number;
  /** Vectors per product; 8 to 32, about k/4, by default. */
  readonly block?: number;
}

/**
 * Products with scale · M done elsewhere, say on a GPU in single precision. Vectors lie one after the
 * other, in the argument and in the answer.
 */
export interface Products {
  /** scale · M x: `count` vectors of `cols` numbers to `count` vectors of `rows` numbers. */
  multiply(vectors: Float64Array, count: number): Promise<Float64Array>;
  /** scale · Mᵀ y: `count` vectors of `rows` numbers to `count` vectors of `cols` numbers. */
  multiplyTransposed(vectors: Float64Array, count: number): Promise<Float64Array>;
}
