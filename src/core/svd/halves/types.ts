import type { Side } from '../conquer/last-merge.js';
import type { Matrix } from '../../matrix.js';

export type { Side };

/**
 * One side's share of an SVD whose matrix is bidiagonal already: plain arrays, so that it can be handed to
 * another worker.
 */
export interface HalfTask {
  /** Left (u, rows×q) or right (v, q×q) vectors of the matrix taken as a tall one, rows ≥ q. */
  readonly side: Side;
  readonly rows: number;
  readonly q: number;
  /** Diagonal and superdiagonal of the bidiagonal. */
  readonly d: Float64Array;
  readonly e: Float64Array;
  readonly tau: Float64Array;
  /** rows·q numbers that end in the reflectors, column after column; the vectors replace them. */
  readonly vectors: Float64Array;
  /** Whether these are the left vectors of the matrix itself, whose signs the others follow. */
  readonly leads: boolean;
}

/** A side's vectors, largest singular value first. */
export interface Half {
  /** rows × q. */
  readonly vectors: Matrix;
  /** Of the scaled matrix, descending. */
  readonly values: Float64Array;
  /** Of a leading side: the signs that its vectors were multiplied with. */
  readonly signs: Float64Array | undefined;
}
