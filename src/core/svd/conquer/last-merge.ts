import type { Workspace } from '../../kernels/workspace.js';
import { deflate } from './deflate.js';
import { identity, makeJob, solve } from './index.js';
import { recomputeZ, solveRoots, sortColumns } from './merge.js';
import { conquerSize, type Conquer, type Target, type Turn } from './state.js';

/** Left (u) or right (v) vectors. */
export type Side = 'u' | 'v';

/** Numbers of workspace that `conquerHalves` needs beside the vectors. */
export function conquerHalvesSize(n: number): number {
  return conquerSize(n, (n >> 1) + 1);
}

/**
 * The vectors of one side as a product that is not formed yet, [Q₁ 0; 0 Q₂] S. Q₁ and Q₂ belong to the
 * two halves of the bidiagonal (for U there is a row and a column of the identity between them). A few
 * lists determine each column of S. The columns of Q₁ and Q₂, and the rows of S with them, are arranged
 * so that those in the secular equation come first in each half.
 */
export interface LastMerge {
  readonly n: number;
  readonly side: Side;
  /** Rows of the upper half; row `nl` of S belongs to the arrow itself. */
  readonly nl: number;
  /** Columns by ascending singular value, numbered as before the arrangement. */
  readonly order: Int32Array;
  /** The row of S that belongs to a column. */
  readonly rowOf: Int32Array;
  /** The root that belongs to a column, or −1. */
  readonly rootOf: Int32Array;
  /** Number of columns of the two halves in the secular equation, without the arrow's own column. */
  readonly above: number;
  readonly below: number;
  /** Poles and z of the columns in the secular equation: upper ones, the arrow's own, lower ones. */
  readonly poles: Float64Array;
  readonly z: Float64Array;
  readonly origins: Float64Array;
  readonly taus: Float64Array;
  readonly turns: readonly Turn[];
  /** −1 where a lone column changes its sign. */
  readonly sign: number;
}

/**
 * Divide and conquer as in `conquer`, up to the last merge. The values of the last merge are computed,
 * but its vectors are kept as a product, so that they can be formed a few columns or rows at a time. Half
 * of the vectors of two halves are zeros, and these are not stored.
 *
 * @param d the diagonal, replaced by the singular values, unsorted; n > 51.
 * @param upper the place of Q₁: nl×nl for U, (nl + 1)×(nl + 1) for V, nl = ⌊n/2⌋.
 * @param lower the place of Q₂: nr×nr with nr = n − nl − 1.
 */
export function conquerHalves(
  ws: Workspace,
  n: number,
  d: Float64Array,
  e: Float64Array,
  side: Side,
  upper: Target,
  lower: Target,
  poll: (share: number) => void,
): LastMerge {
  const mark = ws.mark();
  const nl = n >> 1;
  const nr = n - nl - 1;
  const plain = makeJob(ws, n, d, e, { count: n, poll }, (n >> 1) + 1);
  const turns: Turn[] = [];
  const job: Conquer = { ...plain, turns };
  identity(ws, side === 'u' ? nl : nl + 1, upper);
  identity(ws, nr, lower);
  solve({ ...plain, [side]: upper }, 0, nl, 1);
  // The place of a block follows from its first row in the whole matrix.
  const shifted = { at: lower.at - (nl + 1) * (1 + lower.ld), ld: lower.ld };
  solve({ ...plain, [side]: shifted }, nl + 1, nr, 0);
  const m = { at: 0, nl, nr, rows: n, cols: n, extra: 0 as const };
  const result = deflate(job, m);
  const { scratch } = job;
  const count = result.kept;
  const rootOf = new Int32Array(n).fill(-1);
  let sign = 1;
  if (count === 1) {
    const z = ws.x[scratch.z]!;
    job.d[nl] = Math.abs(z) / result.scale;
    if (z < 0 && side === 'v') sign = -1;
  } else {
    solveRoots(job, count);
    recomputeZ(job, count);
    for (let i = 0; i < count; i++) {
      const column = scratch.kept[i]!;
      rootOf[column] = i;
      job.d[column] = (scratch.origins[i]! + scratch.taus[i]!) / result.scale;
    }
  }
  sortColumns(job, m, result);
  d.set(job.d);
  const arranged = arrange(job, nl, count, result.dropped);
  const { rowOf } = arranged;
  permute(ws, upper, nl, side === 'u' ? nl : nl + 1, (column) => rowOf[column]!);
  permute(ws, lower, nr, nr, (column) => rowOf[nl + 1 + column]! - nl - 1);
  ws.release(mark);
  const { order } = job;
  const { origins, taus } = scratch;
  return { n, side, nl, order, rootOf, ...arranged, origins, taus, turns, sign };
}

