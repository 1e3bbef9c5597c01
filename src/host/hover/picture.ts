import type { Matrix } from '../../core/index.js';
import { heatmapPaths, ratioOf } from '../thumbnail.js';
import type { Ink } from './theme.js';

const largestSide = 120;
const mostCells = 32;

/**
 * A small picture for a hover, as an SVG image: the heatmap of M on the left, its singular values as
 * bars on the right. Matrices with more than 32 rows or columns are reduced as the visualizer does.
 */
export function hoverPicture(matrix: Matrix, s: Float64Array | undefined, ink: Ink): string {
  const ratio = ratioOf(matrix);
  const width = Math.round(ratio >= 1 ? largestSide * Math.min(ratio, 1.8) : largestSide * ratio);
  const height = Math.round(ratio >= 1 ? width / ratio : largestSide);
  const cells = heatmapPaths(matrix, mostCells, { left: 0, top: 0, width, height });
  const bars = s ? spectrumBars(s, width + 18, height, ink) : { svg: '', width: 0 };
  const total = width + (bars.width > 0 ? 18 + bars.width : 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="${height}" viewBox="0 0 ${total} ${height}" shape-rendering="crispEdges">${cells}${bars.svg}</svg>`;
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
