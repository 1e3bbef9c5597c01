import type { MeasuredError, PlacedEntry } from '../lowrank/index.js';
import { bestBackend, openWorkspace } from '../kernels/workspace.js';
import type { MatrixRows } from '../matrix-rows.js';
import { eachBlock, heightOf } from './blocks-of-rows.js';
import type { Directions } from './projection.js';

/** Bytes of rows that are worked on together. */
const stripBytes = 2 ** 15;

/** What rows `from` … `to` − 1 add to the errors of the ranks 0, 1, … */
export interface RankSums {
  /** Squared error of each rank. */
  readonly squares: Float64Array;
  /** The error with the largest magnitude of each rank. */
  readonly largest: readonly (PlacedEntry | undefined)[];
}

/** What two parts of the rows add together, of which the first one comes first. */
export function addSums(first: RankSums, more: RankSums): RankSums {
  return {
    squares: first.squares.map((sum, k) => sum + more.squares[k]!),
    largest: first.largest.map((own, k) => largerOf(own, more.largest[k])),
  };
}

function largerOf(
  first: PlacedEntry | undefined,
  second: PlacedEntry | undefined,
): PlacedEntry | undefined {
  if (!first || !second) return first ?? second;
  return Math.abs(second.value) > Math.abs(first.value) ? second : first;
}

/** ‖M − M̂ₖ‖_F of every rank k, of what all rows add to it. */
export function errorsOf({ squares, largest }: RankSums): MeasuredError[] {
  return Array.from(squares, (sum, k) => ({
    k,
    frobenius: Math.sqrt(sum),
    maxAbs: largest[k],
  }));
}

/**
 * What some rows add to ‖M − M̂ₖ‖² of every rank k = 0 … the number of directions, measured entry by entry: each block
 * becomes the error of one rank after the other. It costs O(mn) for each rank.
 *
 * @param onRows called after each block with the number of rows that are done.
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function measureRanks(
  rows: MatrixRows,
  directions: Directions,
  { from: begin, to: end }: { readonly from: number; readonly to: number },
  isCancelled: () => boolean,
  onRows: (done: number) => void,
): Promise<RankSums | undefined> {
  const { cols } = rows;
  const { count, data: vectors } = directions;
  const height = Math.min(end - begin, heightOf(rows));
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
    const isDone = await eachBlock(rows, begin, end, isCancelled, (first, own, data) => {
      x.set(data, block);
      ws.clear(image, own * count);
      k.gemm(1, 0, own, count, cols, 1, block, cols, v, cols, image, own);
      for (let from = 0; from < own; from += strip) {
        measureStrip(first, own, from, Math.min(own, from + strip));
      }
      onRows(first + own - begin);
    });
    if (!isDone) return undefined;
  } finally {
    lease.release();
  }
  return { squares, largest };
}

function placeOf(data: Float64Array, most: number, first: number, cols: number): PlacedEntry {
  const at = data.findIndex((value) => Math.abs(value) === most);
  return { value: data[at]!, row: first + Math.floor(at / cols), column: at % cols };
}
