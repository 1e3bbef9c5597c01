import type { Matrix } from '../../matrix.js';
import type { Svd } from '../../svd/types.js';

export const completionMethods = [
  'fill-zero',
  'fill-mean',
  'fill-row-mean',
  'fill-column-mean',
  'hard-impute',
  'soft-impute',
] as const;

export type CompletionMethod = (typeof completionMethods)[number];

export interface CompletionOptions {
  /** Rank of the model, clamped to 1 … min(m, n). */
  readonly rank: number;
  readonly method: CompletionMethod;
  /**
   * soft-impute only: how much singular values are shrunk while the vectors are computed, in the units of
   * σ. The values are de-biased afterwards. Chosen by held-out error if undefined. With 0, the path of
   * decreasing λ is followed to its end, where the answer is that of hard-impute.
   */
  readonly lambda?: number | undefined;
  /**
   * hard-impute only: the penalty ½λ(‖A‖² + ‖B‖²) on the factors of X = A Bᵀ, in the units of σ. If
   * undefined, it is 0 where the known entries determine the model, and else chosen by held-out error.
   * With 0, the answer is the rank-k matrix closest to the known entries, which may be far from them
   * elsewhere.
   */
  readonly ridge?: number | undefined;
  /** Starting vectors of the subspace iteration; default 1. The same seed gives the same numbers. */
  readonly seed?: number;
  /** Converged when an iteration changes the model by less than this share of its norm; default 1e-10. */
  readonly tolerance?: number;
  /** Maximum number of iterations of the last stage; default 2000. */
  readonly maxIterations?: number;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface Completion {
  /** rows×cols without missing entries: known entries unchanged, the others from the model. */
  readonly matrix: Matrix;
  /** The model itself: k triplets, or those that a penalty leaves. It may differ from the known entries. */
  readonly model: Svd;
  /** 1 where an entry was filled, 0 where it was known; rows·cols. */
  readonly filled: Uint8Array;
  readonly iterations: number;
  /** ‖P_K(X − M)‖_F: how far the model is from the known entries. */
  readonly residual: number;
  readonly converged: boolean;
  /** How many starts were tried: more than one if the first did not settle. */
  readonly starts: number;
  /** The penalty that was used, λ of soft-impute or the ridge of hard-impute; 0 for a fill. */
  readonly lambda: number;
  /** Why some filled values may be arbitrary, in whole sentences; empty when there is no such reason. */
  readonly warnings: readonly string[];
}
