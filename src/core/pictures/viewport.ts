/** What part of a matrix is on screen, in cells: columns x0 … x1 and rows y0 … y1, fractions allowed. */
export interface Viewport {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
