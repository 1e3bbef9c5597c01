import { multiplyTransposed } from '../../lowrank/linear/product.js';
import type { Matrix } from '../../matrix.js';

/** A vector with no larger |cos| resembles none; see `intruders`. */
export const INTRUDER = 0.5;

/**
 * For each column of Q the largest |cos| to a column of P.
 *
 * @param p m×k, orthonormal columns.
 * @param q m×l, orthonormal columns.
 */
export function largestCosines(p: Matrix, q: Matrix): Float64Array {
  const inner = multiplyTransposed(p, q);
  const largest = new Float64Array(q.cols);
  for (let i = 0; i < inner.rows; i++) {
    for (let j = 0; j < q.cols; j++) {
      largest[j] = Math.max(largest[j]!, Math.abs(inner.data[i * q.cols + j]!));
    }
  }
  return largest;
}

/**
 * The number of intruder dimensions: leading singular vectors of a changed weight whose largest |cos| to the singular
 * vectors of the first one is below a threshold (Shuttleworth et al. 2024, “LoRA vs Full Fine-tuning: An Illusion of
 * Equivalence”, who vary the threshold). Here it is 0.5.
 */
export function intruders(cosines: Float64Array, threshold = INTRUDER): number {
  return cosines.reduce((count, cosine) => count + (cosine < threshold ? 1 : 0), 0);
}
