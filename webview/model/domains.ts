import { finiteRange, symmetricDomain, type Domain, type Matrix } from '../../src/core/index.js';
import { leftOut } from './layers.js';
import type { LensState } from './state.js';

const ranges = new WeakMap<Matrix, Domain>();

/** The domain that M and every M̂ₖ share: M's own range, so that colours mean the same in both. */
export function matrixDomain(matrix: Matrix): Domain {
  let range = ranges.get(matrix);
  if (!range) {
    range = finiteRange(matrix.data);
    ranges.set(matrix, range);
  }
  return range;
}

/**
 * The symmetric domain of the error: its largest measured magnitude. Until that is known, σₖ₊₁, which
 * no entry of the error can exceed.
 */
export function errorDomain(state: LensState): Domain {
  const { decomposition, measured, rank, weights, sumError } = state;
  if (!decomposition) return symmetricDomain(1);
  if (weights) {
    const known = sumError?.weights === weights && sumError.rank === rank ? sumError : undefined;
    const { largest } = leftOut(decomposition, { rank, weights });
    return symmetricDomain(Math.abs(known?.maxAbs?.value ?? largest) || 1);
  }
  const largest = measured[rank]?.maxAbs?.value;
  const bound = decomposition.svd.s[rank] ?? 0;
  return symmetricDomain(Math.abs(largest ?? bound) || 1);
}
