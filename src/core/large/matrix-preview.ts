import type { Matrix } from '../matrix.js';
import { rangeWithoutOutliers } from '../pictures/domain.js';
import type { Preview } from '../values/preview.js';
import { BlockSums, blockLength } from './block-sums.js';

/** Blocks along each side: with more of them, the picture would be on its way for longer than it is on screen. */
const previewBlocks = 192;

/** A matrix in memory in blocks, for a page that does not have its entries yet. No entry is left out. */
export function matrixPreview({ rows, cols, data }: Matrix): Preview {
  const sums = new BlockSums(
    { top: 0, left: 0, bottom: rows, right: cols },
    blockLength(rows, previewBlocks),
    blockLength(cols, previewBlocks),
  );
  sums.add(0, data, 0, rows, cols);
  const { level, low, high, notFinite, firstNotFinite } = sums;
  const range = [low?.value ?? 0, high?.value ?? 0] as const;
  const usual = rangeWithoutOutliers(data, [...range]) ?? [...range];
  const overview = { level, low, high, usual, notFinite, firstNotFinite };
  return { rows, cols, elementType: '', overview };
}
