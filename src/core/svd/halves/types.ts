import type { Side } from '../conquer/last-merge.js';
import type { Matrix } from '../../matrix.js';

export type { Side };

/**
 * The part of an SVD for one side, after bidiagonalization. It consists of plain arrays, so that it can
 * be sent to another worker.
 */
export interface HalfTask {
  /** Left (u, rows×q) or right (v, q×q) vectors of the matrix, taken as a tall one, rows ≥ q. */
  readonly side: Side;
  readonly rows: number;
  readonly q: number;
  /** Diagonal and superdiagonal of the bidiagonal. */
  readonly d: Float64Array;
  readonly e: Float64Array;
  readonly tau: Float64Array;
  /** rows·q numbers. The reflectors are at the end, column after column. The vectors replace them. */
  readonly vectors: Float64Array;
  /** Whether these are the left vectors of the matrix itself. They determine the signs of the others. */
  readonly leads: boolean;
}

/** The vectors of a side, largest singular value first. */
export interface Half {
  /** rows × q. */
  readonly vectors: Matrix;
  /** The singular values of the scaled matrix, descending. */
  readonly values: Float64Array;
  /** For a leading side: the signs by which its vectors were multiplied. */
  readonly signs: Float64Array | undefined;
}
