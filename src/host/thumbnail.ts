import {
  colorTable,
  makeScale,
  missingColorOf,
  rasterize,
  usualRange,
  type Matrix,
} from '../core/index.js';

const colorMap = 'viridis';

/** Where a heatmap lies in an SVG image, in its units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Width over height of a small picture: square cells, but never a ratio above 3:1, which is only a thin line. */
export function ratioOf({ rows, cols }: Matrix): number {
  return Math.min(3, Math.max(1 / 3, cols / rows));
}

/**
 * A heatmap as paths of an SVG image.
 *
 * @param most cells along a side; a larger matrix is reduced as the visualizer does.
 */
export function heatmapPaths(matrix: Matrix, most: number, box: Box): string {
  const gridRows = Math.min(matrix.rows, most);
  const gridCols = Math.min(matrix.cols, most);
  const pixels = rasterize({
    ...matrix,
    viewport: { x0: 0, y0: 0, x1: matrix.cols, y1: matrix.rows },
    width: gridCols,
    height: gridRows,
    scale: makeScale('linear', usualRange(matrix.data)),
    table: colorTable(colorMap),
    missingColor: missingColorOf(colorMap),
  });
  let svg = '';
  for (let i = 0; i < gridRows; i++) {
    const y0 = box.top + edge(i, gridRows, box.height);
    const y1 = box.top + edge(i + 1, gridRows, box.height);
    // Neighbours of one colour become one rectangle, because the text of a hover is limited to 100,000
    // characters.
    for (let j = 0; j < gridCols;) {
      const color = hex(pixels, i * gridCols + j);
      let next = j + 1;
      while (next < gridCols && hex(pixels, i * gridCols + next) === color) next++;
      const x0 = box.left + edge(j, gridCols, box.width);
      const x1 = box.left + edge(next, gridCols, box.width);
      svg += `<path fill="#${color}" d="M${x0} ${y0}H${x1}V${y1}H${x0}z"/>`;
      j = next;
    }
  }
  return svg;
}

const edge = (index: number, count: number, size: number) => Math.round((index / count) * size);

function hex(pixels: Uint8ClampedArray, index: number): string {
  let text = '';
  for (let c = 0; c < 3; c++) text += pixels[4 * index + c]!.toString(16).padStart(2, '0');
  return text;
}
