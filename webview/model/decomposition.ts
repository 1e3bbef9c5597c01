import {
  energies,
  spectrumSummary,
  suggestRanks,
  tails,
  type Matrix,
  type Svd,
} from '../../src/core/index.js';
import type { Decomposition } from './state.js';

export function describeDecomposition(
  matrix: Matrix,
  svd: Svd,
  millis: number,
  ratio: number,
): Decomposition {
  const { rows, cols, printedDecimals } = matrix;
  return {
    svd,
    summary: spectrumSummary(svd.s, rows, cols),
    tails: tails(svd.s),
    energies: energies(svd.s),
    suggestions: suggestRanks(svd.s, rows, cols, {
      ratio,
      ...(printedDecimals === undefined ? {} : { printedDecimals }),
    }),
    millis,
  };
}

/**
 * The rank that a matrix is first shown at: the smallest that keeps 90 % of the energy, but below the
 * numerical rank, so that the approximation resembles the matrix and the error has something to show.
 */
export function firstRank({ svd, summary, energies: kept }: Decomposition): number {
  const enough = kept.findIndex((share) => share >= 0.9);
  const rank = Math.min(enough, summary.numericalRank - 1);
  return Math.min(svd.s.length, Math.max(1, rank));
}
