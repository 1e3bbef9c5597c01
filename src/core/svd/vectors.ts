import type { Matrix } from '../matrix.js';
import type { Bidiagonal } from './bidiagonal.js';
import { conquer, conquerSize, type Target } from './conquer/index.js';
import { columnSigns, leading, unload } from './load.js';
import { stage, type Poll } from './progress.js';
import { applyLeft, applyReflectorsSize, applyRight, type Stored } from './reflectors.js';
import type { SvdOptions } from './types.js';
import type { Workspace } from '../kernels/workspace.js';

/** A p×q matrix, p ≥ q, reduced to bidiagonal form, with its reflectors. */
export interface Reduced {
  readonly p: number;
  readonly q: number;
  readonly a: Stored;
  /** The matrix that was bidiagonalized, A itself or its R factor, and its rows. */
  readonly b: Stored;
  readonly rowsB: number;
  /** Factors of the reflectors of a QR factorization that came first. */
  readonly tauR?: Float64Array;
  readonly bidiagonal: Bidiagonal;
}

/** The vectors of M itself, and the order of the values after divide and conquer. */
export interface Vectors {
  readonly order: Int32Array;
  readonly u: Matrix;
  readonly v: Matrix;
}

/** Number of workspace doubles that the vectors need beyond the reduced matrix. */
export function vectorsSize(p: number, q: number, count: number, separate: boolean): number {
  const whole = count === q;
  const lda = leading(p);
  const ldq = leading(q);
  const work = Math.max(conquerSize(q, q), applyReflectorsSize(p, count));
  if (separate) return (whole ? 0 : lda * count) + work;
  return (whole ? lda : ldq) * q + ldq * q + (whole ? 0 : (lda + ldq) * count) + work;
}

/** Both sides from one run of divide and conquer: the fastest way if memory does not matter. */
export function together(
  ws: Workspace,
  matrix: Matrix,
  core: Reduced,
  count: number,
  options: SvdOptions,
): Vectors {
  const { d, e } = core.bidiagonal;
  const u = clear(ws, core, 'u', count, ws.alloc(ldOf(core, 'u', count) * core.q));
  const v = clear(ws, core, 'v', count, ws.alloc(ldOf(core, 'v', count) * core.q));
  const order = conquer(ws, core.q, d, e, { u, v, count, poll: stage(options, 0.4, 0.7) });
  const long = transform(ws, core, 'u', u, order, count, stage(options, 0.7, 0.85));
  const short = transform(ws, core, 'v', v, order, count, stage(options, 0.85, 1));
  const [left, right] = matrix.rows < matrix.cols ? [short, long] : [long, short];
  const signs = columnSigns(ws, matrix.rows, left.at, left.ld, left.columns);
  return {
    order,
    u: unload(ws, matrix.rows, left.at, left.ld, left.columns, signs),
    v: unload(ws, matrix.cols, right.at, right.ld, right.columns, signs),
  };
}

/**
 * One side after the other, each in the memory of the matrix. The reflectors of the matrix are stored in
 * an array that becomes the last result. Divide and conquer runs twice. But nearly all of its work is
 * products, and each run forms only those of one side.
 */
export function apart(
  ws: Workspace,
  matrix: Matrix,
  core: Reduced,
  count: number,
  options: SvdOptions,
): Vectors {
  const { p, q, a } = core;
  const { d, e } = core.bidiagonal;
  const saved = new Float64Array(p * q);
  for (let j = 0; j < q; j++) {
    saved.set(ws.x.subarray(a.at + j * a.ld, a.at + j * a.ld + p), j * p);
  }
  const moved: Stored = { x: saved, at: 0, ld: p };
  const elsewhere = { ...core, a: moved, b: core.tauR ? core.b : moved };
  const make = (side: Side, diagonal: Float64Array, begin: number) => {
    const target = clear(ws, core, side, count, a.at);
    const poll = stage(options, begin, begin + 0.15);
    const order = conquer(ws, q, diagonal, e, { [side]: target, count, poll });
    const last = stage(options, begin + 0.15, begin + 0.3);
    return { order, ...transform(ws, elsewhere, side, target, order, count, last) };
  };
  const wide = matrix.rows < matrix.cols;
  const mark = ws.mark();
  const left = make(wide ? 'v' : 'u', d.slice(), 0.4);
  const signs = columnSigns(ws, matrix.rows, left.at, left.ld, left.columns);
  const u = unload(ws, matrix.rows, left.at, left.ld, left.columns, signs);
  ws.release(mark);
  const right = make(wide ? 'u' : 'v', d, 0.7);
  const room = matrix.cols * count === saved.length ? saved : undefined;
  const v = unload(ws, matrix.cols, right.at, right.ld, right.columns, signs, room);
  return { order: right.order, u, v };
}

/** Left (p×q) or right (q×q) vectors of the tall matrix. */
type Side = 'u' | 'v';

/** All of U is computed in its final place; if fewer vectors are wanted, they are gathered first. */
function ldOf({ p, q }: Reduced, side: Side, count: number): number {
  return leading(side === 'u' && count === q ? p : q);
}

/** Prepares the memory for the vectors of a side from divide and conquer: zeros below them. */
function clear(ws: Workspace, core: Reduced, side: Side, count: number, at: number): Target {
  const ld = ldOf(core, side, count);
  ws.clear(at, ld * core.q);
  return { at, ld };
}

/**
 * Transforms the `count` leading vectors in these columns from those of the bidiagonal to those of the
 * matrix.
 */
function transform(
  ws: Workspace,
  { p, q, a, b, rowsB, tauR, bidiagonal }: Reduced,
  side: Side,
  found: Target,
  order: Int32Array,
  count: number,
  poll: Poll,
): Target & { readonly columns: Int32Array } {
  let columns = new Int32Array(count);
  for (let j = 0; j < count; j++) columns[j] = order[q - 1 - j]!;
  let { at, ld } = found;
  if (count < q) {
    // The leading columns are moved together, so that only they are transformed.
    ld = leading(side === 'u' ? p : q);
    at = gatherColumns(ws, q, found.at, found.ld, columns, ld);
    columns = columns.map((_, j) => j);
  }
  if (side === 'v') applyRight(ws, q, q - 1, b, bidiagonal.tauP, at, ld, count, poll);
  else {
    applyLeft(ws, rowsB, q, b, bidiagonal.tauQ, at, ld, count, poll);
    if (tauR) applyLeft(ws, p, q, a, tauR, at, ld, count, poll);
  }
  return { at, ld, columns };
}

/** The given columns, adjacent in new memory, with zeros below them. */
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
