import type { Matrix } from '../../src/core/index.js';
import type { PlacedProblem } from '../../src/protocol/index.js';
import { t } from '../l10n.js';

/** The message for a matrix with an infinite entry. Neither a completion nor an SVD can use it. */
export function infiniteEntry({ data, cols, missing }: Matrix): PlacedProblem | undefined {
  const at = data.findIndex((value, i) => Math.abs(value) === Infinity && missing?.[i] !== 1);
  if (at < 0) return undefined;
  return {
    code: 'nonFinite',
    message: t(
      'The entry at row {0}, column {1} is infinite. Singular values need finite numbers: replace it to see the approximation.',
      Math.floor(at / cols) + 1,
      (at % cols) + 1,
    ),
  };
}
