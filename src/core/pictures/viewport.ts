/**
 * The part of a matrix that is on screen, in cells: columns x0 … x1 and rows y0 … y1; may be fractions.
 */
export interface Viewport {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
