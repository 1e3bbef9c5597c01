import type { Workspace } from '../kernels/workspace.js';

/** A vector below this norm is dropped: its squares underflow, and 1e-140 of ‖M‖ is far below ε. */
export const NEGLIGIBLE = 1e-140;

/** An elementary reflector H = I − tau v vᵀ with H x = beta e₁. */
export interface Reflector {
  tau: number;
  beta: number;
}

/**
 * Turns the n numbers at `at` into v (v₁ = 1) of the reflector that maps them to beta e₁
 * (LAPACK dlarfg, without its rescaling: the matrix was scaled to 1). A tail that is negligible
 * against a matrix of norm 1 is set to zero, and tau with it.
 */
export function reflect(ws: Workspace, n: number, at: number, out: Reflector): void {
  const { x, k } = ws;
  const alpha = x[at]!;
  const tail = Math.sqrt(k.dot(n - 1, at + 1, at + 1));
  if (tail < NEGLIGIBLE) {
    x.fill(0, at + 1, at + n);
    out.tau = 0;
    out.beta = alpha;
  } else {
    const norm = Math.sqrt(alpha * alpha + tail * tail);
    const beta = alpha > 0 ? -norm : norm;
    out.tau = (beta - alpha) / beta;
    out.beta = beta;
    k.scale(n - 1, 1 / (alpha - beta), at + 1);
  }
  x[at] = 1;
}

/**
 * The triangular factor T of a block reflector H₁H₂…H_b = I − V T Vᵀ (Schreiber & Van Loan 1989),
 * from VᵀV: T(:j, j) = −tauⱼ T(:j, :j) (VᵀV)(:j, j). V is rows×width with leading dimension `rows`;
 * T is width×width, upper triangular, zeros below.
 */
export function triangularFactor(
  ws: Workspace,
  rows: number,
  width: number,
  v: number,
  tau: Float64Array,
  first: number,
  gram: number,
  t: number,
): void {
  const { x, k } = ws;
  ws.clear(gram, width * width);
  ws.clear(t, width * width);
  k.gemm(1, 0, width, width, rows, 1, v, rows, v, rows, gram, width);
  for (let j = 0; j < width; j++) {
    const tauJ = tau[first + j]!;
    x[t + j + j * width] = tauJ;
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let l = i; l < j; l++) sum += x[t + i + l * width]! * x[gram + l + j * width]!;
      x[t + i + j * width] = -tauJ * sum;
    }
  }
}

/** Numbers of workspace that `applyBlock` needs. */
export function applyBlockSize(width: number, cols: number): number {
  return 2 * width * width + 2 * width * cols + 8;
}

/**
 * C ← (I − V T Vᵀ) C, or with Tᵀ when `transposed` (the inverse). V is rows×width (leading
 * dimension `rows`) with explicit ones and zeros, C rows×cols. All the work is matrix products.
 */
export function applyBlock(
  ws: Workspace,
  rows: number,
  width: number,
  v: number,
  tau: Float64Array,
  first: number,
  c: number,
  ldc: number,
  cols: number,
  transposed: 0 | 1,
): void {
  const mark = ws.mark();
  const gram = ws.alloc(width * width);
  const t = ws.alloc(width * width);
  triangularFactor(ws, rows, width, v, tau, first, gram, t);
  applyFactored(ws, rows, width, v, t, c, ldc, cols, transposed);
  ws.release(mark);
}

/** The same when the triangular factor T is known already. */
export function applyFactored(
  ws: Workspace,
  rows: number,
  width: number,
  v: number,
  t: number,
  c: number,
  ldc: number,
  cols: number,
  transposed: 0 | 1,
): void {
  const { k } = ws;
  const mark = ws.mark();
  const w = ws.zeros(width * cols);
  const tw = ws.zeros(width * cols);
  k.gemm(1, 0, width, cols, rows, 1, v, rows, c, ldc, w, width);
  k.gemm(transposed, 0, width, cols, width, 1, t, width, w, width, tw, width);
  k.gemm(0, 0, rows, cols, width, -1, v, rows, tw, width, c, ldc);
  ws.release(mark);
}
