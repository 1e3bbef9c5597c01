import { entryOf, formatNumber } from '../../src/core/index.js';
import type { PictureOf } from '../../src/protocol/index.js';
import type { LensState } from './state.js';

/** One entry of a picture in double precision; NaN where it is missing or not computed yet. */
export function valueAt(state: LensState, of: PictureOf, row: number, column: number): number {
  // A completion fills the missing entries of the matrix that is decomposed. In the picture of M they
  // stay missing.
  const { given, decomposition } = state;
  const { rank, weights } = state.preview ?? state;
  if (!given) return NaN;
  const entry = given.data[row * given.cols + column] ?? NaN;
  if (of === 'matrix') return entry;
  if (!decomposition) return NaN;
  const approximation = entryOf(decomposition.svd, row, column, rank, weights);
  return of === 'approximation' ? approximation : entry - approximation;
}

/**
 * Text for a cell. Rounding noise of the decomposition (below a few ε·σ₁) is written as 0. The readout
 * has every digit.
 */
export function cellText(state: LensState, value: number): string {
  const noise = 64 * 2 ** -52 * (state.decomposition?.summary.spectral ?? 0);
  return Math.abs(value) <= noise ? '0' : formatNumber(value, 3);
}
