import {
  bytesPerNumber,
  colourModels,
  planeIds,
  ranksOf,
  storageOf,
  type ColourModel,
  type PictureStorage,
  type PlaneId,
} from '../../src/core/index.js';
import type { DecodedImage } from '../../src/protocol/index.js';
import type { LensState } from './state.js';

/** Under these keys, the state of a picture holds its plane on screen, its colour model, and the rank of Cb and Cr. */
export const planeKey = 'image.plane';
export const modelKey = 'image.model';
export const chromaKey = 'image.chroma';

/** The plane that is M. */
export function planeOf(memory: LensState['memory']): PlaneId {
  const plane = memory[planeKey];
  return planeIds.find((each) => each === plane) ?? 'luma';
}

export const isModel = (value: unknown): value is ColourModel =>
  colourModels.includes(value as ColourModel);

/** A rank of Cb and Cr that the user chose; 'auto' follows that of luma. */
export const isChroma = (value: unknown): value is number | 'auto' =>
  value === 'auto' || (Number.isInteger(value) && (value as number) >= 0);

/** Eyes see less detail in colours than in light: a quarter of the rank, as JPEG halves both sides of Cb and Cr. */
export function chromaRank(chosen: number | 'auto', rank: number): number {
  return chosen === 'auto' ? Math.ceil(rank / 4) : chosen;
}

/** The colour models of a picture; a grey one has one. */
export function modelsOf({ pixels }: DecodedImage): readonly ColourModel[] {
  return pixels.channels === 1 ? ['grey'] : colourModels;
}

export interface Kept extends PictureStorage {
  /** Numbers of the picture per number of the factors; undefined at rank 0. */
  readonly ratio: number | undefined;
  /** Bytes of the factors in single precision. */
  readonly factorBytes: number;
}

/** What is kept at these ranks, of the picture on screen in this colour model. */
export function keptOf(image: DecodedImage, model: ColourModel, ranks: readonly number[]): Kept {
  const { height, width } = image.pixels;
  const storage = storageOf(height, width, model === 'grey' ? 1 : 3, ranks);
  const { picture, factors } = storage;
  return {
    ...storage,
    ratio: factors === 0 ? undefined : picture / factors,
    factorBytes: bytesPerNumber * factors,
  };
}

export { ranksOf };
