import { missingColorOf } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { valueAt } from '../../model/cells.js';
import type { Colors } from '../../model/look.js';
import { shownMatrix } from '../../model/shown.js';
import type { LensState } from '../../model/state.js';
import type { Store } from '../../model/store.js';
import { viewportOf } from '../../model/viewport.js';
import type { NumbersTable } from '../export/csv.js';
import { fileBase } from '../export/file-base.js';
import { paperAxes, paperSize } from '../export/paper.js';
import type { PictureSource } from '../export/save-actions.js';
import type { SavedPicture } from '../export/saved-picture.js';
import type { PictureBoard } from '../picture-board.js';
import { cellTexts } from './cell-texts.js';
import { blocksBitmap } from './use-blocks.js';

/** Device pixels of a saved picture per pixel on screen. */
const sharper = 2;

export interface ShownHeatmap {
  readonly of: PictureOf;
  readonly name: string;
  readonly colors: Colors;
}

/** What the menu of a heatmap saves: the visible part, drawn again for a paper. */
export function heatmapSource(
  shown: ShownHeatmap,
  store: Store<LensState>,
  board: PictureBoard,
): PictureSource {
  const { source } = store.get();
  return {
    name: source ? `${source.name} ${shown.name}` : shown.name,
    file: fileBase(source?.name, shown.name),
    getPicture: () => savedHeatmap(shown, store.get(), board),
    getNumbers: () => numbersOfHeatmap(shown.of, store.get()),
  };
}

async function savedHeatmap(
  { of, name, colors }: ShownHeatmap,
  state: LensState,
  board: PictureBoard,
): Promise<SavedPicture> {
  const viewport = viewportOf(state);
  const { source, large, rank } = state;
  const given = shownMatrix(state);
  if (!viewport || !given) throw new Error('no matrix is shown');
  const { domain, scale, colorMap, reversed, extended } = colors;
  const { width, height } = paperSize(viewport.y1 - viewport.y0, viewport.x1 - viewport.x0);
  const wish = {
    of,
    width: Math.round(width * sharper),
    height: Math.round(height * sharper),
    viewport,
    domain,
    scale,
    colorMap,
    reversed,
    missingColor: missingColorOf(colorMap),
  };
  const image = await (large ? blocksBitmap(large, wish, rank) : board.capture(wish));
  return {
    title: source ? `${source.label}: ${name}` : name,
    width,
    height,
    image,
    ...paperAxes(given, viewport, { width, height }),
    bar: { domain, scale, colorMap, reversed, extended },
    texts: cellTexts(state, of, { width, height, viewport }, colors),
  };
}

/** The visible entries in full precision. */
function numbersOfHeatmap(of: PictureOf, state: LensState): NumbersTable {
  const viewport = viewportOf(state);
  const given = shownMatrix(state);
  if (!viewport || !given) return { rows: 0, cols: 0, value: () => NaN };
  const row = Math.floor(viewport.y0);
  const column = Math.floor(viewport.x0);
  const rows = Math.min(given.rows, Math.ceil(viewport.y1)) - row;
  const cols = Math.min(given.cols, Math.ceil(viewport.x1)) - column;
  return {
    rows,
    cols,
    value: (i, j) => valueAt(state, of, row + i, column + j),
    rowLabels: given.rowLabels?.slice(row, row + rows),
    columnLabels: given.columnLabels?.slice(column, column + cols),
  };
}
