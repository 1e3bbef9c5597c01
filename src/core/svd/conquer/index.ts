import { bidiagonalQr, rotationsSize, squareUp, type Columns } from '../bidiagonal-qr.js';
import type { Workspace } from '../../kernels/workspace.js';
import { merge } from './merge.js';
import { conquerScratch, NO_SCRATCH, type Conquer, type Target } from './state.js';

export { conquerSize, type Target } from './state.js';

/** Blocks up to this size are solved by QR iteration. */
const LEAF = 25;

export interface ConquerOptions {
  /**
   * The n×n matrices of left and right vectors. Either may be absent. The values and vectors do not
   * depend on which are wanted, not in one bit.
   */
  readonly u?: Target;
  readonly v?: Target;
  /** Number of leading vectors that are wanted; the columns of the others are undefined. */
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
  const { u, v } = options;
  const vectors = u !== undefined || v !== undefined;
  const job = makeJob(ws, n, d, e, options, vectors ? n : 0);
  if (u) identity(ws, n, u);
  if (v) identity(ws, n, v);
  solve(job, 0, n, 0);
  d.set(job.d);
  ws.release(mark);
  return job.order;
}

/** @param widest rows of the largest merge that forms vectors. */
export function makeJob(
  ws: Workspace,
  n: number,
  d: Float64Array,
  e: Float64Array,
  { u, v, count, poll }: ConquerOptions,
  widest: number,
): Conquer {
  const at = ws.alloc(2 * n);
  ws.x.set(d, at);
  ws.x.set(e, at + n);
  return {
    ws,
    n,
    diagonal: at,
    d: ws.x.subarray(at, at + n),
    e: ws.x.subarray(at + n, at + 2 * n),
    rotations: ws.alloc(rotationsSize(Math.min(n, LEAF))),
    ends: ws.zeros(2 * n),
    u,
    v,
    order: new Int32Array(n),
    // A single leaf needs no merge.
    scratch: n <= LEAF ? NO_SCRATCH : conquerScratch(ws, n, widest),
    count,
    turns: undefined,
    poll,
  };
}

/** Ones on the diagonal of an n×n matrix, zeros elsewhere. */
export function identity(ws: Workspace, n: number, { at, ld }: Target): void {
  for (let j = 0; j < n; j++) {
    ws.clear(at + j * ld, n);
    ws.x[at + j + j * ld] = 1;
  }
}

/** Solves the block of `rows` rows from `at` on; if `extra` is 1, it has one more column than rows. */
export function solve(job: Conquer, at: number, rows: number, extra: 0 | 1): void {
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
  const d = job.diagonal + at;
  const e = d + job.n;
  const u = block(job.u, at, rows);
  const v = [block(job.v, at, rows + extra), leafEnds(job, at, rows, extra)];
  if (extra) squareUp(ws, rows, d, e, u, v, job.rotations);
  bidiagonalQr(ws, rows, d, e, u, v, job.rotations);
  // Insertion sort: a leaf is short, and QR iteration leaves it nearly sorted, largest first.
  const { order } = job;
  for (let i = rows - 1; i >= 0; i--) {
    let to = at + rows - 1 - i;
    for (; to > at && ws.x[d + order[to - 1]!]! > ws.x[d + i]!; to--) order[to] = order[to - 1]!;
    order[to] = i;
  }
}

const NONE: Columns = { at: 0, ld: 0, rows: 0 };

/** The block of a leaf on the diagonal of a matrix of vectors, if there is such a matrix. */
function block(target: Target | undefined, at: number, rows: number): Columns {
  return target ? { at: target.at + at + at * target.ld, ld: target.ld, rows } : NONE;
}

/** The first and last row of V of a leaf, if a later merge reads them. */
function leafEnds(job: Conquer, at: number, rows: number, extra: 0 | 1): Columns {
  if (rows === job.n) return NONE;
  const ends: Columns = { at: job.ends + at * 2, ld: 2, rows: 2 };
  job.ws.x[ends.at] = 1;
  job.ws.x[ends.at + 2 * (rows + extra - 1) + 1] = 1;
  return ends;
}
