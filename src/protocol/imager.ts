import type { ColourModel } from '../core/images/planes.js';
import type { Pixels } from '../core/images/pixels.js';
import type { Problem } from '../core/result.js';
import type { Svd } from '../core/svd/types.js';

/**
 * The imager is a worker for pictures: it decodes the file of an image, decomposes the planes of its colours, and puts
 * them together again at any rank. `imageId` counts the pictures of the page; answers about older ones are dropped.
 */
export type ToImager =
  | {
      readonly kind: 'decodeImage';
      readonly imageId: number;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      /** A picture with more pixels is reduced. */
      readonly mostPixels: number;
    }
  /** The picture of the next requests: decomposes its planes, the leading triplets first. */
  | {
      readonly kind: 'imageSubject';
      readonly imageId: number;
      readonly pixels: Pixels;
      readonly model: ColourModel;
    }
  /** Puts the planes together at these ranks. A newer request replaces one that has not begun. */
  | {
      readonly kind: 'drawImage';
      readonly imageId: number;
      readonly drawId: number;
      /** The rank of each plane, in the order of `planesOf`. */
      readonly ranks: readonly number[];
      /** The answer brings the original, too. */
      readonly withOriginal: boolean;
    }
  /** The factors of each plane at these ranks. */
  | {
      readonly kind: 'takeFactors';
      readonly imageId: number;
      readonly ranks: readonly number[];
    };

export type FromImager = { readonly imageId: number } & (
  | { readonly kind: 'imageDecoded'; readonly image: DecodedImage }
  | { readonly kind: 'imageRefused'; readonly problem: Problem }
  /** So many triplets of each plane are known. */
  | { readonly kind: 'imageFactored'; readonly known: number; readonly complete: boolean }
  | ({ readonly kind: 'imageDrawn' } & DrawnImage)
  /** Its similarity takes longer than its picture, and comes when nothing newer is requested. */
  | { readonly kind: 'imageCompared'; readonly drawId: number; readonly ssim: number | undefined }
  | { readonly kind: 'imageFactors'; readonly planes: readonly Svd[] }
);

/** A picture as it is on the page. */
export interface DecodedImage {
  readonly pixels: Pixels;
  /** Pixels of the file, before it was reduced. */
  readonly width: number;
  readonly height: number;
  /** Blocks of so many pixels in both directions became one; 1 if it is not reduced. */
  readonly factor: number;
  /** Some of its pixels are transparent; they got a white ground. */
  readonly isTransparent: boolean;
  /** It has several pictures, of which this is the first. */
  readonly isFirst: boolean;
}

/** Red, green, blue and opacity of each pixel, as a canvas takes them. */
export type Rgba = Uint8ClampedArray<ArrayBuffer>;

export interface DrawnImage {
  readonly drawId: number;
  /** The ranks that were drawn: at most as many triplets as are known. */
  readonly ranks: readonly number[];
  /** In the colour model; present if it was asked for. */
  readonly original?: Rgba;
  readonly approximation: Rgba;
  /** The difference of the two, times `gain`, around a middle grey. */
  readonly error: Rgba;
  readonly gain: number;
  /** In decibels, of the picture on screen: whole numbers from 0 to the peak. */
  readonly psnr: number;
}
