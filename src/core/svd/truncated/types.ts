import type { Svd, SvdOptions } from '../types.js';

/** The leading k triplets of a matrix, with bounds of their error. */
export interface TruncatedSvd extends Svd {
  /** A measured upper bound of ‖M − UΣVᵀ‖_F for exactly these factors. */
  readonly errorBound: number;
  /**
   * For each triplet, a bound on the distance from sᵢ to some singular value of M: the larger of ‖Mvᵢ −
   * sᵢuᵢ‖ and ‖Mᵀuᵢ − sᵢvᵢ‖, measured.
   */
  readonly residuals: Float64Array;
  /** Dimension of the subspace that was searched; min(rows, cols) for the exact answer. */
  readonly subspace: number;
  /**
   * True when a further step would not improve it: the residuals reach the tolerance, or the answer is
   * exact.
   */
  readonly converged: boolean;
}

export interface TruncatedOptions extends SvdOptions {
  /** The same seed gives the same answer; 0 by default. */
  readonly seed?: number;
  /** Residuals up to this share of s₁ count as converged; 1e-10 by default. */
  readonly tolerance?: number;
  /**
   * Largest subspace. More dimensions give better answers. The default of `truncatedSvd` is max(3.5k, k +
   * 54). `truncatedSvdSteps` continues until converged.
   */
  readonly maxSubspace?: number;
  /**
   * Side of the smallest square matrix whose search begins in single precision; other shapes count by
   * their number of entries. Double precision refines the result, and repeats the search if necessary.
   * 384 by default, Infinity for never. `truncatedSvdSteps` always uses double precision.
   */
  readonly singleFrom?: number;
  /** Vectors per product; 8 to 32, about k/4, by default. */
  readonly block?: number;
}

/**
 * Products with scale · M that are computed elsewhere, for example on a GPU in single precision. The
 * vectors are one after the other, in the argument and in the answer.
 */
export interface Products {
  /** scale · M x: maps `count` vectors of `cols` numbers to `count` vectors of `rows` numbers. */
  multiply(vectors: Float64Array, count: number): Promise<Float64Array>;
  /** scale · Mᵀ y: maps `count` vectors of `rows` numbers to `count` vectors of `cols` numbers. */
  multiplyTransposed(vectors: Float64Array, count: number): Promise<Float64Array>;
}
