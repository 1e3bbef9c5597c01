import {
  numericalThreshold,
  recommendRank,
  singularValues,
  suggestRanks,
  type Matrix,
  type RankRecommendation,
} from '../../core/index.js';

/** What the editor says about a matrix without opening the lens. */
export interface MatrixFacts {
  /** Number of missing entries. */
  readonly missing: number;
  /** Present if no entry is missing and the matrix is not too large. */
  readonly spectrum?: SpectrumFacts;
  /** Why there are no singular values, if they were computed. */
  readonly problem?: string;
}

export interface SpectrumFacts {
  /** Descending; below `tolerance` they are rounding noise. */
  readonly s: Float64Array;
  readonly tolerance: number;
  /** The numerical rank. */
  readonly rank: number;
  /** Absent if only the ranks 0 and 1 are possible. */
  readonly recommended?: RankRecommendation;
  /** The least k that keeps 99 % of the energy; absent for a matrix of zeros. */
  readonly rank99?: number;
}

/**
 * The facts about a matrix.
 *
 * @param maxEntries of a matrix with more entries, no singular values are computed: that would keep the
 *   editor waiting.
 */
export function factsOf(matrix: Matrix, maxEntries: number): MatrixFacts {
  const missing = missingCount(matrix);
  const { rows, cols, data, printedDecimals } = matrix;
  if (missing > 0 || data.length > maxEntries) return { missing };
  const result = singularValues(matrix);
  if (!result.ok) return { missing, problem: result.problem.message };
  const s = result.value;
  const tolerance = numericalThreshold(s, rows, cols);
  const rank = s.reduce((count, sigma) => count + (sigma > tolerance ? 1 : 0), 0);
  const options = printedDecimals === undefined ? {} : { printedDecimals };
  const recommended = s.length < 2 ? undefined : recommendRank(s, rows, cols, options);
  const energy = suggestRanks(s, rows, cols).find(({ rule }) => rule === 'energy99');
  return {
    missing,
    spectrum: {
      ...{ s, tolerance, rank },
      ...(recommended?.ok ? { recommended: recommended.value } : {}),
      ...(energy?.applies && rank > 0 ? { rank99: energy.rank } : {}),
    },
  };
}

export function missingCount({ missing }: Matrix): number {
  return missing?.reduce((sum, flag) => sum + flag, 0) ?? 0;
}
