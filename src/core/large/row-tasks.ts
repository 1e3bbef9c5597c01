import type { MatrixRows } from '../matrix-rows.js';
import type { Result } from '../result.js';
import { gramPass, type Pass, type PassVectors } from '../svd/passes/index.js';
import { blockBytes } from './blocks-of-rows.js';
import { measureRanks, type RankSums } from './measure-ranks.js';
import type { Directions } from './projection.js';

/** Rows `from` … `to` − 1. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** What a pass computes of some rows. It is plain data: another thread may do it. */
export type RowTask = RowRange &
  (
    | { readonly kind: 'gram'; readonly vectors: PassVectors }
    | { readonly kind: 'errors'; readonly directions: Directions }
  );

/** What came out. */
export type RowAnswer =
  | { readonly kind: 'gram'; readonly found: Result<Pass> }
  | { readonly kind: 'errors'; readonly sums: RankSums };

/**
 * Does a task with the rows that it is for.
 *
 * @param onRows called after each block with the number of rows that are done.
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function doRowTask(
  rows: MatrixRows,
  task: RowTask,
  isCancelled: () => boolean = () => false,
  onRows: (done: number) => void = () => undefined,
): Promise<RowAnswer | undefined> {
  if (task.kind === 'errors') {
    const sums = await measureRanks(rows, task.directions, task, isCancelled, onRows);
    return sums && { kind: 'errors', sums };
  }
  const { from, to, vectors } = task;
  const part = { from, to, blockBytes, isCancelled, onRows };
  const found = await gramPass(rows, vectors, part);
  return isCancelled() ? undefined : { kind: 'gram', found };
}
