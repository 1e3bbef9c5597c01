import type { MatrixRows } from '../matrix-rows.js';
import { BlockSums } from './block-sums.js';
import { eachBlock } from './blocks-of-rows.js';
import { RowSample } from './row-sample.js';
import type { Overview } from './types.js';

/**
 * The picture of a whole matrix in one pass, so that no entry is left out, and the sample of its rows.
 *
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function overviewOf(
  rows: MatrixRows,
  isCancelled: () => boolean,
  onProgress: (fraction: number) => void,
): Promise<{ overview: Overview; sample: RowSample } | undefined> {
  const { cols } = rows;
  const sums = new BlockSums({ top: 0, left: 0, bottom: rows.rows, right: cols });
  const sample = new RowSample(rows.rows, cols);
  const isDone = await eachBlock(rows, 0, rows.rows, isCancelled, (first, count, data) => {
    sums.add(first, data, 0, count, cols);
    sample.add(first, count, data);
    onProgress((first + count) / rows.rows);
  });
  if (!isDone) return undefined;
  const { level, low, high, notFinite, firstNotFinite } = sums;
  const usual = sample.usualRange([low?.value ?? 0, high?.value ?? 0]);
  return { overview: { level, low, high, usual, notFinite, firstNotFinite }, sample };
}
