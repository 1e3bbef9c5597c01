import {
  energies,
  frobeniusNorm,
  spectrumSummary,
  tails,
  type Matrix,
  type Svd,
} from '../../src/core/index.js';
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
 * The rank at which a matrix is shown first: the smallest that keeps 90 % of the energy, but below the
 * numerical rank. So the approximation resembles the matrix, and the error is not empty.
 */
export function firstRank({ svd, summary, complete, energies: kept }: Decomposition): number {
  // If only leading triplets are known, they may not reach it. Then all of them are shown.
  const found = kept.findIndex((share) => share >= 0.9);
  const enough = found < 0 ? svd.s.length : found;
  const rank = Math.min(enough, complete ? summary.numericalRank - 1 : enough);
  return Math.min(svd.s.length, Math.max(1, rank));
}
