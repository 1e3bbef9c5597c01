import type { MatrixRows } from '../matrix-rows.js';
import { eachRowBlock } from '../row-blocks.js';

/** Bytes of rows that are in memory at once. */
export const blockBytes = 2 ** 22;

/** How many rows are read at once. */
export function heightOf({ rows, cols }: Pick<MatrixRows, 'rows' | 'cols'>): number {
  return Math.max(1, Math.min(rows, Math.floor(blockBytes / (8 * cols))));
}

/** `eachRowBlock` of rows `from` … `to` − 1, as many at once as fit the memory for them. */
export function eachBlock(
  rows: MatrixRows,
  from: number,
  to: number,
  isCancelled: () => boolean,
  use: (first: number, count: number, data: Float64Array) => void,
): Promise<boolean> {
  return eachRowBlock(rows, { from, to, height: heightOf(rows) }, isCancelled, use);
}
