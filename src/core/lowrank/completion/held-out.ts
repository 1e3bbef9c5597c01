import { countProblem } from '../../arguments.js';
import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { entryOf } from '../approximate.js';
import { frobeniusNorm, maxAbs } from '../norms.js';
import { seededRandom } from '../linear/random.js';
import { complete, optionsProblem } from './complete.js';
import { pairedError, robustRmse, standardError } from './fold-errors.js';
import { dealFolds } from './folds.js';
import { FOLDS } from './impute.js';
import { knownEntries, unknownMask } from './known.js';
import { penaltyPath } from './penalty.js';
import { exponentOf, times, timesEach } from './size.js';
import type { CompletionOptions } from './types.js';
import { t } from '../../texts.js';

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
   * √(mean of the squared errors) over the known entries, each predicted by a model that did not use it. A
   * part whose error is above three times the median of the parts counts as three times the median.
   */
  readonly rmse: number;
  /** Standard error of the mean squared errors of the folds, converted to the RMSE. */
  readonly standardError: number;
  /** RMSE of each fold. */
  readonly folds: readonly number[];
  /** Where the penalty is chosen by held-out error: the one of this error, in the units of σ. */
  readonly lambda?: number;
  /** Where the penalty is chosen: the error along the path, from large to small λ. */
  readonly path?: readonly PenaltyError[];
}

export interface PenaltyError {
  readonly lambda: number;
  readonly rmse: number;
}

export interface HeldOut {
  readonly errors: readonly HeldOutError[];
  /** The rank with the smallest RMSE. */
  readonly best: number;
  /**
   * The smallest rank whose squared error is within one standard error of the best one. The standard error
   * is that of the difference over the folds.
   */
  readonly simplest: number;
}

/**
 * How well each rank predicts entries that its model did not use: cross-validation over the known
 * entries. The residual on the known entries falls with every rank. This error rises again when the model
 * fits noise.
 *
 * A rank is judged with the penalty that predicts best at this rank, unless the options fix the penalty. Without one,
 * a rank that the entries left by a part do not determine may predict values of any size.
 *
 * @returns errors in the order of `ranks`; `empty` when there are fewer known entries than folds;
 *   `nonFinite` for options that are no numbers.
 */
export function heldOutErrors(matrix: Matrix, options: HeldOutOptions): Result<HeldOut> {
  const problem =
    countProblem({ 'number of parts': options.folds, ...ranksByName(options.ranks) }) ??
    optionsProblem({ ...options, rank: 1 });
  if (problem) return problem;
  if (options.ranks.length === 0) return failure('empty', t('There is no rank to try.'));
  const errors: HeldOutError[] = [];
  for (const rank of options.ranks) {
    const each: FoldOptions = {
      ...options,
      rank,
      folds: Math.max(2, Math.trunc(options.folds ?? FOLDS)),
      onProgress: (fraction) => {
        options.onProgress?.((errors.length + fraction) / options.ranks.length);
      },
    };
    const error = choosesPenalty(options) ? alongPath(matrix, each) : withOptions(matrix, each);
    if (!error.ok) return error;
    errors.push(error.value);
  }
  return success(heldOutChoice(errors));
}

type FoldOptions = CompletionOptions & { readonly folds: number };

/** Whether the penalty is chosen by held-out error. */
function choosesPenalty({ method, lambda, ridge }: Omit<CompletionOptions, 'rank'>): boolean {
  if (method === 'soft-impute') return lambda === undefined;
  return method === 'hard-impute' && ridge === undefined;
}

/** The error with the penalty that predicts best. */
function alongPath(matrix: Matrix, options: FoldOptions): Result<HeldOutError> {
  const unknown = unknownMask(matrix);
  const exponent = exponentOf(maxAbs(matrix.data, unknown));
  const data = timesEach(matrix.data, -exponent);
  const known = knownEntries({ ...matrix, data }, unknown);
  const { rank, method, seed = 1, folds, onProgress, isCancelled } = options;
  const path = penaltyPath(known, {
    rank: Math.max(1, Math.min(matrix.rows, matrix.cols, Math.trunc(rank))),
    debias: method === 'soft-impute',
    seed,
    folds,
    onProgress,
    isCancelled,
  });
  if (!path.ok) return path;
  const back = (value: number): number => times(value, exponent);
  const { chosen, points } = path.value;
  return success({
    rank,
    rmse: back(chosen.rmse),
    standardError: back(chosen.standardError),
    folds: chosen.folds.map(back),
    lambda: back(chosen.lambda),
    path: points.map(({ lambda, rmse }) => ({ lambda: back(lambda), rmse: back(rmse) })),
  });
}

/** The error with the method and the penalty of the options. */
function withOptions(matrix: Matrix, options: FoldOptions): Result<HeldOutError> {
  const { cols } = matrix;
  const unknown = unknownMask(matrix);
  const dealt = dealFolds(unknown, cols, options.folds, seededRandom(options.seed ?? 1));
  if (!dealt) return failure('empty', t('Too few entries are known to hold some of them out.'));
  const folds: number[] = [];
  for (const held of dealt) {
    options.onProgress?.(folds.length / dealt.length);
    const error = foldError(matrix, unknown, held, { ...options, onProgress: undefined });
    if (!error.ok) return error;
    folds.push(error.value);
  }
  const { rank } = options;
  return success({ rank, rmse: robustRmse(folds), standardError: standardError(folds), folds });
}

function ranksByName(ranks: readonly number[]): Record<string, number> {
  return Object.fromEntries(ranks.map((rank, i) => [`rank at place ${i + 1}`, rank]));
}

/** What the held-out errors so far say. A worker may deliver them rank by rank. */
export function heldOutChoice(errors: readonly HeldOutError[]): HeldOut {
  if (errors.length === 0) throw new RangeError('no held-out error to choose by');
  const best = errors.reduce((a, b) => (b.rmse < a.rmse ? b : a));
  const within = errors.filter(({ rmse, folds }) => {
    if (folds.length < 2 || folds.length !== best.folds.length) {
      return rmse <= best.rmse + best.standardError;
    }
    const { mean, error } = pairedError(folds, best.folds);
    return mean <= error;
  });
  const simplest = Math.min(...within.map(({ rank }) => rank), best.rank);
  return { errors, best: best.rank, simplest };
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
