import type { Matrix } from '../matrix.js';
import { success, type Result } from '../result.js';
import { svd, svdQuality, truncatedSvd, type Svd } from '../svd/index.js';

/** How long a report may take. */
export interface Patience {
  /** True once the exact decomposition takes too long: the leading triplets are the answer then. */
  readonly isLate?: (() => boolean) | undefined;
  /** True once nobody waits for the answer. */
  readonly isCancelled?: (() => boolean) | undefined;
}

/** A decomposition with measured bounds of its errors. */
export interface Decomposed {
  readonly svd: Svd;
  /** All min(rows, cols) triplets are known, not only the leading ones. */
  readonly complete: boolean;
  /** ‖M − UΣVᵀ‖_F is at most this, for these factors as they are. */
  readonly approximationWithin: number;
  /** Each listed value differs from a singular value of M by at most this. */
  readonly valuesWithin: number;
}

/** Triplets of a matrix that is too large for all of them. */
export const leadingCount = 32;
/** m·n·min(m, n) beyond which the exact decomposition is not even tried: 2048³. */
const mostWork = 2 ** 33;

/**
 * All singular triplets, or the leading ones with a certified bound if all of them take too long.
 *
 * @param least so many triplets at least, if not all are found in time.
 * @returns problems as for `svd`.
 */
export function decompose(
  matrix: Matrix,
  { isLate = never, isCancelled = never }: Patience,
  least = 0,
): Result<Decomposed> {
  const { rows, cols } = matrix;
  if (rows * cols * Math.min(rows, cols) <= mostWork) {
    const found = svd(matrix, { isCancelled: () => isCancelled() || isLate() });
    if (found.ok) return success(exactly(matrix, found.value));
    if (found.problem.code !== 'cancelled' || isCancelled()) return found;
  }
  const leading = truncatedSvd(matrix, Math.max(least, leadingCount), { isCancelled });
  if (!leading.ok) return leading;
  const { errorBound, residuals, ...triplets } = leading.value;
  return success({
    svd: triplets,
    complete: triplets.s.length === Math.min(rows, cols),
    approximationWithin: errorBound,
    valuesWithin: residuals.reduce((most, residual) => Math.max(most, residual), 0),
  });
}

const never = () => false;

/**
 * Bounds from what is measured of the factors. By Weyl's inequality a value differs by at most ‖M − UΣVᵀ‖; that U and V
 * are orthonormal only up to rounding adds at most σ₁ (‖I − UᵀU‖ + ‖I − VᵀV‖) (Ostrowski's relative bound).
 */
function exactly(matrix: Matrix, found: Svd): Decomposed {
  const { rows, cols } = matrix;
  const { residual, orthogonalityU, orthogonalityV } = svdQuality(matrix, found);
  const largest = found.s[0] ?? 0;
  // ‖M‖_F from the values, which sums without overflow up to σ₁·√r.
  const frobenius = largest * Math.sqrt(found.s.reduce((sum, s) => sum + (s / largest) ** 2, 0));
  const norm = largest === 0 ? 0 : frobenius;
  const within = residual * Math.max(rows, cols) * Number.EPSILON * norm;
  const departure = (orthogonalityU * rows + orthogonalityV * cols) * Number.EPSILON;
  return {
    svd: found,
    complete: true,
    approximationWithin: within,
    valuesWithin: within + departure * largest,
  };
}
