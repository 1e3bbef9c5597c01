import type { MeasuredError, PlacedEntry } from '../lowrank/index.js';
import { bestBackend, openWorkspace } from '../kernels/workspace.js';
import type { MatrixRows } from '../matrix-rows.js';
import { eachBlock, heightOf } from './blocks-of-rows.js';
import type { Directions } from './projection.js';

const stripBytes = 2 ** 17;

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
  // So few rows at once that they stay in the processor's cache from rank to rank.
  const strip = Math.max(1, Math.min(height, Math.floor(stripBytes / (8 * cols))));
  const lease = openWorkspace(cols * (strip + count) + strip * count + 64, bestBackend());
  const squares = new Float64Array(count + 1);
  const largest = new Array<PlacedEntry | undefined>(count + 1).fill(undefined);
  try {
    const { workspace: ws } = lease;
    const { x, k } = ws;
    const v = ws.alloc(cols * count);
    x.set(vectors, v);
    const rest = ws.alloc(cols * strip);
    const image = ws.alloc(strip * count);
    const out = ws.alloc(2);
    const measureStrip = (first: number, data: Float64Array) => {
      const own = data.length / cols;
      x.set(data, rest);
      ws.clear(image, own * count);
      k.gemm(1, 0, own, count, cols, 1, rest, cols, v, cols, image, own);
      for (let rank = 0; rank <= count; rank++) {
        if (rank > 0) {
          // Only one outer product: the error of the rank before, without its next layer.
          const [vector, weights] = [v + (rank - 1) * cols, image + (rank - 1) * own];
          k.gemm(0, 1, cols, own, 1, -1, vector, cols, weights, own, rest, cols);
        }
        k.measure(own, cols, rest, out);
        const most = x[out]!;
        squares[rank]! += x[out + 1]!;
        const before = largest[rank];
        if (!before || most > Math.abs(before.value)) {
          largest[rank] = placeOf(x.subarray(rest, rest + own * cols), most, first, cols);
        }
      }
    };
    const isDone = await eachBlock(rows, 0, rows.rows, isCancelled, (first, own, data) => {
      for (let from = 0; from < own; from += strip) {
        const to = Math.min(own, from + strip);
        measureStrip(first + from, data.subarray(from * cols, to * cols));
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
