import { entryOf, formatNumber } from '../../src/core/index.js';
import { followsRank, type PictureOf } from '../../src/protocol/index.js';
import { entryIn } from './large/matrix.js';
import { matrixIn } from './pair.js';
import type { LensState } from './state.js';

/** One entry of a picture in double precision; NaN where it is missing, not computed yet, or not on the page. */
export function valueAt(state: LensState, of: PictureOf, row: number, column: number): number {
  // A completion fills the missing entries of the matrix that is decomposed. In the picture of M they
  // stay missing.
  const { given, decomposition, large, pair } = state;
  const { rank, weights } = state.preview ?? state;
  if (large) return entryIn(large, of, row, column, rank);
  if (!given) return NaN;
  if (of === 'first' || of === 'second' || of === 'difference') {
    return pair ? (matrixIn(pair, of).data[row * given.cols + column] ?? NaN) : NaN;
  }
  const entry = given.data[row * given.cols + column] ?? NaN;
  if (of === 'matrix') return entry;
  if (!decomposition) return NaN;
  const approximation = entryOf(decomposition.svd, row, column, rank, weights);
  return of === 'approximation' ? approximation : entry - approximation;
}

/** Rounding of the decomposition reaches so many ε·σ₁ into an entry. */
const roundingFactor = 64;

/**
 * What is written into a cell: three digits or all before the point, and at most `most` characters, every digit right;
 * empty where that cannot be. Rounding noise is 0, as a person would write it, unless the entry is as small as that:
 * then nothing is known of the approximation there. The readout has all digits.
 */
export function cellText(
  state: LensState,
  of: PictureOf,
  row: number,
  column: number,
  most: number,
): string {
  const value = valueAt(state, of, row, column);
  if (followsRank(of)) {
    const noise = roundingFactor * Number.EPSILON * (state.decomposition?.summary.spectral ?? 0);
    const entry = Math.abs(valueAt(state, 'matrix', row, column));
    if (Math.abs(value) <= noise) return entry > 0 && entry <= noise ? '' : '0';
  }
  const whole = Number.isInteger(value) && Math.abs(value) < 1e6;
  // Three digits of 1111.5 would be 1110.
  const before = Math.abs(value) < 1e6 ? 1 + Math.floor(Math.log10(Math.abs(value))) : 0;
  const texts = whole
    ? [String(value).replace('-', '−')]
    : [3, 2, 1].map((digits) => formatNumber(value, Math.max(digits, before)));
  return texts.find((text) => text.length <= most) ?? '';
}
