import { scaleFor } from './survey.js';
import type { Workspace } from '../kernels/workspace.js';

/**
 * Squares up to this share of the largest count as 0. Anything larger beside the small values of a graded matrix would
 * cost them their digits; what lies below is near the end of double precision.
 */
const FLOOR = 1e-300;
/** Maximum average number of steps per value. Four are usual, and ten were the most seen. */
const STEPS = 30;

/** Numbers of workspace that `dqds` takes. */
export function dqdsSize(n: number): number {
  return 11 * n + 24;
}

/**
 * Singular values of the n×n upper bidiagonal (d, e) by dqds (Fernando & Parlett, Numer. Math. 67, 1994;
 * Parlett & Marques, Linear Algebra Appl. 309, 2000): no vectors, one division per row and step, and small
 * values keep their digits, down to 1e-150 of the largest.
 *
 * @returns the values descending; undefined if it did not converge, which is not known to happen.
 */
export function dqds(
  ws: Workspace,
  n: number,
  d: Float64Array,
  e: Float64Array,
): Float64Array | undefined {
  const { x, k } = ws;
  const mark = ws.mark();
  const values = ws.alloc(n);
  const at = ws.alloc(10 * n + 16);
  let norm = Math.abs(d[n - 1]!);
  for (let i = 0; i + 1 < n; i++) norm = Math.max(norm, Math.abs(d[i]!), Math.abs(e[i]!));
  // With this scaling, the squares of significant numbers neither overflow nor underflow.
  const scale = scaleFor(norm);
  for (let i = 0; i < n; i++) {
    x[at + i] = (scale * d[i]!) ** 2;
    x[at + n + 1 + i] = i + 1 < n ? (scale * e[i]!) ** 2 : 0;
  }
  const settled = k.dqds(n, at, values, FLOOR, STEPS * n) === 1;
  const found = x.slice(values, values + n);
  ws.release(mark);
  if (!settled) return undefined;
  for (let i = 0; i < n; i++) found[i] = found[i]! / scale;
  return found.sort().reverse();
}
