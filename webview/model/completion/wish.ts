import { completionMethods, type CompletionMethod, type Matrix } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import type { HideWish } from './state.js';

/** Maximum number of ranks whose held-out error is computed. */
const mostRanks = 10;

/** With at most this many known entries, held-out errors are computed without a request. */
const fewEntries = 600;

/**
 * The first completion of a matrix with missing entries: the mean of every column, at full rank. So only
 * missing entries change. It assumes the least, and is quick.
 */
export function defaultWish({ rows, cols }: Matrix): CompletionWish {
  return {
    method: 'fill-column-mean',
    rank: Math.max(1, Math.min(rows, cols)),
    lambda: 'auto',
    seed: 1,
  };
}

/** The first proposal of the Completion view: the rank-one model of the known entries. */
export const firstTrial: CompletionWish = {
  method: 'hard-impute',
  rank: 1,
  lambda: 'auto',
  seed: 1,
};

export const firstHide: HideWish = { share: 0.3, seed: 1 };

export function isWish(value: unknown): value is CompletionWish {
  if (typeof value !== 'object' || value === null) return false;
  const { method, rank, lambda, seed } = value as Partial<Record<keyof CompletionWish, unknown>>;
  return (
    completionMethods.some((known) => known === method) &&
    isCount(rank) &&
    rank >= 1 &&
    (lambda === 'auto' || (typeof lambda === 'number' && lambda >= 0 && Number.isFinite(lambda))) &&
    isCount(seed)
  );
}

export function isHide(value: unknown): value is HideWish {
  if (typeof value !== 'object' || value === null) return false;
  const { share, seed } = value as Partial<Record<keyof HideWish, unknown>>;
  return typeof share === 'number' && share > 0 && share < 1 && isCount(seed);
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

export const isIterative = (method: CompletionMethod): boolean => !method.startsWith('fill-');

/** The ranks whose held-out errors are compared: 1 … min(m, n), but at most the first ten. */
export function ranksToTry({ rows, cols }: Matrix): number[] {
  return Array.from({ length: Math.min(rows, cols, mostRanks) }, (_, i) => i + 1);
}

/** Entries that are marked missing or are NaN. */
export function missingCount({ data, missing }: Matrix): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    if (missing?.[i] === 1 || Number.isNaN(data[i])) count++;
  }
  return count;
}

/** Whether its held-out errors take about a second or less. */
export const isQuick = (matrix: Matrix): boolean =>
  matrix.data.length - missingCount(matrix) <= fewEntries;
