import type { Matrix, Viewport } from '../../../src/core/index.js';
import { axisTicks, longestName, type Tick } from '../../model/ticks.js';

const character = 6.4;

/** Width for the names or numbers of the rows, in CSS pixels; the same at every zoom. */
export function gutterWidth({ rows, rowLabels }: Matrix): number {
  const longest = rowLabels
    ? Math.min(longestName, Math.max(1, ...rowLabels.slice(0, 1000).map((name) => name.length)))
    : String(rows).length;
  return Math.ceil(longest * character) + 6;
}

/** The ticks of both axes of a picture of this size. */
export function axesOf(
  { rows, cols, rowLabels, columnLabels }: Matrix,
  { x0, y0, x1, y1 }: Viewport,
  width: number,
  height: number,
): { readonly rows: Tick[]; readonly columns: Tick[] } {
  return {
    rows: axisTicks({
      from: y0,
      to: y1,
      pixels: height,
      count: rows,
      labels: rowLabels,
      room: () => 15,
    }),
    columns: axisTicks({
      from: x0,
      to: x1,
      pixels: width,
      count: cols,
      labels: columnLabels,
      room: (characters) => characters * character + 8,
    }),
  };
}
