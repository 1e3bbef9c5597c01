import type { MatrixRows } from './matrix-rows.js';
import { SpareMemory } from './spare-memory.js';

/** Which rows are read, and how many at once. */
export interface RowBlocks {
  readonly from: number;
  /** The row after the last one. */
  readonly to: number;
  readonly height: number;
}

/**
 * Reads rows block by block. The next block is on its way while one is used.
 *
 * @param use receives the first row of the block, the number of its rows, and their entries, whose memory is used again
 *   afterwards. It ends the reading with false.
 * @returns false when it was cancelled or ended.
 * @throws what the reading of rows throws.
 */
export async function eachRowBlock(
  rows: MatrixRows,
  { from, to, height }: RowBlocks,
  isCancelled: () => boolean,
  use: (first: number, count: number, data: Float64Array) => unknown,
): Promise<boolean> {
  const memory = new SpareMemory();
  const read = (first: number) => {
    const reading = rows.readRows(first, Math.min(to, first + height), memory);
    // It may fail while the block before it is used, or after that was cancelled.
    reading.catch(() => undefined);
    return reading;
  };
  let next = from < to ? read(from) : undefined;
  for (let first = from; next; first += height) {
    if (isCancelled()) return false;
    const data = await next;
    if (isCancelled()) return false;
    const after = first + height;
    next = after < to ? read(after) : undefined;
    if (use(first, Math.min(to, after) - first, data) === false) return false;
    memory.give(data.buffer);
  }
  return !isCancelled();
}
