/** Size of a heatmap on screen, in CSS pixels. */
export interface HeatmapSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Square cells if the picture is then large enough to read. Long matrices are drawn with a ratio of at
 * most 4:1, so that a 1×n or n×1 matrix is still a picture.
 *
 * @param available CSS pixels across.
 * @param tallest CSS pixels down.
 */
export function heatmapSize(
  rows: number,
  cols: number,
  available: number,
  tallest: number,
): HeatmapSize {
  if (rows === 0 || cols === 0 || available <= 0) return { width: 0, height: 0 };
  const ratio = Math.min(4, Math.max(1 / 4, cols / rows));
  const largestCell = 64;
  const width = Math.floor(
    Math.min(available, tallest * ratio, largestCell * Math.max(cols, rows * ratio)),
  );
  return { width, height: Math.max(1, Math.floor(width / ratio)) };
}
