import { countProblem } from '../../arguments.js';
import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { entryOf } from '../approximate.js';
import { frobeniusNorm } from '../norms.js';
import { seededRandom } from '../linear/random.js';
import { complete, optionsProblem } from './complete.js';
import { unknownMask } from './known.js';
import type { CompletionOptions } from './types.js';

export interface HeldOutOptions extends Omit<CompletionOptions, 'rank'> {
  readonly ranks: readonly number[];
  /**
   * Number of parts into which the known entries are divided. Each part is held out once. Default 5, at
   * least 2.
   */
  readonly folds?: number;
}

export interface HeldOutError {
  readonly rank: number;
  /**
   * √(mean of the squared errors) over all known entries, each predicted by a model that did not use it.
   */
  readonly rmse: number;
  /** Standard error of the mean squared errors of the folds, converted to the RMSE. */
  readonly standardError: number;
  /** RMSE of each fold. */
  readonly folds: readonly number[];
}

export interface HeldOut {
  readonly errors: readonly HeldOutError[];
  /** The rank with the smallest RMSE. */
  readonly best: number;
  /** The smallest rank whose RMSE is within one standard error of the best. */
  readonly simplest: number;
}

/**
 * How well each rank predicts entries that its model did not use: cross-validation over the known
 * entries. The residual on the known entries falls with every rank. This error rises again when the model
 * fits noise.
 *
 * @returns errors in the order of `ranks`; `empty` when there are fewer known entries than folds;
 *   `nonFinite` for options that are no numbers.
 */
export function heldOutErrors(matrix: Matrix, options: HeldOutOptions): Result<HeldOut> {
  const problem =
    countProblem({ 'number of parts': options.folds, ...ranksByName(options.ranks) }) ??
    optionsProblem({ ...options, rank: 1 });
  if (problem) return problem;
  const unknown = unknownMask(matrix);
  const dealt = deal(unknown, Math.max(2, Math.trunc(options.folds ?? 5)), options.seed ?? 1);
  if (!dealt) return failure('empty', 'Too few entries are known to hold some of them out.');
  if (options.ranks.length === 0) return failure('empty', 'There is no rank to try.');
  const errors: HeldOutError[] = [];
  const total = options.ranks.length * dealt.length;
  for (const rank of options.ranks) {
    const folds: { rms: number; count: number }[] = [];
    for (const held of dealt) {
      const done = errors.length * dealt.length + folds.length;
      const error = foldError(matrix, unknown, held, {
        ...options,
        rank,
        onProgress: () => {
          options.onProgress?.(done / total);
        },
      });
      if (!error.ok) return error;
      folds.push({ rms: error.value, count: held.length });
    }
    errors.push(summary(rank, folds));
  }
  return success(heldOutChoice(errors));
}

function ranksByName(ranks: readonly number[]): Record<string, number> {
  return Object.fromEntries(ranks.map((rank, i) => [`rank at place ${i + 1}`, rank]));
}

/** What the held-out errors so far say. A worker may deliver them rank by rank. */
export function heldOutChoice(errors: readonly HeldOutError[]): HeldOut {
  if (errors.length === 0) throw new RangeError('no held-out error to choose by');
  const best = errors.reduce((a, b) => (b.rmse < a.rmse ? b : a));
  const within = errors.filter(({ rmse }) => rmse <= best.rmse + best.standardError);
  const simplest = Math.min(...within.map(({ rank }) => rank), best.rank);
  return { errors, best: best.rank, simplest };
}

/** The positions of the known entries, shuffled (Fisher–Yates) and divided into parts. */
function deal(unknown: Uint8Array, folds: number, seed: number): number[][] | undefined {
  const known: number[] = [];
  unknown.forEach((flag, index) => {
    if (flag === 0) known.push(index);
  });
  if (known.length < folds) return undefined;
  const random = seededRandom(seed);
  for (let i = known.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [known[i], known[j]] = [known[j]!, known[i]!];
  }
  return Array.from({ length: folds }, (_, fold) => known.filter((_, i) => i % folds === fold));
}

/** RMS error on the held-out entries, for a model of all the others. */
function foldError(
  matrix: Matrix,
  unknown: Uint8Array,
  held: readonly number[],
  options: CompletionOptions,
): Result<number> {
  const missing = unknown.slice();
  for (const index of held) missing[index] = 1;
  const model = complete({ ...matrix, missing }, options);
  if (!model.ok) return model;
  const errors = Float64Array.from(held, (index) => {
    const row = Math.floor(index / matrix.cols);
    const parts = model.value.model;
    return matrix.data[index]! - entryOf(parts, row, index % matrix.cols, parts.s.length);
  });
  return success(frobeniusNorm(errors) / Math.sqrt(held.length));
}

function summary(rank: number, folds: readonly { rms: number; count: number }[]): HeldOutError {
  const count = folds.reduce((sum, fold) => sum + fold.count, 0);
  const largest = Math.max(0, ...folds.map(({ rms }) => rms));
  const scale = largest > 0 ? largest : 1;
  const squares = folds.map(({ rms }) => (rms / scale) ** 2);
  const mean = folds.reduce((sum, fold, f) => sum + squares[f]! * fold.count, 0) / count;
  const spread = squares.reduce((sum, square) => sum + (square - mean) ** 2, 0);
  const error = Math.sqrt(spread / (folds.length - 1) / folds.length);
  const rmse = Math.sqrt(mean);
  return {
    rank,
    rmse: rmse * scale,
    standardError: rmse === 0 ? 0 : (error / (2 * rmse)) * scale,
    folds: folds.map(({ rms }) => rms),
  };
}
