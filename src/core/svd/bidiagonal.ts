import { reflect, type Reflector } from './householder.js';
import type { Workspace } from '../kernels/workspace.js';

/** Maximum number of columns reduced between two updates of the trailing matrix. */
const PANEL = 32;

/** Corrections cost panel/n of the work, updates 1/panel of it in memory traffic. */
function panelOf(q: number): number {
  return q <= 128 ? 8 : q <= 1024 ? 16 : PANEL;
}

/** A = Q B Pᵀ: the result of the reduction, beside the reflectors, which overwrite A. */
export interface Bidiagonal {
  /** Diagonal and superdiagonal of B. */
  readonly d: Float64Array;
  readonly e: Float64Array;
  /** Factors of the left and right reflectors. */
  readonly tauQ: Float64Array;
  readonly tauP: Float64Array;
}

/** Numbers of workspace that `bidiagonalize` needs. */
export function bidiagonalizeSize(p: number, q: number): number {
  const panel = panelOf(q);
  return 2 * panel * (p + q + 4) + 16;
}

/**
 * Reduces a p×q matrix, p ≥ q, column-major at `a`, to upper bidiagonal form by Householder reflectors:
 * LAPACK's dgebrd (Dongarra, Sorensen & Hammarling 1989) with the two products of each step in one pass
 * over the trailing matrix (Howell et al., ACM TOMS 34(3), 2008). Left reflector c stays in A(c+1:, c),
 * right reflector c in A(c, c+2:), their leading ones implied.
 *
 * Within a panel, A itself does not change, and the current matrix is A − L Rᵀ. L contains v and x, and R
 * contains y and u, in pairs of columns. So every correction is one product with the leading columns of L
 * and R.
 */
export function bidiagonalize(
  ws: Workspace,
  p: number,
  q: number,
  a: number,
  lda: number,
  out: Bidiagonal,
  poll: (share: number) => void,
): void {
  const mark = ws.mark();
  const panel = panelOf(q);
  const l = ws.alloc(p * 2 * panel);
  const r = ws.alloc(q * 2 * panel);
  const t = ws.alloc(2 * panel + 4);
  for (let start = 0; start < q; start += panel) {
    const width = Math.min(panel, q - start);
    for (let i = 0; i < width; i++) step(ws, p, q, a, lda, l, r, t, start + i, i, out);
    storeRightReflectors(ws, q, a, lda, r, start, width);
    const next = start + width;
    if (next < q) {
      ws.k.gemm(
        0,
        1,
        p - next,
        q - next,
        2 * width,
        -1,
        l + next,
        p,
        r + next,
        q,
        a + next + next * lda,
        lda,
      );
    }
    const left = (q - next) / q;
    poll(1 - left * left * left);
  }
  ws.release(mark);
}

const reflector: Reflector = { tau: 0, beta: 0 };

/** Reduces column c and row c, the i-th of their panel. */
function step(
  ws: Workspace,
  p: number,
  q: number,
  a: number,
  lda: number,
  l: number,
  r: number,
  t: number,
  c: number,
  i: number,
  out: Bidiagonal,
): void {
  const { x, k } = ws;
  const rows = p - c;
  const cols = q - c - 1;
  const done = 2 * i;
  const column = a + c + c * lda;
  const v = l + done * p + c;
  ws.copy(column, v, rows);
  if (i > 0) k.gemv(rows, done, -1, l + c, p, r + c, q, v);
  reflect(ws, rows, v, reflector);
  out.d[c] = reflector.beta;
  out.tauQ[c] = reflector.tau;
  ws.copy(v, column, rows);
  if (cols === 0) {
    out.tauP[c] = 0;
    return;
  }
  const y = r + done * q + c + 1;
  const u = y + q;
  const product = v + p;
  ws.clear(y, cols);
  ws.clear(u, cols);
  ws.clear(product, rows);
  if (i > 0) {
    k.gemvT(rows, done, l + c, p, v, t);
    k.gemv(cols, done, 1, r + c + 1, q, t, 1, y);
    k.gemv(cols, done, 1, r + c + 1, q, l + c, p, u);
  }
  k.sweep(rows, cols, column + lda, lda, v, reflector.tau, y, u, product);
  const first = x[u]!;
  reflect(ws, cols, u, reflector);
  out.e[c] = reflector.beta;
  out.tauP[c] = reflector.tau;
  if (reflector.tau === 0) {
    ws.clear(product, rows);
    return;
  }
  // The pass used row w = beta e₁ + (w₁ − beta) u, because u was not known yet.
  const factor = 1 / (first - reflector.beta);
  k.scale(rows, factor, product);
  k.gemv(rows, 1, -factor * reflector.beta, column + lda, lda, u, 1, product);
  k.gemvT(cols, done + 1, r + c + 1, q, u, t);
  k.gemv(rows, done + 1, -1, l + c, p, t, 1, product);
  k.scale(rows, reflector.tau, product);
}

/** Copies the panel's right reflectors from R into the rows of A, several rows per cache line. */
function storeRightReflectors(
  ws: Workspace,
  q: number,
  a: number,
  lda: number,
  r: number,
  start: number,
  width: number,
): void {
  const { x } = ws;
  for (let j = start + 1; j < q; j++) {
    const column = a + start + j * lda;
    const stop = Math.min(width, j - start);
    for (let i = 0; i < stop; i++) x[column + i] = x[r + (2 * i + 1) * q + j]!;
  }
}
