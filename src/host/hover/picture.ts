import {
  colorTable,
  makeScale,
  missingColorOf,
  rasterize,
  usualRange,
  type Matrix,
} from '../../core/index.js';
import type { Ink } from './theme.js';

const largestSide = 120;
const mostCells = 32;
const colorMap = 'viridis';

/**
 * A small picture for a hover, as an SVG image: the heatmap of M on the left, its singular values as
 * bars on the right. Matrices with more than 32 rows or columns are reduced as the visualizer does.
 */
export function hoverPicture(matrix: Matrix, s: Float64Array | undefined, ink: Ink): string {
  const { rows, cols } = matrix;
  const gridRows = Math.min(rows, mostCells);
  const gridCols = Math.min(cols, mostCells);
  // Square cells if the picture is then large enough to read; never a ratio above 3:1.
  const ratio = Math.min(3, Math.max(1 / 3, cols / rows));
  const width = Math.round(ratio >= 1 ? largestSide * Math.min(ratio, 1.8) : largestSide * ratio);
  const height = Math.round(ratio >= 1 ? width / ratio : largestSide);
  const cells = heatmapCells(matrix, gridRows, gridCols, width, height);
  const bars = s ? spectrumBars(s, width + 18, height, ink) : { svg: '', width: 0 };
  const total = width + (bars.width > 0 ? 18 + bars.width : 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="${height}" viewBox="0 0 ${total} ${height}" shape-rendering="crispEdges">${cells}${bars.svg}</svg>`;
}

function heatmapCells(
  matrix: Matrix,
  gridRows: number,
  gridCols: number,
  width: number,
  height: number,
): string {
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
    const y0 = edge(i, gridRows, height);
    const y1 = edge(i + 1, gridRows, height);
    // Neighbours of one colour become one rectangle, because the text of a hover is limited to 100,000
    // characters.
    for (let j = 0; j < gridCols;) {
      const color = hex(pixels, i * gridCols + j);
      let next = j + 1;
      while (next < gridCols && hex(pixels, i * gridCols + next) === color) next++;
      const x0 = edge(j, gridCols, width);
      const x1 = edge(next, gridCols, width);
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

function spectrumBars(
  s: Float64Array,
  left: number,
  height: number,
  ink: Ink,
): { svg: string; width: number } {
  const count = Math.min(s.length, 24);
  if (count === 0) return { svg: '', width: 0 };
  const largest = s[0]! || 1;
  const step = Math.max(5, Math.min(14, Math.floor(140 / count)));
  const line = ink === 'light' ? '#8a8a8a' : '#767676';
  const bar = ink === 'light' ? '#4fb3d9' : '#21658e';
  let svg = '';
  for (let i = 0; i < count; i++) {
    const length = Math.max(s[i]! > 0 ? 1 : 0, Math.round((s[i]! / largest) * (height - 2)));
    svg += `<rect fill="${bar}" x="${left + i * step}" y="${height - 1 - length}" width="${step - 2}" height="${length}"/>`;
  }
  const width = count * step;
  svg += `<rect fill="${line}" x="${left - 2}" y="${height - 1}" width="${width + 2}" height="1"/>`;
  return { svg, width };
}
