import {
  conquerHalves,
  conquerHalvesSize,
  LastColumns,
  type LastMerge,
} from '../conquer/last-merge.js';
import type { Target } from '../conquer/state.js';
import { leading } from '../load.js';
import type { Workspace } from '../../kernels/workspace.js';
import { fromRows, toRows } from './rows.js';
import type { HalfTask } from './types.js';

/** Columns formed together. */
const WIDTH = 128;
/** Rows of Q₂ that are multiplied with all of S. S is formed again for each such strip. */
const HEIGHT = 128;

/**
 * Where the vectors of the bidiagonal are stored meanwhile: the first rows in the result, the others
 * here.
 */
export interface Places {
  readonly rows: number;
  readonly q: number;
  /** Rows that are stored in the result, row after row. */
  readonly top: number;
  /** The other rows of the columns 0 … split − 1 and of all others. */
  readonly near: Target;
  readonly far: Target;
  readonly split: number;
}

/** Number of workspace doubles that `layPlaces` needs. */
export function placesSize(rows: number, q: number): number {
  const nl = q >> 1;
  const height = leading(rows - nl);
  return Math.max(leading(nl + 1) * (nl + 1), height * nl) + height * (q - nl) + 4;
}

/** Number of workspace doubles that `formProduct` needs in addition. */
export function productSize(q: number): number {
  const lower = q - (q >> 1);
  const strips = WIDTH * (q + 2) + Math.max(WIDTH, HEIGHT) * (lower + 2) + LastColumns.size(q);
  return Math.max(strips, conquerHalvesSize(q)) + 64;
}

/** Allocates the memory for the rows that are stored in the workspace. */
export function layPlaces(ws: Workspace, { side, rows, q }: HalfTask): Places {
  const split = q >> 1;
  const top = side === 'u' ? split : split + 1;
  const ld = leading(rows - top);
  const whole = leading(split + 1) * (split + 1);
  const near = { at: ws.alloc(Math.max(whole, ld * split)), ld };
  const far = { at: ws.alloc(ld * (q - split)), ld };
  return { rows, q, top, near, far, split };
}

/**
 * Divide and conquer and its last product [Q₁ 0; 0 Q₂] S, in little more memory than half of the vectors.
 * Q₁ and Q₂ are in the place of the lower rows of the product. Q₁ S is written to the first rows of the
 * result, whose end still holds the reflectors. Then the first columns of Q₂ S replace Q₁, and the others
 * replace Q₂, some rows at a time.
 */
export function formProduct(
  ws: Workspace,
  task: HalfTask,
  places: Places,
  d: Float64Array,
  poll: (share: number) => void,
): LastMerge {
  const { side, q, e, vectors, rows } = task;
  const { top, near, far, split } = places;
  const { x, k } = ws;
  const mark = ws.mark();
  const first = { at: near.at, ld: leading(split + 1) };
  // U has the middle row above those of Q₂.
  const above = side === 'u' ? 1 : 0;
  const second = { at: far.at + above, ld: far.ld };
  let most = 0;
  const merge = conquerHalves(ws, q, d, e, side, first, second, (share) => {
    // Small merges follow large ones.
    most = Math.max(most, share);
    poll(0.4 * most);
  });
  const columns = new LastColumns(ws, merge);
  const strip = ws.alloc(q * WIDTH);
  const result = ws.alloc(Math.max(top * WIDTH, HEIGHT * (q - split)));
  for (let c = 0; c < q; c += WIDTH) {
    const width = Math.min(WIDTH, q - c);
    columns.form(c, width, strip);
    ws.clear(result, top * width);
    k.gemm(0, 0, top, width, top, 1, first.at, first.ld, strip, q, result, top);
    toRows(x, result, top, top, width, vectors, q, c);
    poll(0.4 + (0.3 * c) / q);
  }
  const lower = q - split - 1;
  const below = strip + split + 1;
  for (let c = 0; c < split; c += WIDTH) {
    const width = Math.min(WIDTH, split - c);
    columns.form(c, width, strip);
    const to = near.at + c * near.ld;
    for (let j = 0; j < width; j++) {
      ws.clear(to + j * near.ld, rows - top);
      if (above) x[to + j * near.ld] = x[strip + split + j * q]!;
    }
    k.gemm(0, 0, lower, width, lower, 1, second.at, second.ld, below, q, to + above, near.ld);
    poll(0.7 + (0.15 * c) / split);
  }
  for (let row = 0; row < lower; row += HEIGHT) {
    const height = Math.min(HEIGHT, lower - row);
    ws.clear(result, height * (q - split));
    for (let c = split; c < q; c += WIDTH) {
      const width = Math.min(WIDTH, q - c);
      columns.form(c, width, strip);
      const to = result + (c - split) * height;
      const from = second.at + row;
      k.gemm(0, 0, height, width, lower, 1, from, second.ld, below, q, to, height);
      if (!above || row > 0) continue;
      for (let j = 0; j < width; j++) {
        x[far.at + (c - split + j) * far.ld] = x[strip + split + j * q]!;
      }
    }
    for (let j = 0; j < q - split; j++) {
      ws.copy(result + j * height, second.at + j * second.ld + row, height);
    }
    poll(0.85 + (0.15 * row) / lower);
  }
  for (let j = 0; j < q - split; j++) {
    ws.clear(far.at + j * far.ld + above + lower, rows - top - above - lower);
  }
  ws.release(mark);
  return merge;
}

/** The place of the stored rows of column c. */
function waiting({ near, far, split }: Places, c: number): number {
  return c < split ? near.at + c * near.ld : far.at + (c - split) * far.ld;
}

/** Copies the columns c … c + width − 1 with all their rows, from both places, to `to`. */
export function gatherStrip(
  ws: Workspace,
  places: Places,
  vectors: Float64Array,
  c: number,
  width: number,
  to: number,
  ld: number,
): void {
  const { top, q, rows } = places;
  fromRows(vectors, q, c, ws.x, to, ld, top, width);
  for (let j = 0; j < width; j++) {
    ws.copy(waiting(places, c + j), to + j * ld + top, rows - top);
  }
}

/** Copies them back. */
export function scatterStrip(
  ws: Workspace,
  places: Places,
  vectors: Float64Array,
  c: number,
  width: number,
  from: number,
  ld: number,
): void {
  const { top, q, rows } = places;
  toRows(ws.x, from, ld, top, width, vectors, q, c);
  for (let j = 0; j < width; j++) {
    ws.copy(from + j * ld + top, waiting(places, c + j), rows - top);
  }
}

/** Copies the stored rows to the result. */
export function landRows(ws: Workspace, places: Places, vectors: Float64Array): void {
  const { near, far, split, top, q, rows } = places;
  const rest = vectors.subarray(top * q);
  toRows(ws.x, near.at, near.ld, rows - top, split, rest, q, 0);
  toRows(ws.x, far.at, far.ld, rows - top, q - split, rest, q, split);
}
