import type { Matrix } from '../matrix.js';
import { bidiagonalizeByBand, byBandSize } from './band.js';
import { bidiagonalize, bidiagonalizeSize, type Bidiagonal } from './bidiagonal.js';
import { conquer, conquerSize } from './conquer/index.js';
import { direct, directSize, isSmall } from './direct.js';
import { dqds, dqdsSize } from './dqds.js';
import { inOneWorker, splitSize } from './halves/split.js';
import { isGraded, jacobi } from './jacobi/index.js';
import { leading, load, scaleOf } from './load.js';
import { stage } from './progress.js';
import { qr, qrSize } from './qr.js';
import type { Decomposition, SvdOptions } from './types.js';
import { unscaled } from './unscaled.js';
import { apart, together, vectorsSize, type Reduced } from './vectors.js';
import { withWorkspace, type Backend, type Workspace } from '../kernels/workspace.js';

/** From this ratio of the sides on, a QR factorization first saves work (Chan, ACM TOMS 8, 1982). */
const TALL = 1.6;

/** From this many entries on, U and V are computed one after the other, which needs less memory. */
const APART = 2 ** 18;
/** Minimum number of columns for computing U and V separately. It must exceed two leaves. */
const LEAST = 64;

/** Up to this many values, without vectors, dqds is faster than divide and conquer. */
const MOST_BY_DQDS = 512;

/**
 * From this many values on, without vectors, reduction by a band is faster, because the matrix is larger
 * than the second cache.
 */
const LEAST_BY_BAND = 448;

/** Whether the two sides of a thin SVD are computed separately; see `halves`. */
export function comesInHalves(rows: number, cols: number, least = APART): boolean {
  const q = Math.min(rows, cols);
  return rows * cols >= least && q >= LEAST && Math.max(rows, cols) < TALL * q;
}

/**
 * SVD of a finite, non-empty matrix. The matrix is scaled and reduced to upper bidiagonal form by
 * reflectors, after a QR factorization if one side is much longer. Divide and conquer solves the
 * bidiagonal, and the leading `count` vectors are transformed back. With `count` 0, only the singular
 * values are computed. A small graded matrix is decomposed by rotations instead.
 *
 * @param separate U and V one after the other, which needs half of the memory.
 * @throws Cancelled, NoConvergence, BeyondDoubles
 */
export function decompose(
  matrix: Matrix,
  count: number,
  backend: Backend,
  options: SvdOptions,
  separate = matrix.rows * matrix.cols >= APART,
): Decomposition {
  const p = Math.max(matrix.rows, matrix.cols);
  const q = Math.min(matrix.rows, matrix.cols);
  const graded = isGraded(matrix) ? jacobi(matrix, count) : undefined;
  if (graded) {
    stage(options, 0, 1)(1);
    return graded;
  }
  if (isSmall(p, q)) {
    stage(options, 0, 1)(0);
    const answer = withWorkspace(directSize(p, q), backend, (ws) =>
      direct(ws, matrix, count, scaleOf(matrix)),
    );
    stage(options, 0, 1)(1);
    return answer;
  }
  if (count === q && separate && comesInHalves(p, q, 0)) {
    return withWorkspace(splitSize(p, q), backend, (ws) => inOneWorker(ws, matrix, options));
  }
  return withWorkspace(sizeOf(p, q, count, separate), backend, (ws) => {
    const scale = scaleOf(matrix);
    const core = reduce(ws, matrix, p, q, scale, count, options);
    if (count === 0) {
      const { d, e } = core.bidiagonal;
      const poll = stage(options, 0.9, 1);
      const found = q <= MOST_BY_DQDS ? dqds(ws, q, d, e) : undefined;
      poll(1);
      if (found) return { s: unscaled(found, scale) };
      const order = conquer(ws, q, d, e, { count, poll });
      return { s: values(d, order, scale) };
    }
    const make = separate ? apart : together;
    const { order, u, v } = make(ws, matrix, core, count, options);
    return { s: values(core.bidiagonal.d, order, scale), u, v };
  });
}

function sizeOf(p: number, q: number, count: number, separate: boolean): number {
  const tall = p >= TALL * q;
  const input = leading(p) * q + (tall ? leading(q) * q : 0);
  const bidiagonal = byBand(q, count) ? byBandSize : bidiagonalizeSize;
  const reduction = Math.max(bidiagonal(tall ? q : p, q), tall ? qrSize(p, q) : 0);
  const rest =
    count === 0 ? Math.max(conquerSize(q, 0), dqdsSize(q)) : vectorsSize(p, q, count, separate);
  return input + Math.max(reduction, rest) + 64;
}

/** Whether reduction by a band is used: no vectors are wanted, and the matrix is large enough. */
function byBand(q: number, count: number): boolean {
  return count === 0 && q >= LEAST_BY_BAND;
}

function reduce(
  ws: Workspace,
  matrix: Matrix,
  p: number,
  q: number,
  scale: number,
  count: number,
  options: SvdOptions,
): Reduced {
  const share = count === 0 ? 0.9 : 0.4;
  const toBidiagonal = byBand(q, count) ? bidiagonalizeByBand : bidiagonalize;
  const lda = leading(p);
  const a = ws.alloc(lda * q);
  load(ws, matrix, scale, a, lda);
  const bidiagonal: Bidiagonal = {
    d: new Float64Array(q),
    e: new Float64Array(q),
    tauQ: new Float64Array(q),
    tauP: new Float64Array(q),
  };
  if (p < TALL * q) {
    toBidiagonal(ws, p, q, a, lda, bidiagonal, stage(options, 0, share));
    const whole = { x: ws.x, at: a, ld: lda };
    return { p, q, a: whole, b: whole, rowsB: p, bidiagonal };
  }
  const tauR = new Float64Array(q);
  qr(ws, p, q, a, lda, tauR, stage(options, 0, share / 2));
  const ldb = leading(q);
  const b = ws.zeros(ldb * q);
  for (let j = 0; j < q; j++) {
    ws.x.copyWithin(b + j * ldb, a + j * lda, a + j * lda + j + 1);
  }
  toBidiagonal(ws, q, q, b, ldb, bidiagonal, stage(options, share / 2, share));
  const stored = { a: { x: ws.x, at: a, ld: lda }, b: { x: ws.x, at: b, ld: ldb } };
  return { p, q, ...stored, rowsB: q, tauR, bidiagonal };
}

/** Singular values descending, in the scale of the matrix. */
function values(d: Float64Array, order: Int32Array, scale: number): Float64Array {
  const n = d.length;
  const s = new Float64Array(n);
  for (let i = 0; i < n; i++) s[i] = d[order[n - 1 - i]!]!;
  return unscaled(s, scale);
}
