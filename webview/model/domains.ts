import {
  finiteRange,
  numericalThreshold,
  symmetricDomain,
  type Domain,
  type Matrix,
} from '../../src/core/index.js';
import { leftOut } from './layers.js';
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

/** Rounding noise gets at most this share of the colours, so that it does not look like an error. */
const noiseShare = 1 / 8;

/** Level of rounding in an entry of M − M̂: σ₁ max(m, n) ε. */
function roundingOf({ matrix, decomposition }: LensState): number {
  if (!matrix || !decomposition) return 0;
  return numericalThreshold(decomposition.svd.s, matrix.rows, matrix.cols);
}

/**
 * The largest measured |mᵢⱼ − m̂ᵢⱼ|. Until it is measured, the largest σᵢ that is left out, which is an
 * upper bound.
 */
function largestError(state: LensState): number {
  const { decomposition, measured, rank, weights, sumError } = state;
  if (!decomposition) return 0;
  if (!weights) {
    return Math.abs(measured[rank]?.maxAbs?.value ?? decomposition.svd.s[rank] ?? 0);
  }
  const known = sumError?.weights === weights && sumError.rank === rank ? sumError : undefined;
  return Math.abs(known?.maxAbs?.value ?? leftOut(decomposition, { rank, weights }).largest);
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
  return symmetricDomain(Math.max(largestError(state), roundingOf(state) / noiseShare) || 1);
}
