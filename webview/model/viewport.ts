import type { Viewport } from '../../src/core/index.js';
import { shownMatrix } from './shown.js';
import type { Cell, LensState } from './state.js';

/** Rows and columns of the matrix of a viewport. */
export interface Shape {
  readonly rows: number;
  readonly cols: number;
}

/** Minimum number of cells that are visible along an axis, if the matrix has more. */
const fewestCells = 4;

export function wholeViewport({ rows, cols }: Shape): Viewport {
  return { x0: 0, y0: 0, x1: cols, y1: rows };
}

export function isWhole(viewport: Viewport, { rows, cols }: Shape): boolean {
  const { x0, y0, x1, y1 } = viewport;
  return x0 <= 0 && y0 <= 0 && x1 >= cols && y1 >= rows;
}

/**
 * Zooms around a place that does not move on screen.
 *
 * @param factor above 1 shows fewer cells.
 * @param fx place across the picture, 0 … 1.
 * @param fy place down the picture, 0 … 1.
 */
export function zoomAt(
  viewport: Viewport,
  shape: Shape,
  factor: number,
  fx = 0.5,
  fy = 0.5,
): Viewport {
  const [x0, x1] = zoomAxis(viewport.x0, viewport.x1, shape.cols, factor, fx);
  const [y0, y1] = zoomAxis(viewport.y0, viewport.y1, shape.rows, factor, fy);
  return { x0, y0, x1, y1 };
}

/** Zooms as `zoomAt` does, but no further than both axes can: the pixels of a picture stay squares. */
export function zoomEvenly(
  viewport: Viewport,
  shape: Shape,
  factor: number,
  fx = 0.5,
  fy = 0.5,
): Viewport {
  const { x0, y0, x1, y1 } = viewport;
  const mostOf = (span: number, cells: number) =>
    cells > fewestCells ? Math.max(1, span / fewestCells) : Infinity;
  const most = Math.min(mostOf(x1 - x0, shape.cols), mostOf(y1 - y0, shape.rows));
  return zoomAt(viewport, shape, Math.min(factor, most), fx, fy);
}

function zoomAxis(from: number, to: number, cells: number, factor: number, at: number) {
  const span = Math.min(cells, Math.max((to - from) / factor, Math.min(cells, fewestCells)));
  const place = from + at * (to - from);
  return inside(place - at * span, span, cells);
}

/** Moves by this many cells, but not beyond the matrix. */
export function panBy(viewport: Viewport, shape: Shape, dx: number, dy: number): Viewport {
  const { x0, y0, x1, y1 } = viewport;
  const [left, right] = inside(x0 + dx, x1 - x0, shape.cols);
  const [top, bottom] = inside(y0 + dy, y1 - y0, shape.rows);
  return { x0: left, y0: top, x1: right, y1: bottom };
}

function inside(from: number, span: number, cells: number): readonly [number, number] {
  const start = Math.min(cells - span, Math.max(0, from));
  return [start, start + span];
}

/** Moves by as little as possible so that the whole cell is visible. */
export function showing(viewport: Viewport, shape: Shape, { row, column }: Cell): Viewport {
  const { x0, y0, x1, y1 } = viewport;
  const dx = Math.min(0, column - x0) + Math.max(0, column + 1 - x1);
  const dy = Math.min(0, row - y0) + Math.max(0, row + 1 - y1);
  return dx === 0 && dy === 0 ? viewport : panBy(viewport, shape, dx, dy);
}

/** The cell at a place of the picture, 0 … 1 each way; undefined outside. */
export function cellAt(viewport: Viewport, shape: Shape, fx: number, fy: number): Cell | undefined {
  const { x0, y0, x1, y1 } = viewport;
  if (fx < 0 || fy < 0 || fx >= 1 || fy >= 1) return undefined;
  const column = Math.floor(x0 + fx * (x1 - x0));
  const row = Math.floor(y0 + fy * (y1 - y0));
  return row < shape.rows && column < shape.cols ? { row, column } : undefined;
}

/** As a list, to be saved, with the shape, which may differ the next time. */
export function packViewport({ x0, y0, x1, y1 }: Viewport, { rows, cols }: Shape): number[] {
  return [x0, y0, x1, y1, rows, cols];
}

/** The saved viewport, if it belongs to a matrix of this shape. */
export function unpackViewport(kept: unknown, { rows, cols }: Shape): Viewport | undefined {
  if (!Array.isArray(kept) || kept.length !== 6) return undefined;
  if (!kept.every((value): value is number => Number.isFinite(value))) return undefined;
  const [x0, y0, x1, y1, keptRows, keptCols] = kept as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fits = x0 >= 0 && y0 >= 0 && x1 > x0 && y1 > y0 && x1 <= cols && y1 <= rows;
  return fits && keptRows === rows && keptCols === cols ? { x0, y0, x1, y1 } : undefined;
}

const starts = new WeakMap<object, Viewport>();

/** What the heatmaps show; the same object as long as nothing changes. */
export function viewportOf(state: LensState): Viewport | undefined {
  const { viewport, memory } = state;
  const matrix = shownMatrix(state);
  if (viewport || !matrix) return viewport;
  const kept = memory['viewport'];
  const key = typeof kept === 'object' && kept !== null ? kept : matrix;
  let start = starts.get(key);
  if (!start || !fitsShape(start, matrix)) {
    start = unpackViewport(kept, matrix) ?? wholeViewport(matrix);
    starts.set(key, start);
  }
  return start;
}

function fitsShape({ x1, y1 }: Viewport, { rows, cols }: Shape): boolean {
  return x1 <= cols && y1 <= rows;
}
