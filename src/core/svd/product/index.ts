import { bestBackend, withWorkspace } from '../../kernels/workspace.js';
import { firstNonFinite, zeros, type Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { frobeniusNorm } from '../../lowrank/norms.js';
import { stage } from '../progress.js';
import { attempt, singularValues, svd } from '../svd.js';
import type { Svd, SvdOptions } from '../types.js';
import { beyondDoubles } from '../unscaled.js';
import { balance, shifted } from './balance.js';
import { thinQr, thinQrSize, timesQ, timesQSize, type ThinFactor } from './thin-qr.js';
import { t } from '../../texts.js';

/**
 * Thin SVD of B A without forming it: B = Q₁R₁ and Aᵀ = Q₂R₂ by Householder QR, and R₁R₂ᵀ = U Σ Vᵀ, so that
 * B A = (Q₁U) Σ (Q₂V)ᵀ (Golub & Van Loan, Matrix Computations, 5.2 and 8.6). The work is (m + n)r² instead of mnr
 * and an SVD of m×n. Errors of singular values are about ε‖B‖‖A‖.
 *
 * @param b m×r.
 * @param a r×n.
 * @returns r′ = min(m, n, r) triplets with the signs of `svd`; problems as for `svd`, and `ragged` where the inner
 *   sides differ.
 */
export function svdOfProduct(b: Matrix, a: Matrix, options: SvdOptions = {}): Result<Svd> {
  return withCore(b, a, options, ({ left, right, core, exponent }) => {
    const inner = svd(core, { ...options, ...part(options, 0.3, 0.7) });
    if (!inner.ok) return inner;
    const s = unshifted(inner.value.s, exponent);
    if (!s) return beyondDoubles();
    const count = s.length;
    const backend = options.backend ?? bestBackend();
    const size = Math.max(timesQSize(left, count), timesQSize(right, count));
    return attempt(() =>
      withWorkspace(size, backend, (ws) => {
        const u = timesQ(ws, left, inner.value.u, stage(options, 0.7, 0.85));
        const v = timesQ(ws, right, inner.value.v, stage(options, 0.85, 1), u.signs);
        return { u: u.product, s, v: v.product };
      }),
    );
  });
}

/** The min(m, n, r) singular values of B A that may differ from 0, descending. Problems as for `svdOfProduct`. */
export function valuesOfProduct(
  b: Matrix,
  a: Matrix,
  options: SvdOptions = {},
): Result<Float64Array> {
  return withCore(b, a, options, ({ core, exponent }) => {
    const inner = singularValues(core, { ...options, ...part(options, 0.5, 1) });
    if (!inner.ok) return inner;
    const s = unshifted(inner.value, exponent);
    return s ? success(s) : beyondDoubles();
  });
}

/** ‖B A‖_F = ‖R₁R₂ᵀ‖_F. Problems as for `svdOfProduct`. */
export function normOfProduct(b: Matrix, a: Matrix, options: SvdOptions = {}): Result<number> {
  return withCore(b, a, options, ({ core, exponent }) => {
    const norm = shifted(frobeniusNorm(core.data), exponent);
    return Number.isFinite(norm) ? success(norm) : beyondDoubles();
  });
}

/** s·B A: what a low-rank pair adds to a weight. */
export interface ScaledProduct {
  readonly b: Matrix;
  readonly a: Matrix;
  readonly scale: number;
}

/**
 * ‖s₁B₁A₁ − s₂B₂A₂‖_F of two products of the same shape: the norm of [s₁B₁, −s₂B₂]·[A₁; A₂]. Its rounding is about
 * ε times the larger of the two norms. Problems as for `svdOfProduct`.
 */
export function normOfDifference(
  first: ScaledProduct,
  second: ScaledProduct,
  options: SvdOptions = {},
): Result<number> {
  const rows = first.b.rows;
  const cols = first.a.cols;
  if (second.b.rows !== rows || second.a.cols !== cols) {
    return failure('ragged', t('Products of different shapes have no difference.'));
  }
  const p = first.b.cols;
  const q = second.b.cols;
  const b = zeros(rows, p + q);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < p; j++) b.data[i * (p + q) + j] = first.scale * first.b.data[i * p + j]!;
    for (let j = 0; j < q; j++) {
      b.data[i * (p + q) + p + j] = -second.scale * second.b.data[i * q + j]!;
    }
  }
  const a = zeros(p + q, cols);
  a.data.set(first.a.data);
  a.data.set(second.a.data, p * cols);
  return normOfProduct(b, a, options);
}

/** 2^exponent · R₁R₂ᵀ has the singular values of B A. */
interface Core {
  readonly left: ThinFactor;
  readonly right: ThinFactor;
  readonly core: Matrix;
  readonly exponent: number;
}

function withCore<T>(
  b: Matrix,
  a: Matrix,
  options: SvdOptions,
  work: (core: Core) => Result<T>,
): Result<T> {
  const problem = factorProblem(b, a);
  if (problem) return problem;
  const found = attempt(() => coreOf(b, a, options));
  return found.ok ? work(found.value) : found;
}

function factorProblem(b: Matrix, a: Matrix): Failure | undefined {
  if (b.cols !== a.rows) {
    return failure(
      'ragged',
      t('B has {0} columns and A has {1} rows, so they have no product.', b.cols, a.rows),
    );
  }
  for (const [name, matrix] of [['B', b] as const, ['A', a] as const]) {
    const bad = firstNonFinite(matrix);
    if (bad) {
      return failure(
        'nonFinite',
        t(
          'Entry at row {0}, column {1} of {2} is {3}; the SVD needs finite numbers.',
          bad.row + 1,
          bad.column + 1,
          name,
          bad.value,
        ),
      );
    }
  }
  return undefined;
}

function coreOf(b: Matrix, a: Matrix, options: SvdOptions): Core {
  const { left, right, exponent } = balance(b, a);
  const r = b.cols;
  const [p, q] = [Math.min(b.rows, r), Math.min(a.cols, r)];
  const product = p * r + q * r + p * q + 16;
  const size = Math.max(thinQrSize(b.rows, r), thinQrSize(a.cols, r), product);
  return withWorkspace(size, options.backend ?? bestBackend(), (ws) => {
    const first = thinQr(ws, b, false, left, stage(options, 0, 0.15));
    const second = thinQr(ws, a, true, right, stage(options, 0.15, 0.3));
    const x = ws.alloc(p * r);
    const y = ws.alloc(q * r);
    const z = ws.zeros(p * q);
    ws.copyFrom(first.core, 0, x, p * r);
    ws.copyFrom(second.core, 0, y, q * r);
    // R₂R₁ᵀ by columns is R₁R₂ᵀ by rows.
    ws.k.gemm(0, 1, q, p, r, 1, y, q, x, p, z, q);
    const core = { rows: p, cols: q, data: ws.x.slice(z, z + p * q) };
    return { left: first, right: second, core, exponent };
  });
}

/** The values times 2^exponent; undefined where the largest is beyond the doubles. */
function unshifted(s: Float64Array, exponent: number): Float64Array | undefined {
  const own = s.map((sigma) => shifted(sigma, exponent));
  return own[0] === Infinity ? undefined : own;
}

/** The progress of a part of the work, from `from` to `to` of the whole. */
function part({ onProgress }: SvdOptions, from: number, to: number): SvdOptions {
  return onProgress ? { onProgress: (share) => onProgress(from + (to - from) * share) } : {};
}
