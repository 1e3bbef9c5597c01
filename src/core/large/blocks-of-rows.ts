import type { MatrixRows } from '../matrix-rows.js';

/** Bytes of rows that are in memory at once. */
const blockBytes = 2 ** 22;

/** How many rows are read at once. */
export function heightOf({ rows, cols }: Pick<MatrixRows, 'rows' | 'cols'>): number {
  return Math.max(1, Math.min(rows, Math.floor(blockBytes / (8 * cols))));
}

/**
 * Reads rows `from` … `to` − 1 block by block.
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
  for (let first = from; first < to; first += height) {
    if (isCancelled()) return false;
    const end = Math.min(to, first + height);
    use(first, end - first, await rows.readRows(first, end));
  }
  return !isCancelled();
}
