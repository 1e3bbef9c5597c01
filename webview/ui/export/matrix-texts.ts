import {
  colorTable,
  makeScale,
  missingColorOf,
  tableIndex,
  type Domain,
  type Matrix,
  type ScaleKind,
} from '../../../src/core/index.js';
import { entryText } from '../../model/closed-forms.js';
import { inkOn } from '../heatmap/cell-texts.js';
import type { CellText } from './saved-picture.js';

/** How the values of a matrix become colours. */
export interface MatrixColors {
  readonly domain: Domain;
  readonly scale?: ScaleKind;
  readonly colorMap: string;
  readonly reversed?: boolean;
}

/** CSS pixels that a cell needs for its value. */
const roomAcross = 28;
const roomDown = 16;

/**
 * The values of a matrix for its cells, if there is room, in a colour that is readable on that of the
 * cell.
 *
 * @param noise values up to this size are rounding, and written as 0.
 * @param closed whether values are written as closed forms where they have one.
 */
export function matrixTexts(
  { rows, cols, data }: Matrix,
  width: number,
  height: number,
  { domain, scale: kind = 'linear', colorMap, reversed = false }: MatrixColors,
  noise = 0,
  closed = false,
): CellText[] {
  const across = width / cols;
  const down = height / rows;
  if (across < roomAcross || down < roomDown) return [];
  const scale = makeScale(kind, domain);
  const table = colorTable(colorMap, reversed);
  const missing = missingColorOf(colorMap);
  return Array.from(data, (value, at) => {
    const color = 3 * tableIndex(scale.position(value));
    const text = entryText(value, 3, closed, noise);
    return {
      x: ((at % cols) + 0.5) * across,
      y: (Math.floor(at / cols) + 0.5) * down,
      size: Math.max(8, Math.min(13, (across - 6) / (0.58 * text.length))),
      color: inkOn(Number.isNaN(value) ? missing : Array.from(table.subarray(color, color + 3))),
      text,
    };
  });
}
