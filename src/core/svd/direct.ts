import type { Matrix } from '../matrix.js';
import { bidiagonalQr, rotationsSize } from './bidiagonal-qr.js';
import { columnSigns, load, unload } from './load.js';
import type { Decomposition } from './types.js';
import { NEGLIGIBLE } from './householder.js';
import type { Workspace } from '../kernels/workspace.js';
import { unscaled } from './unscaled.js';

/** Maximum numbers of columns and entries up to which the blocked method is not faster. */
const SIDE = 12;
const ENTRIES = 192;

/** Whether `direct` is the faster method for a p×q matrix, p ≥ q. */
export function isSmall(p: number, q: number): boolean {
  return q <= SIDE && p * q <= ENTRIES;
}

/** Numbers of workspace that `direct` needs. */
export function directSize(p: number, q: number): number {
  return (padded(p) + padded(q)) * q + 4 * q + p + rotationsSize(q) + 16;
}

/** Rows rounded up to whole groups for the rotations; the additional rows stay zero. */
function padded(rows: number): number {
  return (rows + 3) & ~3;
}

/**
 * SVD of a small matrix without blocks and panels: Householder bidiagonalization, and Q and P formed in
 * place (Golub & Kahan 1965; LAPACK dgebd2, dorg2r), by loops that are too short for a call of a kernel.
 * Then implicit QR on the bidiagonal.
 *
 * @param scale brings the entries to about 1.
 * @throws NoConvergence
 */
export function direct(ws: Workspace, matrix: Matrix, count: number, scale: number): Decomposition {
  const p = Math.max(matrix.rows, matrix.cols);
  const q = Math.min(matrix.rows, matrix.cols);
  const ld = padded(p);
  const ldv = padded(q);
  const a = ws.zeros(ld * q);
  const v = ws.zeros(ldv * q);
  const d = ws.alloc(q);
  const e = ws.alloc(q);
  const tau = ws.alloc(2 * q);
  const y = ws.alloc(p);
  const list = ws.alloc(rotationsSize(q));
  load(ws, matrix, scale, a, ld);
  reduce(ws.x, p, q, a, ld, v, ldv, d, e, tau, y);
  if (count > 0) {
    accumulate(ws.x, p, q, a, ld, 0, tau);
    ws.x[v] = 1;
    accumulate(ws.x, q, q, v, ldv, 1, tau + q);
  }
  const left = { at: a, ld, rows: count > 0 ? ld : 0 };
  const right = { at: v, ld: ldv, rows: count > 0 ? ldv : 0 };
  bidiagonalQr(ws, q, d, e, left, [right], list);
  return collect(ws, matrix, count, scale, d, left, right);
}

/**
 * Sorts the values in descending order, and writes the `count` leading columns of both sides with their
 * signs.
 */
function collect(
  ws: Workspace,
  matrix: Matrix,
  count: number,
  scale: number,
  d: number,
  tall: { at: number; ld: number },
  short: { at: number; ld: number },
): Decomposition {
  const { x } = ws;
  const q = Math.min(matrix.rows, matrix.cols);
  const order = new Int32Array(q);
  const scaled = new Float64Array(q);
  for (let i = 0; i < q; i++) {
    const value = x[d + i]!;
    let to = i;
    for (; to > 0 && scaled[to - 1]! < value; to--) {
      scaled[to] = scaled[to - 1]!;
      order[to] = order[to - 1]!;
    }
    scaled[to] = value;
    order[to] = i;
  }
  const s = unscaled(scaled, scale);
  if (count === 0) return { s };
  const columns = count === q ? order : order.slice(0, count);
  const [left, right] = matrix.rows < matrix.cols ? [short, tall] : [tall, short];
  const signs = columnSigns(ws, matrix.rows, left.at, left.ld, columns);
  return {
    s,
    u: unload(ws, matrix.rows, left.at, left.ld, columns, signs),
    v: unload(ws, matrix.cols, right.at, right.ld, columns, signs),
  };
}

