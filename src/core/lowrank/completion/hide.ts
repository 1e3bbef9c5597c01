import type { Matrix } from '../../matrix.js';
import { seededRandom } from '../linear/random.js';
import { frobeniusNorm } from '../norms.js';
import { unknownMask } from './known.js';

/**
 * A copy of the matrix in which a random share of the known entries is missing. A completion can then be
 * compared with the true values. At least one entry is hidden and at least one stays.
 *
 * @param share of the known entries to hide, clamped to 0 … 1.
 * @param seed the same seed hides the same entries.
 */
export function hideEntries(matrix: Matrix, share: number, seed: number): Matrix {
  const missing = unknownMask(matrix);
  const known: number[] = [];
  missing.forEach((flag, index) => {
    if (flag === 0) known.push(index);
  });
  const wanted = Math.round(Math.min(1, Math.max(0, share)) * known.length);
  const count = Math.max(0, Math.min(known.length - 1, Math.max(1, wanted)));
  const random = seededRandom(seed);
  const data = matrix.data.slice();
  // The first steps of a Fisher–Yates shuffle draw without replacement.
  for (let i = 0; i < count; i++) {
    const j = i + random.below(known.length - i);
    [known[i], known[j]] = [known[j]!, known[i]!];
    missing[known[i]!] = 1;
    data[known[i]!] = NaN;
  }
  return { ...matrix, data, missing };
}

/** The error of filled entries, compared with the entries that were hidden. */
export interface Recovery {
  readonly count: number;
  /** √(mean of the squared errors) over the hidden entries. */
  readonly rmse: number;
  /** ‖error‖ / ‖truth‖ over the hidden entries; 0 when both are zero. */
  readonly relative: number;
  /** Largest error in magnitude. */
  readonly largest: number;
}

/**
 * The error of `completed` on the entries that are missing in `hidden` and known in `truth`.
 *
 * @param truth rows×cols, before entries were hidden.
 * @param hidden the result of `hideEntries`.
 * @param completed rows×cols without missing entries.
 */
export function recovery(truth: Matrix, hidden: Matrix, completed: Matrix): Recovery {
  const errors: number[] = [];
  const values: number[] = [];
  hidden.missing?.forEach((flag, index) => {
    const value = truth.data[index]!;
    if (flag !== 1 || Number.isNaN(value)) return;
    values.push(value);
    errors.push(completed.data[index]! - value);
  });
  const error = frobeniusNorm(Float64Array.from(errors));
  const size = frobeniusNorm(Float64Array.from(values));
  return {
    count: errors.length,
    rmse: errors.length === 0 ? 0 : error / Math.sqrt(errors.length),
    relative: error === 0 ? 0 : error / size,
    largest: errors.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
}
