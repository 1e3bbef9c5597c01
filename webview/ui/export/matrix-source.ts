import {
  colorTable,
  makeScale,
  missingColorOf,
  rasterize,
  type Domain,
  type Matrix,
} from '../../../src/core/index.js';
import { axesOf } from '../heatmap/axes.js';
import { tableOf } from './csv.js';
import { matrixTexts } from './matrix-texts.js';
import type { PictureSource } from './save-actions.js';
import type { SavedPicture } from './saved-picture.js';

export interface ShownMatrix {
  readonly name: string;
  /** Called only when something is saved. */
  readonly getMatrix: () => Matrix;
  readonly domain: Domain;
  readonly colorMap: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws marks on the pixels, in CSS pixels. */
  readonly mark?: (context: OffscreenCanvasRenderingContext2D) => void;
  /** Whether the entries are written in the cells where they fit. */
  readonly texts?: boolean;
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
    getPicture: () => savedMatrix(label === undefined ? name : `${label}: ${name}`, shown),
    getNumbers: () => tableOf(getMatrix()),
  };
}

function savedMatrix(title: string, shown: ShownMatrix): SavedPicture {
  const { getMatrix, domain, colorMap, width, height } = shown;
  const matrix = getMatrix();
  const { rows, cols, data } = matrix;
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
      scale: makeScale('linear', domain),
      table: colorTable(colorMap),
      missingColor: missingColorOf(colorMap),
    },
    pixels.data,
  );
  const image = new OffscreenCanvas(pixels.width, pixels.height);
  const context = image.getContext('2d');
  if (!context) throw new Error('no Canvas 2D');
  context.putImageData(pixels, 0, 0);
  context.setTransform(sharper, 0, 0, sharper, 0, 0);
  shown.mark?.(context);
  return {
    title,
    width,
    height,
    image,
    ...axesOf(matrix, viewport, width, height),
    bar: { domain, scale: 'linear', colorMap, reversed: false },
    ...(shown.texts ? { texts: matrixTexts(matrix, width, height, domain, colorMap) } : {}),
  };
}