/**
 * A = Q B Pᵀ for the p×q matrix at `a`. The reflectors of Q stay in its columns. Those of P are in the
 * q×q matrix at `v`, one column to the right and one row down. `tau` holds the factors of both.
 */
function reduce(
  x: Float64Array,
  p: number,
  q: number,
  a: number,
  ld: number,
  v: number,
  ldv: number,
  d: number,
  e: number,
  tau: number,
  y: number,
): void {
  for (let c = 0; c < q; c++) {
    const column = a + c * ld;
    x[d + c] = reflect(x, column + c, p - c, tau + c);
    apply(x, column + c, p - c, q - c - 1, column + ld + c, ld, x[tau + c]!);
    x[e + c] = 0;
    if (c + 1 === q) return;
    // The row becomes the column of the reflector in V.
    const cols = q - c - 1;
    const row = v + (c + 1) * (ldv + 1);
    for (let j = 0; j < cols; j++) x[row + j] = x[column + c + (j + 1) * ld]!;
    x[e + c] = reflect(x, row, cols, tau + q + c + 1);
    const factor = x[tau + q + c + 1]!;
    const rows = p - c - 1;
    const first = column + ld + c + 1;
    for (let i = 0; i < rows; i++) x[y + i] = 0;
    for (let j = 0; j < cols; j++) {
      const entry = x[row + j]!;
      const from = first + j * ld;
      for (let i = 0; i < rows; i++) x[y + i] = x[y + i]! + entry * x[from + i]!;
    }
    for (let j = 0; j < cols; j++) {
      const entry = factor * x[row + j]!;
      const to = first + j * ld;
      for (let i = 0; i < rows; i++) x[to + i] = x[to + i]! - entry * x[y + i]!;
    }
  }
}

/**
 * Replaces n numbers by the reflector that maps them to beta e₁ (see `Reflector`), and sets tau; returns
 * beta.
 */
function reflect(x: Float64Array, at: number, n: number, tau: number): number {
  const alpha = x[at]!;
  let squares = 0;
  for (let i = at + 1; i < at + n; i++) squares += x[i]! * x[i]!;
  x[at] = 1;
  if (squares < NEGLIGIBLE * NEGLIGIBLE) {
    for (let i = at + 1; i < at + n; i++) x[i] = 0;
    x[tau] = 0;
    return alpha;
  }
  const norm = Math.sqrt(alpha * alpha + squares);
  const beta = alpha > 0 ? -norm : norm;
  const factor = 1 / (alpha - beta);
  for (let i = at + 1; i < at + n; i++) x[i] = factor * x[i]!;
  x[tau] = (beta - alpha) / beta;
  return beta;
}

/** C ← (I − tau h hᵀ) C for h with n numbers and `cols` columns. */
function apply(
  x: Float64Array,
  h: number,
  n: number,
  cols: number,
  c: number,
  ld: number,
  tau: number,
): void {
  for (let j = 0; j < cols; j++) {
    const at = c + j * ld;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[h + i]! * x[at + i]!;
    sum *= tau;
    for (let i = 0; i < n; i++) x[at + i] = x[at + i]! - sum * x[h + i]!;
  }
}

/** Replaces reflectors, the c-th from row c on in column c ≥ first, by the columns of their product. */
function accumulate(
  x: Float64Array,
  rows: number,
  cols: number,
  a: number,
  ld: number,
  first: number,
  tau: number,
): void {
  for (let c = cols - 1; c >= first; c--) {
    const at = a + c * (ld + 1);
    const factor = x[tau + c]!;
    apply(x, at, rows - c, cols - c - 1, at + ld, ld, factor);
    for (let i = at - c; i < at; i++) x[i] = 0;
    x[at] = 1 - factor;
    for (let i = at + 1; i < at + rows - c; i++) x[i] = -factor * x[i]!;
  }
}
