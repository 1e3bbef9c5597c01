import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import { decompose, type Decomposed, type Patience } from '../report/decompose.js';
import { t } from '../texts.js';
import { difference, differenceRank, type DifferenceRank } from './difference.js';
import { sameShape } from './shapes.js';

/** Singular triplets of A, B and A − B: all, or the leading ones where all take too long. */
export interface ComparedSpectra {
  readonly first: Decomposed;
  readonly second: Decomposed;
  readonly difference: Decomposed;
  readonly rank: DifferenceRank;
}

/**
 * Decomposes two matrices and their difference.
 *
 * @returns `nonFinite` if an entry is missing or infinite, `ragged` for different shapes; otherwise problems as for
 *   `svd`.
 */
export function compareSpectra(
  a: Matrix,
  b: Matrix,
  patience: Patience = {},
): Result<ComparedSpectra> {
  const alike = sameShape(a, b);
  if (!alike.ok) return alike;
  const isFinite = [a, b].every(({ data }) => data.every(Number.isFinite));
  if (!isFinite) {
    return failure(
      'nonFinite',
      t(
        'Singular values, ranks and angles need all entries. Some are missing or infinite, so only entries are compared.',
      ),
    );
  }
  const found: Decomposed[] = [];
  for (const matrix of [a, b, difference(a, b)]) {
    const each = decompose(matrix, patience);
    if (!each.ok) return each;
    found.push(each.value);
  }
  const [first, second, change] = found as [Decomposed, Decomposed, Decomposed];
  const { rows, cols } = a;
  const rank = differenceRank(change.svd.s, first.svd.s, second.svd.s, rows, cols);
  return success({ first, second, difference: change, rank });
}
