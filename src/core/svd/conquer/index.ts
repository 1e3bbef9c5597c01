import { bidiagonalQr, squareUp, type Columns } from '../bidiagonal-qr.js';
import type { Workspace } from '../workspace.js';
import { merge } from './merge.js';
import { conquerScratch, type Conquer } from './state.js';

export { conquerSize } from './state.js';

/** Blocks up to this size are solved by QR iteration. */
const LEAF = 25;

export interface ConquerOptions {
  /** Where n×n matrices of left and right vectors go; absent: singular values only. */
  readonly vectors?: { u: number; ldu: number; v: number; ldv: number };
  /** Leading vectors wanted; the others' columns are left undefined. */
  readonly count: number;
  readonly poll: (share: number) => void;
}

/**
 * SVD of the n×n upper bidiagonal (d, e) by divide and conquer (Gu & Eisenstat 1995; LAPACK dbdsdc):
 * B = U diag(d) Vᵀ with d ≥ 0 unsorted in place.
 *
 * @returns the columns by ascending singular value.
 */
export function conquer(
  ws: Workspace,
  n: number,
  d: Float64Array,
  e: Float64Array,
  options: ConquerOptions,
): Int32Array {
  const mark = ws.mark();
  const { vectors } = options;
  const job: Conquer = {
    ws,
    n,
    d,
    e,
    vectors: vectors !== undefined,
    u: vectors?.u ?? 0,
    ldu: vectors?.ldu ?? 0,
    v: vectors?.v ?? ws.zeros(2 * n),
    ldv: vectors?.ldv ?? 2,
    order: new Int32Array(n),
    scratch: conquerScratch(ws, n, vectors !== undefined),
    count: options.count,
    poll: options.poll,
  };
  if (vectors) {
    identity(ws, n, vectors.u, vectors.ldu);
    identity(ws, n, vectors.v, vectors.ldv);
  }
  solve(job, 0, n, 0);
  ws.release(mark);
  return job.order;
}

function identity(ws: Workspace, n: number, at: number, ld: number): void {
  for (let j = 0; j < n; j++) {
    ws.x.fill(0, at + j * ld, at + j * ld + n);
    ws.x[at + j + j * ld] = 1;
  }
}

function solve(job: Conquer, at: number, rows: number, extra: 0 | 1): void {
  if (rows <= LEAF) {
    solveLeaf(job, at, rows, extra);
    return;
  }
  const nl = rows >> 1;
  const nr = rows - nl - 1;
  solve(job, at, nl, 1);
  solve(job, at + nl + 1, nr, extra);
  merge(job, { at, nl, nr, rows, cols: rows + extra, extra });
  job.poll((rows / job.n) ** 2);
}

function solveLeaf(job: Conquer, at: number, rows: number, extra: 0 | 1): void {
  const { ws } = job;
  const d = job.d.subarray(at, at + rows);
  const e = job.e.subarray(at, at + rows);
  const u: Columns = job.vectors
    ? { at: job.u + at + at * job.ldu, ld: job.ldu, rows }
    : { at: 0, ld: 0, rows: 0 };
  const v: Columns = job.vectors
    ? { at: job.v + at + at * job.ldv, ld: job.ldv, rows: rows + extra }
    : { at: job.v + at * 2, ld: 2, rows: 2 };
  if (!job.vectors) {
    ws.x[v.at] = 1;
    ws.x[v.at + 2 * (rows + extra - 1) + 1] = 1;
  }
  if (extra) squareUp(ws, rows, d, e, u, v);
  bidiagonalQr(ws, rows, d, e, u, v);
  const order = job.order.subarray(at, at + rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  order.sort((a, b) => d[a]! - d[b]! || a - b);
}
