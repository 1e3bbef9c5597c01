import {
  failure,
  fromRgba,
  hasSeveralPictures,
  readNetpbm,
  reduced,
  reductionFor,
  success,
  t,
  type Result,
} from '../../src/core/index.js';
import type { DecodedImage } from '../../src/protocol/index.js';
import { isDeepPng, readDeepPng } from './deep-png.js';

type Whole = Pick<DecodedImage, 'pixels' | 'isTransparent'>;

/**
 * Decodes the file of an image: PNG of 16 bits by fast-png, because a canvas has 8; Netpbm by the core; everything else
 * by the browser, which turns a photo upright and takes the first picture of several.
 *
 * @param mostPixels a larger picture is reduced to at most so many.
 */
export async function decodeImage(
  bytes: Uint8Array,
  mediaType: string,
  mostPixels: number,
): Promise<Result<DecodedImage>> {
  const whole = await wholeImage(bytes, mediaType);
  if (!whole.ok) return whole;
  const { pixels } = whole.value;
  const { width, height } = pixels;
  const factor = reductionFor(width, height, mostPixels);
  const isFirst = hasSeveralPictures(bytes, mediaType);
  return success({
    ...whole.value,
    ...{ width, height, factor, isFirst },
    pixels: reduced(pixels, factor),
  });
}

async function wholeImage(bytes: Uint8Array, mediaType: string): Promise<Result<Whole>> {
  try {
    if (mediaType === 'image/png' && isDeepPng(bytes)) return await readDeepPng(bytes);
    if (mediaType !== 'image/x-portable-anymap') return await byBrowser(bytes, mediaType);
    const pixels = readNetpbm(bytes);
    return pixels.ok ? success({ pixels: pixels.value, isTransparent: false }) : pixels;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure('syntax', t('The image cannot be decoded: its data are damaged ({0}).', reason));
  }
}

async function byBrowser(bytes: Uint8Array, mediaType: string): Promise<Result<Whole>> {
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType });
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, {
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'none',
    });
  } catch {
    return failure('syntax', t('The image cannot be decoded: its data are damaged or cut off.'));
  }
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context)
    return failure('tooLarge', t('The image is too large for a canvas of this window.'));
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  let isTransparent = false;
  for (let at = 3; at < data.length && !isTransparent; at += 4) isTransparent = data[at] !== 255;
  return success({ pixels: fromRgba(width, height, data), isTransparent });
}
