import {
  energies,
  frobeniusNorm,
  spectrumSummary,
  suggestRanks,
  tails,
  type Matrix,
  type Svd,
} from '../../src/core/index.js';
import type { Decomposition } from './state.js';

/** A decomposition as it came from the worker. */
export interface Arrived {
  readonly svd: Svd;
  readonly millis: number;
  readonly complete: boolean;
}

export function describeDecomposition(
  matrix: Matrix,
  { svd, millis, complete }: Arrived,
  ratio: number,
): Decomposition {
  const { rows, cols, printedDecimals } = matrix;
  if (!complete) return describeLeading(matrix, svd, millis);
  return {
    svd,
    summary: spectrumSummary(svd.s, rows, cols),
    tails: tails(svd.s),
    energies: energies(svd.s),
    suggestions: suggestRanks(svd.s, rows, cols, {
      ratio,
      ...(printedDecimals === undefined ? {} : { printedDecimals }),
    }),
    complete,
    millis,
  };
}

/**
 * The same from the leading triplets alone: with ‖M‖_F known, the tail is √(‖M‖_F² − Σ_{i≤k} σᵢ²). Where
 * that difference cancels the measured error, which stands beside it, is the one to trust. Rules that
 * need the whole spectrum wait for it.
 */
function describeLeading(matrix: Matrix, svd: Svd, millis: number): Decomposition {
  const frobenius = frobeniusNorm(matrix.data);
  const leading = spectrumSummary(svd.s, matrix.rows, matrix.cols);
  const kept = new Float64Array(svd.s.length + 1);
  svd.s.forEach((sigma, i) => {
    kept[i + 1] = kept[i]! + (frobenius > 0 ? (sigma / frobenius) ** 2 : 0);
  });
  const energiesKnown = kept.map((share) => Math.min(1, share));
  return {
    svd,
    summary: { ...leading, frobenius, stableRank: frobenius ** 2 / leading.spectral ** 2 },
    tails: energiesKnown.map((share) => frobenius * Math.sqrt(1 - share)),
    energies: energiesKnown,
    suggestions: [],
    complete: false,
    millis,
  };
}

/**
 * The rank that a matrix is first shown at: the smallest that keeps 90 % of the energy, but below the
 * numerical rank, so that the approximation resembles the matrix and the error has something to show.
 */
export function firstRank({ svd, summary, complete, energies: kept }: Decomposition): number {
  // Not reached where only leading triplets are known: then all of them are shown.
  const found = kept.findIndex((share) => share >= 0.9);
  const enough = found < 0 ? svd.s.length : found;
  const rank = Math.min(enough, complete ? summary.numericalRank - 1 : enough);
  return Math.min(svd.s.length, Math.max(1, rank));
}