/** Renumbers the columns: those in the secular equation come first in each half. */
function arrange(job: Conquer, nl: number, kept: number, dropped: number) {
  const { n, scratch } = job;
  const { x } = job.ws;
  const rowOf = new Int32Array(n);
  const poles = new Float64Array(kept);
  const z = new Float64Array(kept);
  let at = 0;
  let above = 0;
  const take = (i: number) => {
    poles[at] = x[scratch.poles + i]!;
    z[at++] = x[scratch.z + i]!;
  };
  // The arrow's own column is the first of the kept columns.
  for (let i = 1; i < kept; i++) {
    const column = scratch.kept[i]!;
    if (column > nl) continue;
    rowOf[column] = above++;
    take(i);
  }
  rowOf[nl] = nl;
  take(0);
  let below = 0;
  for (let i = 1; i < kept; i++) {
    const column = scratch.kept[i]!;
    if (column < nl) continue;
    rowOf[column] = nl + 1 + below++;
    take(i);
  }
  let upper = above;
  let lower = nl + 1 + below;
  for (let i = 0; i < dropped; i++) {
    const column = scratch.dropped[i]!;
    rowOf[column] = column < nl ? upper++ : lower++;
  }
  return { rowOf, poles, z, above, below };
}

/** Moves the first `count` columns of a matrix with `rows` rows to the places given by `placeOf`. */
function permute(
  ws: Workspace,
  { at, ld }: Target,
  count: number,
  rows: number,
  placeOf: (column: number) => number,
): void {
  const mark = ws.mark();
  const moving = ws.alloc(rows);
  const waiting = ws.alloc(rows);
  const done = new Uint8Array(count);
  for (let first = 0; first < count; first++) {
    if (done[first] === 1) continue;
    ws.copy(at + first * ld, moving, rows);
    let column = first;
    do {
      const place = placeOf(column);
      ws.copy(at + place * ld, waiting, rows);
      ws.copy(moving, at + place * ld, rows);
      ws.copy(waiting, moving, rows);
      done[column] = 1;
      column = place;
    } while (column !== first);
  }
  ws.release(mark);
}

/** Forms columns of S in the workspace. */
export class LastColumns {
  readonly #poles: number;
  readonly #z: number;
  readonly #vector: number;

  static size(n: number): number {
    return 3 * (n + 4);
  }

  constructor(
    private readonly ws: Workspace,
    private readonly merge: LastMerge,
  ) {
    const { n, poles, z } = merge;
    this.#poles = ws.alloc(n + 2);
    this.#z = ws.alloc(n + 2);
    this.#vector = ws.alloc(n + 2);
    ws.x.set(poles, this.#poles);
    ws.x.set(z, this.#z);
  }

  /**
   * Writes the columns of the singular values first … first + count − 1, largest value first, to `to`.
   */
  form(first: number, count: number, to: number): void {
    const { n, nl, order, rowOf, rootOf, origins, taus, side, sign, above, below } = this.merge;
    const { ws } = this;
    const kept = above + 1 + below;
    const left = side === 'u' ? 1 : 0;
    for (let c = 0; c < count; c++) {
      const column = to + c * n;
      const own = order[n - 1 - first - c]!;
      const root = rootOf[own]!;
      if (root < 0) {
        ws.clear(column, n);
        ws.x[column + rowOf[own]!] = own === nl ? sign : 1;
      } else {
        const vector = kept === n ? column : this.#vector;
        const origin = origins[root]!;
        ws.k.secularVector(kept, left, above, this.#poles, this.#z, origin, taus[root]!, vector);
        if (kept < n) {
          ws.copy(vector, column, above);
          ws.clear(column + above, nl - above);
          ws.copy(vector + above, column + nl, 1 + below);
          ws.clear(column + nl + 1 + below, n - nl - 1 - below);
        }
      }
      this.#turn(column);
    }
  }

  /**
   * Rotated columns times S are the old columns times rotated rows of S; the last rotation comes first.
   */
  #turn(column: number): void {
    const { turns, rowOf } = this.merge;
    const { x } = this.ws;
    for (let t = turns.length - 1; t >= 0; t--) {
      const { i, j, c, s } = turns[t]!;
      const p = column + rowOf[i]!;
      const q = column + rowOf[j]!;
      const a = x[p]!;
      const b = x[q]!;
      x[p] = c * a - s * b;
      x[q] = s * a + c * b;
    }
  }
}
