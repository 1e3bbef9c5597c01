/**
 * First block and one past the last block of every pixel, as pairs, at least one block each. There is no
 * gap between pixels. The last pixel includes the cell that it shows only in part.
 *
 * @param from cell at the left edge of the first pixel, fractions allowed.
 * @param to cell at the right edge of the last pixel.
 * @param cells number of cells along this axis of the matrix.
 * @param block cells in one block.
 */
export function cellRanges(
  from: number,
  to: number,
  pixels: number,
  cells: number,
  block = 1,
): Int32Array {
  const ranges = new Int32Array(2 * pixels);
  const step = (to - from) / pixels / block;
  const start = from / block;
  const blocks = Math.ceil(cells / block);
  for (let p = 0; p < pixels; p++) {
    if (step >= 1) {
      const first = clamp(Math.floor(start + p * step), 0, blocks - 1);
      const end = p === pixels - 1 ? Math.ceil(to / block) : Math.floor(start + (p + 1) * step);
      ranges[2 * p] = first;
      ranges[2 * p + 1] = clamp(end, first + 1, blocks);
    } else {
      const only = clamp(Math.floor(start + (p + 0.5) * step), 0, blocks - 1);
      ranges[2 * p] = only;
      ranges[2 * p + 1] = only + 1;
    }
  }
  return ranges;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
