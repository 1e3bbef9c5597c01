import type { Matrix } from '../../matrix.js';
import type { Backend } from '../../kernels/workspace.js';
import type { Result } from '../../result.js';
import type { Pass, PassVectors } from './gram-pass.js';

/** The leading triplets of a matrix that is read block by block, after some passes over it. */
export interface PassAnswer {
  /** How many times the whole matrix was read. */
  readonly passes: number;
  /** The leading singular values, descending. */
  readonly s: Float64Array;
  /** cols × k, orthonormal columns: the right singular vectors. M v gives any rows of the left ones times σ. */
  readonly v: Matrix;
  /** For each value: it differs from some singular value, or from 0 if M is wide, by at most this. */
  readonly errors: Float64Array;
  /** ‖M‖_F. */
  readonly frobenius: number;
  /** [j] bounds ‖M − M Vⱼ Vⱼᵀ‖_F for the first j vectors, j = 0 … k; equal to it up to √ε ‖M‖_F. */
  readonly tails: Float64Array;
  /** No value can change any more by as much as the tolerance. */
  readonly settled: boolean;
}

/**
 * One reading of the whole matrix.
 *
 * @param onProgress called with the completed share of it.
 * @throws what the reading of rows throws.
 */
export type GramReading = (
  vectors: PassVectors,
  onProgress: (fraction: number) => void,
) => Promise<Result<Pass>>;

export interface PassOptions {
  /** Relative error of the values, beside σ₁, that is accepted; default 1e-9. */
  readonly tolerance?: number | undefined;
  /** Most passes; default 12. */
  readonly maxPasses?: number | undefined;
  /** Seed of the random start; default 1. */
  readonly seed?: number | undefined;
  /** Bytes of a block of rows; default 16 MiB. */
  readonly blockBytes?: number | undefined;
  /** Bytes of the basis and its products; default 64 MiB. */
  readonly basisBytes?: number | undefined;
  /** Polled before each block. */
  readonly isCancelled?: (() => boolean) | undefined;
  /** Called after each block with the number of the pass, from 1, and the completed share of it. */
  readonly onProgress?: ((pass: number, fraction: number) => void) | undefined;
  /** Reads the whole matrix once, with other threads; default {@link gramPass} in this one. */
  readonly gram?: GramReading | undefined;
  readonly backend?: Backend | undefined;
}
