import {
  energies,
  frobeniusNorm,
  spectrumSummary,
  tails,
  type Matrix,
  type Svd,
} from '../../src/core/index.js';
import { recommendation } from './recommendation.js';
import type { Decomposition } from './state.js';

/** A decomposition as the worker sent it. */
export interface Arrived {
  readonly svd: Svd;
  readonly millis: number;
  readonly complete: boolean;
  /** Frobenius norm of the part that the triplets leave out; 0 when complete. */
  readonly beyond: number;
  readonly workers: 1 | 2;
}

export function describeDecomposition(
  matrix: Matrix,
  { svd, millis, complete, beyond, workers }: Arrived,
): Decomposition {
  const { rows, cols } = matrix;
  const summary = spectrumSummary(svd.s, rows, cols);
  const frobenius = complete ? summary.frobenius : frobeniusNorm(matrix.data);
  return {
    svd,
    summary: { ...summary, frobenius },
    tails: tails(svd.s, beyond),
    energies: energies(svd.s, beyond),
    complete,
    beyond,
    millis,
    workers,
  };
}

/**
 * The rank that a matrix is first shown at: the recommended one, at least 1. While only leading triplets are
 * known, the least that keeps 90 % of the energy, or all of them where that is not reached.
 */
export function firstRank(matrix: Matrix, decomposition: Decomposition): number {
  const { svd, energies: kept } = decomposition;
  const found = kept.findIndex((share) => share >= 0.9);
  const enough = found < 0 ? svd.s.length : found;
  const rank = recommendation(matrix, decomposition)?.rank ?? enough;
  return Math.min(svd.s.length, Math.max(1, rank));
}
