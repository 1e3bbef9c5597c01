/** The cell under the pointer or the keyboard's crosshair, counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The views in the order of their tabs. */
export const viewIds = [
  'image',
  'approximation',
  'spectrum',
  'layers',
  'factors',
  'completion',
  'methods',
  'geometry',
] as const;
export type ViewId = (typeof viewIds)[number];
