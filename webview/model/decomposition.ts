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
 * The rank that a matrix is first shown at: the smallest that keeps 90 % of the energy, so that the
 * approximation resembles the matrix and the error still has something to show.
 */
export function firstRank(decomposition: Decomposition): number {
  const { svd, energies: kept } = decomposition;
  const enough = kept.findIndex((share) => share >= 0.9);
  return Math.min(svd.s.length, Math.max(1, enough));
}
