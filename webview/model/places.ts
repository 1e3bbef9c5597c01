/** The cell under the pointer or the keyboard's crosshair, counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}
