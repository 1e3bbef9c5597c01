import type { Matrix, Viewport } from '../../../src/core/index.js';
import type { ShownMatrix } from '../../model/shape.js';
import { axisTicks, longestName, type Tick } from '../../model/ticks.js';

const character = 6.4;
/** CSS pixels from line to line of the names, and so from name to name where they are turned. */
const line = 11;
/** Room for numbers or level names under a picture. */
const axisHeight = 20;

const longest = (labels: readonly string[], most: number) =>
  Math.min(most, Math.max(1, ...labels.slice(0, 1000).map((name) => name.length)));

/** Width for the names or numbers of the rows, in CSS pixels; the same at every zoom. */
export function gutterWidth({ rows, rowLabels }: ShownMatrix): number {
  const characters = rowLabels ? longest(rowLabels, longestName) : String(rows).length;
  return Math.ceil(characters * character) + 6;
}

/**
 * How the names of the columns stand under a picture so wide: turned where they would touch otherwise, and
 * where that shows more of them.
 */
export function columnAxis(
  { cols, columnLabels }: Pick<Matrix, 'cols' | 'columnLabels'>,
  width: number,
  longestOne = longestName,
): { readonly turned: boolean; readonly height: number } {
  const level = { turned: false, height: axisHeight };
  if (!columnLabels) return level;
  const characters = longest(columnLabels, longestOne);
  const cell = width / cols;
  if (cell >= characters * character + 8 || cell < line / 5) return level;
  return { turned: true, height: Math.ceil(characters * character) + 10 };
}

/** The ticks of both axes of a picture of this size. */
export function axesOf(
  { rows, cols, rowLabels, columnLabels }: ShownMatrix,
  { x0, y0, x1, y1 }: Viewport,
  width: number,
  height: number,
  { turned = false, longest: most }: { readonly turned?: boolean; readonly longest?: number } = {},
): { readonly rows: Tick[]; readonly columns: Tick[] } {
  return {
    rows: axisTicks({
      from: y0,
      to: y1,
      pixels: height,
      count: rows,
      labels: rowLabels,
      longest: most,
      room: () => line,
    }),
    columns: axisTicks({
      from: x0,
      to: x1,
      pixels: width,
      count: cols,
      labels: columnLabels,
      longest: most,
      room: (characters) => (turned ? line : characters * character + 8),
    }),
  };
}
