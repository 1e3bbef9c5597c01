import { colorTable, makeScale, rasterize, type RasterInput } from '../../src/core/index.js';
import type { Picture } from '../../src/protocol/index.js';

/** What is painted: cells, their place on screen, and their blocks if there are any. */
export type Painted = Pick<
  RasterInput,
  'rows' | 'cols' | 'data' | 'minus' | 'pyramid' | 'viewport'
>;

/**
 * Draws a picture on the CPU. It uses no canvas, because a canvas in a worker waits for the process that
 * draws the window, up to one frame for each picture.
 */
export function paint(picture: Picture, painted: Painted): Promise<ImageBitmap> {
  const { width, height, missingColor } = picture;
  const image = new ImageData(width, height);
  rasterize(
    {
      width,
      height,
      missingColor,
      ...painted,
      scale: makeScale(picture.scale, picture.domain),
      table: colorTable(picture.colorMap, picture.reversed),
    },
    image.data,
  );
  return createImageBitmap(image);
}
