import type { MatrixRows } from '../matrix-rows.js';
import { BlockSums } from './block-sums.js';
import { eachBlock, heightOf } from './blocks-of-rows.js';
import { Projection, type Directions } from './projection.js';
import type { Part, PartWish } from './types.js';

/**
 * M, M̂ₖ and the error in a region, from its rows alone.
 *
 * @param directions absent: only M.
 * @param hasEntries false: the rows are those of an approximation, and only M̂ₖ is known.
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function partOf(
  rows: MatrixRows,
  { request, region, rank }: PartWish,
  directions: Directions | undefined,
  errorEnd: number,
  isCancelled: () => boolean,
  hasEntries = true,
): Promise<Part | undefined> {
  const { cols } = rows;
  const { top, left, bottom, right } = region;
  const width = right - left;
  const matrix = new BlockSums(region);
  const approximation = new BlockSums(region);
  const error = new BlockSums(region);
  const difference = new Float64Array(directions ? width * heightOf(rows) : 0);
  const projection = directions && new Projection(directions, heightOf(rows));
  try {
    const isDone = await eachBlock(rows, top, bottom, isCancelled, (first, count, data) => {
      const sum = projection?.rows(data, rank, left, right);
      matrix.add(first, data, left, count, cols);
      if (!sum) return;
      approximation.add(first, sum, 0, count, width);
      for (let i = 0; i < count; i++) {
        const at = i * cols + left;
        for (let j = 0, to = i * width; j < width; j++, to++) {
          difference[to] = data[at + j]! - sum[to]!;
        }
      }
      error.add(first, difference, 0, count, width);
    });
    if (!isDone) return undefined;
  } finally {
    projection?.dispose();
  }
  return {
    ...{ request, region, rank, draft: false, errorEnd },
    ...(hasEntries ? { matrix: matrix.level } : {}),
    ...(projection ? { approximation: approximation.level } : {}),
    ...(projection && hasEntries ? { error: error.level } : {}),
  };
}
