import { countProblem } from '../arguments.js';
import { firstNonFinite, type Matrix } from '../matrix.js';
import { failure, success, type Failure, type Result } from '../result.js';
import { NoConvergence } from './bidiagonal-qr.js';
import { decompose } from './engine.js';
import { allFinite } from './load.js';
import { Cancelled } from './progress.js';
import type { LeadingSvd, Svd, SvdOptions } from './types.js';
import { BeyondDoubles, beyondDoubles } from './unscaled.js';
import { bestBackend } from '../kernels/workspace.js';
import { t } from '../texts.js';

/**
 * Thin SVD in double precision: Householder bidiagonalization and divide and conquer, in WebAssembly if
 * the host has it, or one-sided Jacobi rotations for small graded matrices (docs/numerics.md). The same matrix gives the same answer on the same host.
 *
 * @param matrix rows×cols, finite entries; 0 rows or columns give an empty result.
 * @returns u rows×r, s of length r descending, v cols×r with r = min(rows, cols); `nonFinite` when
 *   an entry is NaN, infinite or missing, or σ₁ is beyond the largest double; `cancelled` when
 *   `isCancelled` said so.
 */
export function svd(matrix: Matrix, options: SvdOptions = {}): Result<Svd> {
  const { rows, cols } = matrix;
  const r = Math.min(rows, cols);
  return guarded(matrix, () => {
    if (r === 0) return { u: dense(rows, 0), s: new Float64Array(0), v: dense(cols, 0) };
    const found = decompose(matrix, r, options.backend ?? bestBackend(), options);
    return { u: found.u!, s: found.s, v: found.v!, relativeError: found.relativeError };
  });
}

/**
 * Only the r = min(rows, cols) singular values, descending. They take a fraction of the work of `svd`,
 * and agree with its values up to rounding. Problems as for `svd`.
 */
export function singularValues(matrix: Matrix, options: SvdOptions = {}): Result<Float64Array> {
  return guarded(matrix, () =>
    Math.min(matrix.rows, matrix.cols) === 0
      ? new Float64Array(0)
      : decompose(matrix, 0, options.backend ?? bestBackend(), options).s,
  );
}

/**
 * All singular values and the leading `count` singular vectors, as exact as those of `svd`. It saves the
 * largest products of divide and conquer, and the back-transformation of the other vectors.
 *
 * @returns c = min(count, rows, cols) triplets, and all r singular values; `nonFinite` for a count of NaN, too.
 */
export function leadingSvd(
  matrix: Matrix,
  count: number,
  options: SvdOptions = {},
): Result<LeadingSvd> {
  const problem = countProblem({ 'number of triplets': count });
  if (problem) return problem;
  const { rows, cols } = matrix;
  const r = Math.min(rows, cols);
  const c = Math.max(0, Math.min(Math.trunc(count), r));
  const backend = options.backend ?? bestBackend();
  return guarded(matrix, () => {
    if (c === 0) {
      const s = r === 0 ? new Float64Array(0) : decompose(matrix, 0, backend, options).s;
      const triplets = { u: dense(rows, 0), s: s.subarray(0, 0), v: dense(cols, 0) };
      return { values: s, triplets };
    }
    const { s, u, v } = decompose(matrix, c, backend, options);
    return { values: s, triplets: { u: u!, s: s.slice(0, c), v: v! } };
  });
}

/**
 * Refuses non-finite entries, and turns exceptions of the engine into problems.
 *
 * @param finite whether all entries are finite, if this was checked already.
 */
export function guarded<T>(
  matrix: Matrix,
  work: () => T,
  finite = allFinite(matrix.data),
): Result<T> {
  return (finite ? undefined : nonFiniteProblem(matrix)) ?? attempt(work);
}

/** The first entry that is not finite, as a problem. */
export function nonFiniteProblem(matrix: Matrix): Failure | undefined {
  const bad = firstNonFinite(matrix);
  if (!bad) return undefined;
  return failure(
    'nonFinite',
    t(
      'Entry at row {0}, column {1} is {2}; the SVD needs finite numbers.',
      bad.row + 1,
      bad.column + 1,
      bad.value,
    ),
  );
}

/** Turns exceptions of the engine into problems. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return success(work());
  } catch (error) {
    return problemOf(error);
  }
}

/** @throws all other errors again. */
function problemOf(error: unknown): Failure {
  if (error instanceof Cancelled) return failure('cancelled', t('The SVD was cancelled.'));
  if (error instanceof NoConvergence) {
    return failure('noConvergence', t('The SVD did not converge; please report this matrix.'));
  }
  if (error instanceof BeyondDoubles) return beyondDoubles();
  throw error;
}

function dense(rows: number, cols: number): Matrix {
  return { rows, cols, data: new Float64Array(rows * cols) };
}
