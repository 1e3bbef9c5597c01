import {
  colorTable,
  makeScale,
  missingColorOf,
  tableIndex,
  type Viewport,
} from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { cellText, valueAt } from '../../model/cells.js';
import type { Colors } from '../../model/look.js';
import { shownMatrix } from '../../model/shown.js';
import type { LensState } from '../../model/state.js';
import type { CellText } from '../export/saved-picture.js';

/** CSS pixels that a cell needs for its value. */
const roomAcross = 28;
const roomDown = 16;
/** Width of a character as a share of the size of the letters, and the smallest size. */
const characterWidth = 0.58;
const smallest = 8;

export interface CellGrid {
  readonly width: number;
  readonly height: number;
  readonly viewport: Viewport;
}

/**
 * The values of the visible cells, if there is room, each in a colour that is readable on that of the
 * cell.
 */
export function cellTexts(
  state: LensState,
  of: PictureOf,
  { width, height, viewport }: CellGrid,
  colors: Colors,
): CellText[] {
  const given = shownMatrix(state);
  const across = width / (viewport.x1 - viewport.x0);
  const down = height / (viewport.y1 - viewport.y0);
  if (!given || across < roomAcross || down < roomDown) return [];
  const scale = makeScale(colors.scale, colors.domain);
  const table = colorTable(colors.colorMap, colors.reversed);
  const missing = missingColorOf(colors.colorMap);
  const texts: CellText[] = [];
  const most = Math.floor((across - 2) / (characterWidth * smallest));
  const lastRow = Math.min(given.rows, Math.ceil(viewport.y1));
  const lastColumn = Math.min(given.cols, Math.ceil(viewport.x1));
  for (let i = Math.floor(viewport.y0); i < lastRow; i++) {
    for (let j = Math.floor(viewport.x0); j < lastColumn; j++) {
      const value = valueAt(state, of, i, j);
      if (Number.isNaN(value) && of === 'approximation') continue;
      const t = scale.position(value);
      const at = 3 * tableIndex(t);
      const color = Number.isFinite(value) ? [table[at]!, table[at + 1]!, table[at + 2]!] : missing;
      const text = cellText(state, of, i, j, most);
      if (text === '') continue;
      const largest = Math.min(13, Math.max(10, across / 4.5));
      // Narrower than it would be: a long number shrinks before it is squeezed.
      const fitting = (across - 4) / (characterWidth * text.length);
      const size = Math.max(smallest, Math.min(largest, fitting));
      texts.push({
        x: (j + 0.5 - viewport.x0) * across,
        y: (i + 0.5 - viewport.y0) * down,
        size,
        color: inkOn(color),
        text,
      });
    }
  }
  return texts;
}

/** Black or white, whichever is more readable on that colour (relative luminance, WCAG 2). */
export function inkOn(rgb: readonly number[]): string {
  const [r, g, b] = rgb.map((byte) => {
    const s = byte / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.179 ? '#000' : '#fff';
}
