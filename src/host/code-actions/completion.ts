import * as vscode from 'vscode';
import {
  complete,
  decimalsToRead,
  failure,
  heldOutErrors,
  rewritten,
  success,
  type Matrix,
  type Result,
  type Rewriting,
  type WrittenEntries,
} from '../../core/index.js';
import { decimalsOf } from './approximation.js';

/** Larger matrices are completed in the lens, whose workers do not keep the editor waiting. */
const mostEntries = 600;
/** Ranks whose held-out errors are compared. */
const mostRanks = 6;

/** What was written over the missing entries. */
export interface Filled {
  readonly rewriting: Rewriting;
  /** One sentence: how they were found, and how far off they may be. */
  readonly how: string;
}

/** Whether the missing entries of a matrix of this size are found at once. */
export function isQuicklyCompleted({ rows, cols }: Matrix): boolean {
  return rows * cols <= mostEntries;
}

/**
 * The missing entries from the low-rank model of the known ones that predicts held-out entries best. They have the
 * decimals of the text, or four digits beside whole numbers. Known entries stay as they are written.
 */
export function filledIn(entries: WrittenEntries): Result<Filled> {
  const { matrix } = entries.literal;
  const model = chosenModel(matrix);
  if (!model.ok) return model;
  const { filled, rank, error } = model.value;
  const isMissing = (index: number) => matrix.missing?.[index] === 1;
  const decimals = decimalsOf(entries) ?? decimalsToRead(matrix);
  const rewriting = rewritten(entries, filled, decimals, isMissing);
  if (!rewriting) return failure('syntax', '');
  const count = matrix.missing?.reduce((sum, flag) => sum + flag, 0) ?? 0;
  return success({ rewriting, how: howFilled(count, rank, error) });
}

function howFilled(count: number, rank: number, error: number | undefined): string {
  if (error === undefined) {
    return count === 1
      ? vscode.l10n.t('Filled the missing entry with the mean of its column.')
      : vscode.l10n.t('Filled {0} entries with the means of their columns.', count);
  }
  const off = Number(error.toPrecision(2));
  return count === 1
    ? vscode.l10n.t(
        'Filled the missing entry by the rank-{0} model (hard-impute), held-out error {1}.',
        rank,
        off,
      )
    : vscode.l10n.t(
        'Filled {0} entries by the rank-{1} model (hard-impute), held-out error {2}.',
        count,
        rank,
        off,
      );
}

interface Model {
  readonly filled: Float64Array;
  readonly rank: number;
  /** Root mean squared error of held-out entries; undefined if there are too few to hold some out. */
  readonly error?: number;
}

function chosenModel(matrix: Matrix): Result<Model> {
  const most = Math.min(matrix.rows, matrix.cols, mostRanks);
  const ranks = Array.from({ length: most }, (_, i) => i + 1);
  const tried = heldOutErrors(matrix, { method: 'hard-impute', ranks });
  if (!tried.ok) {
    const means = complete(matrix, { method: 'fill-column-mean', rank: most });
    return means.ok ? success({ filled: means.value.matrix.data, rank: most }) : means;
  }
  const { simplest: rank, errors } = tried.value;
  const completion = complete(matrix, { method: 'hard-impute', rank });
  if (!completion.ok) return completion;
  const error = errors.find((each) => each.rank === rank)?.rmse;
  return success({
    filled: completion.value.matrix.data,
    rank,
    ...(error === undefined ? {} : { error }),
  });
}
