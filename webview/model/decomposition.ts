import {
  energies,
  frobeniusNorm,
  recommendRank,
  spectrumSummary,
  tails,
  type Matrix,
  type SpectrumSummary,
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
  const summary = withSureValues(spectrumSummary(svd.s, rows, cols), svd);
  const frobenius = complete ? summary.frobenius : frobeniusNorm(matrix.data);
  // The leading values alone know too little of the norm.
  const stableRank = complete ? summary.stableRank : stableRankOf(frobenius, summary.spectral);
  return {
    svd,
    computed: svd,
    signs: undefined,
    signProblem: undefined,
    summary: { ...summary, frobenius, stableRank },
    aboveNoise: svd.relativeError === undefined ? summary.numericalRank : svd.s.length,
    tails: tails(svd.s, beyond),
    energies: energies(svd.s, beyond),
    recommended: complete ? recommended(matrix, svd.s) : undefined,
    complete,
    beyond,
    millis,
    workers,
  };
}

/** ‖M‖_F²/σ₁²; null for a zero matrix. */
export function stableRankOf(frobenius: number, spectral: number): number | null {
  return spectral > 0 ? (frobenius / spectral) ** 2 : null;
}

/** If every singular value is known to its digits, σ₁/σᵣ says something, however small σᵣ is. */
function withSureValues(summary: SpectrumSummary, { s, relativeError }: Svd): SpectrumSummary {
  const smallest = s.at(-1) ?? 0;
  return relativeError === undefined || smallest === 0
    ? summary
    : { ...summary, condition: summary.spectral / smallest };
}

/** The rank to look at first, from all singular values. */
export function recommended(
  { rows, cols, printedDecimals }: Pick<Matrix, 'rows' | 'cols' | 'printedDecimals'>,
  s: Float64Array,
): Decomposition['recommended'] {
  const found = recommendRank(s, rows, cols, {
    ...(printedDecimals === undefined ? {} : { printedDecimals }),
  });
  return found.ok ? found.value : undefined;
}

/**
 * The rank that a matrix is first shown at: the recommended one, at least 1. While only leading triplets are
 * known, the least that keeps 90 % of the energy, or all of them where that is not reached.
 */
export function firstRank({ svd, energies: kept, recommended }: Decomposition): number {
  const found = kept.findIndex((share) => share >= 0.9);
  const enough = found < 0 ? svd.s.length : found;
  const rank = recommended?.rank ?? enough;
  return Math.min(svd.s.length, Math.max(1, rank));
}
