import {
  colorTable,
  makeScale,
  missingColorOf,
  rasterize,
  type Domain,
  type Matrix,
} from '../../src/core/index.js';

/**
 * Draws a whole matrix on the CPU, on a canvas of this size in CSS pixels, with one value per device
 * pixel.
 */
export function drawMatrix(
  canvas: HTMLCanvasElement,
  { rows, cols, data }: Matrix,
  size: { readonly width: number; readonly height: number },
  domain: Domain,
  colorMap: string,
): void {
  const context = canvas.getContext('2d');
  if (!context || rows === 0 || cols === 0 || size.width <= 0 || size.height <= 0) return;
  const dpr = window.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(size.width * dpr));
  const height = Math.max(1, Math.round(size.height * dpr));
  const image = context.createImageData(width, height);
  canvas.width = width;
  canvas.height = height;
  rasterize(
    {
      data,
      rows,
      cols,
      viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
      width,
      height,
      scale: makeScale('linear', domain),
      table: colorTable(colorMap),
      missingColor: missingColorOf(colorMap),
    },
    image.data,
  );
  context.putImageData(image, 0, 0);
}
