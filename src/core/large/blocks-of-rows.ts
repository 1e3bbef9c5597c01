import type { MatrixRows } from '../matrix-rows.js';

/** Bytes of rows that are in memory at once. */
const blockBytes = 2 ** 22;

/** How many rows are read at once. */
export function heightOf({ rows, cols }: Pick<MatrixRows, 'rows' | 'cols'>): number {
  return Math.max(1, Math.min(rows, Math.floor(blockBytes / (8 * cols))));
}

/**
 * Reads rows `from` … `to` − 1 block by block. The next block is on its way while one is used.
 *
 * @param use receives the first row of the block, the number of its rows, and their entries.
 * @returns false when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function eachBlock(
  rows: MatrixRows,
  from: number,
  to: number,
  isCancelled: () => boolean,
  use: (first: number, count: number, data: Float64Array) => void,
): Promise<boolean> {
  const height = heightOf(rows);
  const read = (first: number) => {
    const reading = rows.readRows(first, Math.min(to, first + height));
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
    use(first, Math.min(to, after) - first, data);
  }
  return !isCancelled();
}
