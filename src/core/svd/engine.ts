import type { Matrix } from '../matrix.js';
import { bidiagonalize, bidiagonalizeSize, type Bidiagonal } from './bidiagonal.js';
import { conquer, conquerSize } from './conquer/index.js';
import { columnSigns, leading, load, scaleOf, unload } from './load.js';
import { stage } from './progress.js';
import { qr, qrSize } from './qr.js';
import { applyLeft, applyReflectorsSize, applyRight } from './reflectors.js';
import type { SvdOptions } from './types.js';
import { withWorkspace, type Backend, type Workspace } from './workspace.js';

/** From this ratio of the sides on, a QR factorization first saves work (Chan, ACM TOMS 8, 1982). */
const TALL = 1.6;

/** The leading `count` singular vectors and all singular values. */
export interface Decomposition {
  readonly s: Float64Array;
  readonly u?: Matrix;
  readonly v?: Matrix;
}

/**
 * SVD of a finite, non-empty matrix: scaled, brought to upper bidiagonal form by reflectors (after a
 * QR factorization where one side is much longer), solved by divide and conquer, and the leading
 * `count` vectors transformed back. `count` 0 computes singular values only.
 *
 * @throws Cancelled, NoConvergence
 */
export function decompose(
  matrix: Matrix,
  count: number,
  backend: Backend,
  options: SvdOptions,
): Decomposition {
  const p = Math.max(matrix.rows, matrix.cols);
  const q = Math.min(matrix.rows, matrix.cols);
  return withWorkspace(sizeOf(p, q, count), backend, (ws) => {
    const scale = scaleOf(matrix);
    const core = reduce(ws, matrix, p, q, scale, count === 0 ? 0.9 : 0.4, options);
    return finish(ws, matrix, core, count, scale, options);
  });
}

/** A matrix reduced to bidiagonal form, with the reflectors that did it. */
interface Reduced {
  readonly p: number;
  readonly q: number;
  readonly a: number;
  readonly lda: number;
  /** The matrix that was bidiagonalized: A itself or its R factor. */
  readonly b: number;
  readonly ldb: number;
  readonly rowsB: number;
  /** Factors of the reflectors of a QR factorization that came first. */
  readonly tauR?: Float64Array;
  readonly bidiagonal: Bidiagonal;
}

function sizeOf(p: number, q: number, count: number): number {
  const tall = p >= TALL * q;
  const lda = leading(p);
  const ldq = leading(q);
  const input = lda * q + (tall ? ldq * q : 0);
  if (count === 0) {
    const reduction = Math.max(bidiagonalizeSize(p, q), tall ? qrSize(p, q) : 0);
    return input + Math.max(reduction, conquerSize(q, false) + 2 * q) + 64;
  }
  const whole = count === q;
  const vectors = (whole ? lda : ldq) * q + ldq * q + (whole ? 0 : (lda + ldq) * count);
  const work = Math.max(
    bidiagonalizeSize(p, q),
    qrSize(p, q),
    vectors + Math.max(conquerSize(q, true), applyReflectorsSize(p, count)),
  );
  return input + work + 64;
}

function reduce(
  ws: Workspace,
  matrix: Matrix,
  p: number,
  q: number,
  scale: number,
  share: number,
  options: SvdOptions,
): Reduced {
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
    bidiagonalize(ws, p, q, a, lda, bidiagonal, stage(options, 0, share));
    return { p, q, a, lda, b: a, ldb: lda, rowsB: p, bidiagonal };
  }
  const tauR = new Float64Array(q);
  qr(ws, p, q, a, lda, tauR, stage(options, 0, share / 2));
  const ldb = leading(q);
  const b = ws.zeros(ldb * q);
  for (let j = 0; j < q; j++) {
    ws.x.copyWithin(b + j * ldb, a + j * lda, a + j * lda + j + 1);
  }
  bidiagonalize(ws, q, q, b, ldb, bidiagonal, stage(options, share / 2, share));
  return { p, q, a, lda, b, ldb, rowsB: q, tauR, bidiagonal };
}

function finish(
  ws: Workspace,
  matrix: Matrix,
  core: Reduced,
  count: number,
  scale: number,
  options: SvdOptions,
): Decomposition {
  const { p, q } = core;
  const { d, e, tauQ, tauP } = core.bidiagonal;
  const whole = count === q;
  const poll = stage(options, count === 0 ? 0.9 : 0.4, count === 0 ? 1 : 0.7);
  if (count === 0) {
    const order = conquer(ws, q, d, e, { count, poll });
    return { s: values(d, order, scale) };
  }
  let ldu = whole ? leading(p) : leading(q);
  const ldv = leading(q);
  let u = ws.zeros(ldu * q);
  let v = ws.alloc(ldv * q);
  const order = conquer(ws, q, d, e, { vectors: { u, ldu, v, ldv }, count, poll });
  const columns = new Int32Array(count);
  for (let j = 0; j < count; j++) columns[j] = order[q - 1 - j]!;
  if (!whole) {
    // Fewer vectors than columns: the leading ones move together, so that only they are transformed.
    const ldu2 = leading(p);
    u = gatherColumns(ws, q, u, ldu, columns, ldu2);
    v = gatherColumns(ws, q, v, ldv, columns, ldv);
    ldu = ldu2;
    for (let j = 0; j < count; j++) columns[j] = j;
  }
  const half = stage(options, 0.7, 0.85);
  applyLeft(ws, core.rowsB, q, core.b, core.ldb, tauQ, u, ldu, count, half);
  if (core.tauR) applyLeft(ws, p, q, core.a, core.lda, core.tauR, u, ldu, count, half);
  const last = stage(options, 0.85, 1);
  applyRight(ws, q, q - 1, core.b, core.ldb, tauP, v, ldv, count, last);
  const wide = matrix.rows < matrix.cols;
  const left = wide ? v : u;
  const ldLeft = wide ? ldv : ldu;
  const right = wide ? u : v;
  const ldRight = wide ? ldu : ldv;
  const signs = columnSigns(ws, matrix.rows, left, ldLeft, columns);
  return {
    s: values(d, order, scale),
    u: unload(ws, matrix.rows, left, ldLeft, columns, signs),
    v: unload(ws, matrix.cols, right, ldRight, columns, signs),
  };
}

/** Singular values descending, in the matrix's own scale. */
function values(d: Float64Array, order: Int32Array, scale: number): Float64Array {
  const n = d.length;
  const s = new Float64Array(n);
  for (let i = 0; i < n; i++) s[i] = d[order[n - 1 - i]!]! / scale;
  return s;
}

/** The named columns side by side in new memory, zeros below them. */
function gatherColumns(
  ws: Workspace,
  rows: number,
  from: number,
  ld: number,
  columns: Int32Array,
  ldTo: number,
): number {
  const to = ws.zeros(ldTo * columns.length);
  for (let j = 0; j < columns.length; j++) {
    const source = from + columns[j]! * ld;
    ws.x.copyWithin(to + j * ldTo, source, source + rows);
  }
  return to;
}
