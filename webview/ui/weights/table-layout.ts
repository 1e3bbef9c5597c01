import type { Column } from '../../model/weights/columns/column.js';

export interface TableLayout {
  readonly columns: readonly Column[];
  /** Wanted columns that have no room. */
  readonly left: number;
  /** For `grid-template-columns`. */
  readonly template: string;
  /** Names have a line of their own above the numbers. */
  readonly isStacked: boolean;
  readonly lineHeight: number;
  readonly headHeight: number;
  /** The least width of a line. */
  readonly least: number;
}

/** Below this width, a name beside the numbers would be too short to tell it from others. */
const stackedBelow = 480;

/** The most of a name that may be left out before it gets a line of its own. */
const mostCut = 1.45;

/** Padding at both ends of a line. */
const padding = 16;

/** CSS pixels of a character, roughly, and of what stands beside a name. */
const character = 6.8;
const beside = 24;

/**
 * How the table uses its width.
 *
 * @param usual the number of characters that most names do not exceed.
 */
export function tableLayout(
  width: number,
  usual: number,
  fitting: (room: number) => { readonly shown: readonly Column[]; readonly left: number },
): TableLayout {
  const long = usual * character + beside;
  const name = Math.round(Math.max(180, Math.min(long, width * 0.38)));
  const isStacked = width < stackedBelow || long > mostCut * name;
  const { shown, left } = fitting(Math.max(0, width - (isStacked ? 0 : name) - padding));
  const own = shown.reduce((sum, column) => sum + column.width, 0);
  return {
    columns: shown,
    left,
    isStacked,
    // Where names stand above, the columns share what is left.
    template: isStacked
      ? shown.map((column) => `minmax(${column.width}px, 1fr)`).join(' ')
      : `minmax(${name}px, 1fr) ${shown.map((column) => `${column.width}px`).join(' ')}`,
    lineHeight: isStacked ? 42 : 24,
    headHeight: isStacked ? 58 : 40,
    least: (isStacked ? 0 : name) + own + padding,
  };
}
