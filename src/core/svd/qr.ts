import { applyBlock, applyBlockSize, reflect, type Reflector } from './householder.js';
import { copyColumns } from './reflectors.js';
import type { Workspace } from '../kernels/workspace.js';

const PANEL = 32;

/** Numbers of workspace that `qr` needs. */
export function qrSize(p: number, q: number): number {
  return PANEL * p + q + applyBlockSize(PANEL, q);
}

/**
 * Blocked Householder QR of a p×q matrix, p ≥ q, column-major at `a`: R replaces the upper triangle,
 * reflector c stays in A(c+1:, c) with its factor in tau[c] (LAPACK dgeqrf).
 */
export function qr(
  ws: Workspace,
  p: number,
  q: number,
  a: number,
  lda: number,
  tau: Float64Array,
  poll: (share: number) => void,
): void {
  const { x, k } = ws;
  const mark = ws.mark();
  const v = ws.alloc(p * PANEL);
  const t = ws.alloc(q + 4);
  const reflector: Reflector = { tau: 0, beta: 0 };
  for (let start = 0; start < q; start += PANEL) {
    const width = Math.min(PANEL, q - start);
    const next = start + width;
    for (let c = start; c < next; c++) {
      const column = a + c + c * lda;
      const rows = p - c;
      reflect(ws, rows, column, reflector);
      tau[c] = reflector.tau;
      for (let j = c + 1; j < next; j++) {
        // Two columns are too little work for a product. With dot and update, both stay in the cache.
        const other = a + c + j * lda;
        const factor = -reflector.tau * k.dot(rows, column, other);
        x[t] = factor;
        k.gemv(rows, 1, 1, column, lda, t, 1, other);
      }
      x[column] = reflector.beta;
    }
    if (next < q) {
      copyColumns(ws, p - start, width, { x, at: a, ld: lda }, start, v);
      const target = a + start + next * lda;
      applyBlock(ws, p - start, width, v, tau, start, target, lda, q - next, 1);
    }
    poll(next / q);
  }
  ws.release(mark);
}
