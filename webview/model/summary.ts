import { completionName } from './completion/words.js';
import { missingCount } from './completion/wish.js';
import { formatCount, formatNumber } from '../../src/core/index.js';
import { numbersOf } from './numbers.js';
import type { LensState } from './state.js';

/** One paragraph that says what the pictures show, for screen readers and for copying. */
export function summarize(state: LensState): string {
  const { matrix, decomposition, rank } = state;
  if (!matrix) return 'No matrix is shown.';
  const shape = `${formatCount(matrix.rows)} by ${formatCount(matrix.cols)} matrix`;
  const numbers = numbersOf(state);
  if (!decomposition || !numbers) return `A ${shape}.`;
  const { summary } = decomposition;
  const kept = formatNumber(100 * numbers.energy, 4);
  const sentences = [
    `A ${shape} of rank ${summary.numericalRank}.`,
    ...completed(state),
    `Rank ${rank} keeps ${kept} % of the energy.`,
  ];
  const { largest } = numbers;
  if (largest) {
    sentences.push(
      `The largest error is ${formatNumber(Math.abs(largest.value))} at row ${largest.row + 1}, column ${largest.column + 1}.`,
    );
  }
  sentences.push(`The Frobenius norm of the error is ${formatNumber(numbers.tail)}.`);
  return sentences.join(' ');
}

function completed({ given, applied }: LensState): string[] {
  if (!given || !applied) return [];
  const count = formatCount(missingCount(given));
  return [
    `${count} of its entries are missing in the document, completed by ${completionName(applied.wish, given)}.`,
  ];
}
