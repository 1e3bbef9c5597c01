import { multiplyTransposed } from '../../lowrank/linear/product.js';
import type { Matrix } from '../../matrix.js';

/** A vector whose |cos| with every singular vector before is below this is an intruder. */
export const resemblance = 0.5;
/** So many leading vectors are looked at. */
export const lookedAt = 10;

/**
 * How many of the leading left singular vectors of W₂ resemble no left singular vector of W₁ at all: "intruder
 * dimensions" (Shuttleworth, Andreas, Torralba & Sharma 2024, algorithm 1, with k = 10 and ε = 0.5).
 *
 * @param before all left singular vectors of W₁, as columns.
 * @param after the leading ones of W₂.
 */
export function countIntruders(before: Matrix, after: Matrix): number {
  const cosines = multiplyTransposed(after, before);
  let count = 0;
  for (let i = 0; i < cosines.rows; i++) {
    const row = cosines.data.subarray(i * cosines.cols, (i + 1) * cosines.cols);
    if (row.every((cosine) => Math.abs(cosine) < resemblance)) count++;
  }
  return count;
}
