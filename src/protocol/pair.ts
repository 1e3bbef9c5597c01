import type { Matrix } from '../core/matrix.js';

/** A and B of a comparison, with the same shape. */
export interface MatrixPair {
  readonly first: Matrix;
  readonly second: Matrix;
}
