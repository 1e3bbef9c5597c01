import { applyFactored, triangularFactor } from '../householder.js';
import { columnSigns, leading } from '../load.js';
import { stage } from '../progress.js';
import type { SvdOptions } from '../types.js';
import type { Workspace } from '../../kernels/workspace.js';
import { headOf, packedPlaces, reflectorCount, unpackReflectors } from './packed.js';
import {
  formProduct,
  gatherStrip,
  landRows,
  layPlaces,
  placesSize,
  productSize,
  scatterStrip,
  type Places,
} from './product.js';
import type { Half, HalfTask } from './types.js';

/** Number of reflectors that are applied together, and number of columns that they are applied to. */
const BLOCK = 48;
const WIDTH = 96;

/** Numbers of workspace that `solveHalf` needs. */
export function halfSize(rows: number, q: number): number {
  const blocks = Math.ceil(q / BLOCK) * (BLOCK * BLOCK + 2);
  const transform =
    blocks + BLOCK * (BLOCK + rows + 4) + WIDTH * leading(rows) + 2 * BLOCK * WIDTH + 16;
  return placesSize(rows, q) + Math.max(productSize(q), transform);
}

/**
 * One side of the SVD: divide and conquer on the bidiagonal, and the products with the reflectors, a few
 * columns at a time. It needs one and a half times the memory of the vectors.
 *
 * @param from share of the whole job that is done before.
 * @param to share that is done after.
 * @throws Cancelled, NoConvergence
 */
export function solveHalf(
  ws: Workspace,
  task: HalfTask,
  options: SvdOptions,
  from: number,
  to: number,
): Half {
  const { rows, q, vectors } = task;
  const middle = from + 0.45 * (to - from);
  const mark = ws.mark();
  const d = task.d.slice();
  const places = layPlaces(ws, task);
  const { order } = formProduct(ws, task, places, d, stage(options, from, middle));
  const signs = transform(ws, task, places, stage(options, middle, to));
  landRows(ws, places, vectors);
  ws.release(mark);
  const values = new Float64Array(q);
  for (let i = 0; i < q; i++) values[i] = d[order[q - 1 - i]!]!;
  return { vectors: { rows, cols: q, data: vectors }, values, signs };
}

/**
 * Transforms the vectors of the bidiagonal to those of the matrix; returns the signs of a leading side.
 */
function transform(
  ws: Workspace,
  { side, rows, q, tau, vectors, leads }: HalfTask,
  places: Places,
  poll: (share: number) => void,
): Float64Array | undefined {
  const mark = ws.mark();
  const count = reflectorCount(side, q);
  const blocks = Math.ceil(count / BLOCK);
  const factors = ws.alloc(blocks * BLOCK * BLOCK);
  const gram = ws.alloc(BLOCK * BLOCK);
  const v = ws.alloc(rows * BLOCK);
  const ld = leading(rows);
  const strip = ws.alloc(ld * WIDTH);
  const packed = packedPlaces(side, rows, q);
  const signs = leads ? new Float64Array(q) : undefined;
  for (let c = 0; c < q; c += WIDTH) {
    const width = Math.min(WIDTH, q - c);
    gatherStrip(ws, places, vectors, c, width, strip, ld);
    for (let block = blocks - 1; block >= 0; block--) {
      const start = block * BLOCK;
      const together = Math.min(BLOCK, count - start);
      const head = headOf(side, start);
      const height = rows - head;
      const factor = factors + block * BLOCK * BLOCK;
      unpackReflectors(ws, side, rows, vectors, packed, start, together, v);
      if (c === 0) triangularFactor(ws, height, together, v, tau, start, gram, factor);
      applyFactored(ws, height, together, v, factor, strip + head, ld, width, 0);
    }
    if (signs) turn(ws, rows, width, strip, ld, signs.subarray(c, c + width));
    scatterStrip(ws, places, vectors, c, width, strip, ld);
    poll((c + width) / q);
  }
  ws.release(mark);
  return signs;
}

/**
 * Makes the entry of largest magnitude of each column positive, and returns which columns changed their
 * sign.
 */
function turn(
  ws: Workspace,
  rows: number,
  width: number,
  at: number,
  ld: number,
  signs: Float64Array,
): void {
  const columns = Int32Array.from({ length: width }, (_, j) => j);
  signs.set(columnSigns(ws, rows, at, ld, columns));
  for (let j = 0; j < width; j++) if (signs[j]! < 0) ws.k.scale(rows, -1, at + j * ld);
}
