import type { Viewport } from '../../../src/core/index.js';
import type { ShownMatrix } from '../../model/shape.js';
import { heatmapSize, type HeatmapSize } from '../../model/layout.js';
import { axesOf, columnAxis } from '../heatmap/axes.js';
import type { SavedPicture } from './saved-picture.js';

/** The longer side of a saved picture in CSS pixels, if its cells are not large before. */
const longestSide = 640;
/** Names are written in full, unless one alone would be wider than the picture. */
const longestName = 60;

/** The size of a picture for a paper: by what it shows, and not by the room that it has on screen. */
export function paperSize(rows: number, cols: number): HeatmapSize {
  return heatmapSize(rows, cols, longestSide, longestSide);
}

/** The axes of a saved picture: full names, turned or thinned evenly where they would touch. */
export function paperAxes(
  matrix: ShownMatrix,
  viewport: Viewport,
  { width, height }: HeatmapSize,
): Pick<SavedPicture, 'rows' | 'columns' | 'turned'> {
  const visible = {
    cols: viewport.x1 - viewport.x0,
    columnLabels: matrix.columnLabels?.slice(Math.floor(viewport.x0), Math.ceil(viewport.x1)),
  };
  const { turned } = columnAxis(visible, width, longestName);
  return { ...axesOf(matrix, viewport, width, height, { turned, longest: longestName }), turned };
}
