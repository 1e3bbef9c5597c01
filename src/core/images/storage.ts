import { planesOf, type ColourModel } from './planes.js';

/** How many numbers a picture has, and how many its factors. */
export interface PictureStorage {
  /** m·n for each channel. */
  readonly picture: number;
  /** k(m + n + 1) for each plane: k columns of U, k singular values, k columns of V. */
  readonly factors: number;
}

/** Bytes of a number of the factors, in single precision. */
export const bytesPerNumber = 4;

/**
 * PictureStorage of an m × n picture and of its factors.
 *
 * @param channels of the picture: 1 or 3.
 * @param ranks the rank of each plane, in the order of `planesOf`.
 */
export function storageOf(
  m: number,
  n: number,
  channels: number,
  ranks: readonly number[],
): PictureStorage {
  return {
    picture: m * n * channels,
    factors: ranks.reduce((sum, k) => sum + k * (m + n + 1), 0),
  };
}

/** The rank of each plane: luma, red, green and blue have `rank`, Cb and Cr have `chroma`. */
export function ranksOf(model: ColourModel, rank: number, chroma: number): number[] {
  return planesOf[model].map((plane) => (plane === 'cb' || plane === 'cr' ? chroma : rank));
}
