import {
  finiteRange,
  mostOutliers,
  numericalThreshold,
  rangeWithoutOutliers,
  symmetricDomain,
  type Domain,
  type Matrix,
} from '../../src/core/index.js';
import { leftOut } from './layers.js';
import { usualError } from './outliers.js';
import { shownMatrix } from './shown.js';
import type { LensState } from './state.js';

const ranges = new WeakMap<Matrix, Domain>();

/** The domain of M and of every M̂ₖ: the range of M, so that colours mean the same in both. */
export function matrixDomain(matrix: Matrix): Domain {
  let range = ranges.get(matrix);
  if (!range) {
    range = finiteRange(matrix.data);
    ranges.set(matrix, range);
  }
  return range;
}

const usualRanges = new WeakMap<Matrix, Domain>();

/** The range of M without entries that are far from the rest; that of all entries if none is. */
export function usualDomain(matrix: Matrix): Domain {
  let range = usualRanges.get(matrix);
  if (!range) {
    const all = matrixDomain(matrix);
    range = rangeWithoutOutliers(matrix.data, all) ?? all;
    usualRanges.set(matrix, range);
  }
  return range;
}

/** Rounding noise gets at most this share of the colours, so that it does not look like an error. */
const noiseShare = 1 / 8;

/** Level of rounding in an entry of M − M̂: σ₁ max(m, n) ε. */
function roundingOf(state: LensState): number {
  const { decomposition } = state;
  const matrix = shownMatrix(state);
  if (!matrix || !decomposition) return 0;
  return numericalThreshold(decomposition.svd.s, matrix.rows, matrix.cols);
}

/**
 * The largest measured |mᵢⱼ − m̂ᵢⱼ|. Until it is measured, the largest σᵢ that is left out, which is an
 * upper bound.
 */
function largestError(state: LensState): number {
  const { decomposition, rank, weights } = state;
  if (!decomposition) return 0;
  const bound = weights
    ? leftOut(decomposition, { rank, weights }).largest
    : (decomposition.svd.s[rank] ?? 0);
  return measuredLargest(state) ?? bound;
}

/** The largest error that was measured, if it is not only a bound. */
export function measuredLargest({
  measured,
  rank,
  weights,
  sumError,
}: LensState): number | undefined {
  const known = sumError?.weights === weights && sumError?.rank === rank ? sumError : undefined;
  const largest = (weights ? known : measured[rank])?.maxAbs?.value;
  return largest === undefined ? undefined : Math.abs(largest);
}

/** Whether the error on screen is only rounding, as at full rank. */
export function onlyRounding(state: LensState): boolean {
  const largest = largestError(state);
  return largest > 0 && largest <= roundingOf(state);
}

/**
 * The symmetric domain of the error: its largest magnitude, but not so small that noise gets strong
 * colours.
 */
export function errorDomain(state: LensState): Domain {
  return symmetricDomain(Math.max(largestError(state), smallestEnd(state)) || 1);
}

const smallestEnd = (state: LensState) => roundingOf(state) / noiseShare;

/** The largest error is far from the others if it is more than so many times those of 98 % of the cells. */
const farTimes = 10;
/** The domain of the error then ends at so many times those. */
const nearTimes = 2.5;

/** The same without errors that are far larger than nearly all others. */
export function usualErrorDomain(state: LensState): Domain {
  const all = errorDomain(state);
  const usual = usualError(state);
  if (!usual || !(usual.most > 0) || all[1] <= farTimes * usual.most) return all;
  const end = Math.max(nearTimes * usual.most, smallestEnd(state));
  return end < all[1] && hasFewLarge(state, all[1], usual.meanSquare) ? symmetricDomain(end) : all;
}

/** Whether so few errors are large that they are no part of a pattern, such as a diagonal. */
function hasFewLarge(state: LensState, largest: number, meanSquare: number): boolean {
  const { matrix, decomposition, rank, weights, sumError } = state;
  const norm = weights ? sumError?.frobenius : decomposition?.tails[rank];
  if (!matrix || norm === undefined) return false;
  const entries = matrix.data.length;
  // Divided first: squares of very large norms overflow.
  const large = (norm / largest) ** 2 - entries * (meanSquare / largest / largest);
  return large <= mostOutliers(entries);
}
