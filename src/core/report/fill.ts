import { fill as filled } from '../lowrank/completion/fill.js';
import type { Matrix } from '../matrix.js';
import { firstNonFinite } from '../matrix.js';
import { failure, success, type Result } from '../result.js';

/** What replaces missing entries before a decomposition. */
export const fillings = ['zero', 'mean', 'row-mean', 'column-mean'] as const;
export type Filling = (typeof fillings)[number];

/** The number of missing entries. */
export function missingCount({ missing }: Matrix): number {
  return missing?.reduce((sum, flag) => sum + flag, 0) ?? 0;
}

/**
 * A matrix whose singular values exist: with its missing entries filled in as wished.
 *
 * @returns `nonFinite` if entries are missing and there is no wish, if none is known, or if an entry is infinite.
 */
export function finiteMatrix(matrix: Matrix, filling: Filling | undefined): Result<Matrix> {
  const count = missingCount(matrix);
  const { data, missing, rows, cols } = matrix;
  if (count > 0 && missing && filling) {
    if (count === data.length) {
      return failure(
        'nonFinite',
        'All entries are missing, so there is nothing to fill them from.',
      );
    }
    const whole = filled(matrix, missing, `fill-${filling}`);
    return finiteMatrix({ ...whole, printedDecimals: matrix.printedDecimals }, undefined);
  }
  const first = firstNonFinite(matrix);
  if (!first) return success(matrix);
  const place = `row ${first.row + 1}, column ${first.column + 1}`;
  return failure(
    'nonFinite',
    count > 0
      ? `${count} of ${rows * cols} entries are missing, the first in ${place}. Singular values need every entry: say how to fill them with "fill": ${fillings.map((each) => `"${each}"`).join(', ')}.`
      : `The entry in ${place} is ${first.value}. Singular values need finite numbers: replace it, or leave out its row or column.`,
  );
}
