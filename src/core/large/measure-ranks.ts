import type { MeasuredError, PlacedEntry } from '../lowrank/index.js';
import { bestBackend, openWorkspace } from '../kernels/workspace.js';
import type { MatrixRows } from '../matrix-rows.js';
import { eachBlock, heightOf } from './blocks-of-rows.js';
import type { Directions } from './projection.js';

/** Bytes of rows that are worked on together. */
const stripBytes = 2 ** 15;

/**
 * ‖M − M̂ₖ‖_F of every rank k = 0 … the number of directions, measured entry by entry in one pass over the rows: each
 * block becomes the error of one rank after the other. It costs O(mn) for each rank.
 *
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function measureRanks(
  rows: MatrixRows,
  directions: Directions,
  isCancelled: () => boolean,
  onProgress: (fraction: number) => void,
): Promise<MeasuredError[] | undefined> {
  const { cols } = rows;
  const { count, data: vectors } = directions;
  const height = heightOf(rows);
  // So few rows at once that they stay in the processor's first cache from rank to rank.
  const strip = Math.max(1, Math.floor(stripBytes / (8 * cols)));
  const lease = openWorkspace(cols * (height + count) + height * count + 64, bestBackend());
  const squares = new Float64Array(count + 1);
  const largest = new Array<PlacedEntry | undefined>(count + 1).fill(undefined);
  try {
    const { workspace: ws } = lease;
    const { x, k } = ws;
    const v = ws.alloc(cols * count);
    x.set(vectors, v);
    const block = ws.alloc(cols * height);
    const image = ws.alloc(height * count);
    const out = ws.alloc(2);
    /** Rows `from` … `to` − 1 of a block of `own` rows that begins at row `first` of the matrix. */
    const measureStrip = (first: number, own: number, from: number, to: number) => {
      const rest = block + from * cols;
      for (let rank = 0; rank <= count; rank++) {
        // Only one outer product: the error of the rank before, without its next layer.
        const [vector, weights] = [v + (rank - 1) * cols, image + (rank - 1) * own + from];
        if (rank > 0) k.peel(to - from, cols, rest, vector, weights, out);
        else k.measure(to - from, cols, rest, out);
        const most = x[out]!;
        squares[rank]! += x[out + 1]!;
        const before = largest[rank];
        if (!before || most > Math.abs(before.value)) {
          largest[rank] = placeOf(x.subarray(rest, block + to * cols), most, first + from, cols);
        }
      }
    };
    const isDone = await eachBlock(rows, 0, rows.rows, isCancelled, (first, own, data) => {
      x.set(data, block);
      ws.clear(image, own * count);
      k.gemm(1, 0, own, count, cols, 1, block, cols, v, cols, image, own);
      for (let from = 0; from < own; from += strip) {
        measureStrip(first, own, from, Math.min(own, from + strip));
      }
      onProgress((first + own) / rows.rows);
    });
    if (!isDone) return undefined;
  } finally {
    lease.release();
  }
  return Array.from(squares, (sum, rank) => ({
    k: rank,
    frobenius: Math.sqrt(sum),
    maxAbs: largest[rank],
  }));
}

function placeOf(data: Float64Array, most: number, first: number, cols: number): PlacedEntry {
  const at = data.findIndex((value) => Math.abs(value) === most);
  return { value: data[at]!, row: first + Math.floor(at / cols), column: at % cols };
}
