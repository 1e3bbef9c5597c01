import type { Matrix } from '../../matrix.js';
import { fillRandom } from '../truncated/random.js';

const EPSILON = 2 ** -52;
/** Relative change of the entries: half of their digits, so that changes of the values stand out from rounding. */
const CHANGE = 2 ** -26;
/** If a value changes by more, the estimate is not linear, and few digits are sure. */
const LARGE = 0.1;
/** Three random changes miss a factor of 100 in one matrix of a million (Kenney & Laub 1994, table 2). */
const SAMPLES = 3;
/** In 20,000 random matrices with determinants that are known exactly, the largest error was 2.8 without this factor. */
const SAFETY = 10;

/**
 * Estimate of the largest relative error of a singular value, from the values of matrices whose entries differ a little
 * (small-sample condition estimation; Kenney & Laub, SIAM J. Sci. Comput. 15, 1994). Entries that are 0 stay 0.
 *
 * @param s the singular values of the matrix.
 * @param valuesOf computes the values of another matrix in the same way.
 * @returns undefined if some value has fewer than about seven sure digits.
 */
export function sensitivity(
  matrix: Matrix,
  s: Float64Array,
  valuesOf: (matrix: Matrix) => Float64Array | undefined,
): number | undefined {
  const { rows, cols, data } = matrix;
  const random = new Float64Array(data.length);
  let most = CHANGE;
  for (let sample = 0; sample < SAMPLES; sample++) {
    fillRandom(random, 0, random.length, sample);
    const changed = data.map((value, index) => value * (1 + CHANGE * random[index]!));
    const other = valuesOf({ rows, cols, data: changed });
    if (!other) return undefined;
    for (let k = 0; k < s.length; k++) {
      if (s[k] === other[k]) continue;
      most = Math.max(most, Math.abs(other[k]! / s[k]! - 1));
    }
  }
  return most < LARGE ? (SAFETY * s.length * EPSILON * most) / CHANGE : undefined;
}
