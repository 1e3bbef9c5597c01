import {
  colorTable,
  makeScale,
  missingColorOf,
  rasterize,
  type Matrix,
} from '../../../src/core/index.js';
import type { HeatmapSize } from '../../model/layout.js';
import { tableOf } from './csv.js';
import { fileBase } from './file-base.js';
import { matrixTexts, type MatrixColors } from './matrix-texts.js';
import { paperAxes, paperSize } from './paper.js';
import type { PictureSource } from './save-actions.js';
import type { SavedPicture } from './saved-picture.js';

export interface ShownMatrix extends MatrixColors {
  readonly name: string;
  /** Called only when something is saved. */
  readonly getMatrix: () => Matrix;
  /** Whether values beyond the lower and the upper end have the colours of the ends. */
  readonly extended?: readonly [boolean, boolean] | undefined;
  /** Draws marks on the pixels of a picture of this size, in CSS pixels. */
  readonly mark?: (context: OffscreenCanvasRenderingContext2D, size: HeatmapSize) => void;
  /** Whether the entries are written in the cells where they fit. */
  readonly texts?: boolean;
  /** Values up to this size are rounding, and written as 0. */
  readonly noise?: number;
  /** Whether entries are written as closed forms where they have one. */
  readonly closed?: boolean;
}

/** Device pixels of a saved picture per pixel on screen. */
const sharper = 2;

/**
 * What the menu saves for a matrix that the page holds: a factor, a layer, a filled matrix.
 *
 * @param label name of the matrix it belongs to.
 */
export function matrixSource(label: string | undefined, shown: ShownMatrix): PictureSource {
  const { name, getMatrix } = shown;
  return {
    name: label === undefined ? name : `${label} ${name}`,
    file: fileBase(label, name),
    getPicture: () => savedMatrix(label === undefined ? name : `${label}: ${name}`, shown),
    getNumbers: () => tableOf(getMatrix()),
  };
}

function savedMatrix(title: string, shown: ShownMatrix): SavedPicture {
  const { getMatrix, domain, scale = 'linear', colorMap, reversed = false, extended } = shown;
  const matrix = getMatrix();
  const { rows, cols, data } = matrix;
  const size = paperSize(rows, cols);
  const { width, height } = size;
  const viewport = { x0: 0, y0: 0, x1: cols, y1: rows };
  const pixels = new ImageData(Math.round(width * sharper), Math.round(height * sharper));
  rasterize(
    {
      data,
      rows,
      cols,
      viewport,
      width: pixels.width,
      height: pixels.height,
      scale: makeScale(scale, domain),
      table: colorTable(colorMap, reversed),
      missingColor: missingColorOf(colorMap),
    },
    pixels.data,
  );
  const image = new OffscreenCanvas(pixels.width, pixels.height);
  const context = image.getContext('2d');
  if (!context) throw new Error('no Canvas 2D');
  context.putImageData(pixels, 0, 0);
  context.setTransform(sharper, 0, 0, sharper, 0, 0);
  shown.mark?.(context, size);
  return {
    title,
    width,
    height,
    image,
    ...paperAxes(matrix, viewport, size),
    bar: { domain, scale, colorMap, reversed, extended },
    ...(shown.texts
      ? { texts: matrixTexts(matrix, width, height, shown, shown.noise, shown.closed) }
      : {}),
  };
}
