import { completionName } from './completion/words.js';
import { missingCount } from './completion/wish.js';
import { formatCount, formatNumber, formatPercent } from '../../src/core/index.js';
import { numbersOf } from './numbers.js';
import { shownMatrix } from './shown.js';
import type { LensState } from './state.js';
import { t } from '../l10n.js';

/** One paragraph that describes the pictures, for screen readers and for copying. */
export function summarize(state: LensState): string {
  const { decomposition, rank } = state;
  const matrix = shownMatrix(state);
  if (!matrix) return t('No matrix is shown.');
  const rows = formatCount(matrix.rows);
  const cols = formatCount(matrix.cols);
  const numbers = numbersOf(state);
  if (!decomposition || !numbers) return t('A {0} by {1} matrix.', rows, cols);
  const { summary } = decomposition;
  const kept = formatPercent(numbers.energy);
  const sentences = [
    decomposition.complete
      ? t('A {0} by {1} matrix of rank {2}.', rows, cols, summary.numericalRank)
      : t('A {0} by {1} matrix.', rows, cols),
    ...completed(state),
    t('Rank {0} keeps {1} of the energy.', rank, kept),
  ];
  const { largest } = numbers;
  if (largest) {
    sentences.push(
      t(
        'The largest error is {0} at row {1}, column {2}.',
        formatNumber(Math.abs(largest.value)),
        largest.row + 1,
        largest.column + 1,
      ),
    );
  }
  sentences.push(t('The Frobenius norm of the error is {0}.', formatNumber(numbers.tail)));
  return sentences.join(' ');
}

function completed({ given, applied }: LensState): string[] {
  if (!given || !applied) return [];
  const count = formatCount(missingCount(given));
  return [
    t(
      '{0} of its entries are missing in the document, completed by {1}.',
      count,
      completionName(applied.wish, given),
    ),
  ];
}
