import type { Matrix } from '../matrix.js';
import { success, type Result } from '../result.js';
import type { Svd } from '../svd/types.js';
import { numpySigns } from './numpy-signs.js';

/**
 * Rules for the sign of a pair (uᵢ, vᵢ), of which M fixes only the product:
 *
 * - `columns`: the entry of largest magnitude of each uᵢ is positive. The lens, and scikit-learn's `svd_flip` by default, which
 *   PCA and TruncatedSVD used before 1.5.
 * - `rows`: the same for each vᵢ. scikit-learn's PCA and TruncatedSVD since 1.5 (pull request 27491), IncrementalPCA.
 * - `numpy`: no rule, but what LAPACK's steps give (`numpySigns`).
 */
export const signConventions = ['columns', 'rows', 'numpy'] as const;
export type SignConvention = (typeof signConventions)[number];

/**
 * What a convention does to the pairs of an SVD: 1 keeps a pair, −1 flips it, 0 says that rounding decides, and keeps it.
 *
 * @param rank pairs after this one belong to σ = 0: their signs say nothing.
 * @returns the problems of `numpySigns`, for the convention `numpy`.
 */
export function signsBy(
  convention: SignConvention,
  matrix: Matrix,
  svd: Svd,
  rank: number,
): Result<Int8Array> {
  if (convention === 'numpy') return numpySigns(matrix, svd, rank);
  return success(largestPositive(convention === 'columns' ? svd.u : svd.v));
}

/** Of entries of equal magnitude the first counts, as in `svd_flip`; a column of zeros is kept. */
function largestPositive({ rows, cols, data }: Matrix): Int8Array {
  return Int8Array.from({ length: cols }, (_, k) => {
    let largest = 0;
    for (let i = 0; i < rows; i++) {
      const value = data[i * cols + k]!;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    return largest < 0 ? -1 : 1;
  });
}

/** The SVD with these pairs flipped; the same object if none is. Its product is the same to the last bit. */
export function flipPairs(svd: Svd, signs: ArrayLike<number>): Svd {
  const r = svd.s.length;
  if (!Array.from({ length: r }, (_, i) => signs[i]).some((sign) => sign === -1)) return svd;
  const flipped = (matrix: Matrix): Matrix => ({
    ...matrix,
    data: matrix.data.map((value, at) => (signs[at % r] === -1 && value !== 0 ? -value : value)),
  });
  return { ...svd, u: flipped(svd.u), v: flipped(svd.v) };
}
