import type { Matrix, Svd } from '../../src/core/index.js';
import { followsRank } from '../../src/protocol/index.js';
import type { Backend, MatrixPair, Picture, PictureOf } from '../../src/protocol/index.js';

/** What is on screen, in double precision: enough to create either engine again at any time. */
export interface Scene {
  readonly matrixId: number;
  readonly matrix: Matrix;
  /** Largest finite |mᵢⱼ|. */
  readonly maxAbs: number;
  /** A and B, if they are compared. */
  readonly pair?: MatrixPair | undefined;
  svd?: Svd;
}

/** Cells in double precision; `minus` is subtracted entry by entry. */
export interface ComparedCells {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  readonly minus?: Float64Array;
}

/** Cells of A, B or A − B; undefined for the pictures of M, or if nothing is compared. */
export function comparedCells({ pair }: Scene, of: PictureOf): ComparedCells | undefined {
  if (!pair) return undefined;
  const { first, second } = pair;
  if (of === 'first') return first;
  if (of === 'second') return second;
  const { rows, cols, data } = first;
  return of === 'difference' ? { rows, cols, data, minus: second.data } : undefined;
}

/** One way to draw the pictures of a scene: on the GPU, or on the CPU. */
export interface Engine {
  readonly backend: Backend;
  /** The factors of the scene have arrived or changed. */
  factorsChanged(): void;
  draw(
    picture: Picture,
    rank: number,
    weights: Float64Array | undefined,
  ): ImageBitmap | Promise<ImageBitmap>;
  /** Largest difference from double precision, relative to max |M|, over a sample of entries. */
  check?(rank: number): number;
  dispose(): void;
}

/** A power of two near the largest magnitude: dividing by it loses no bits. */
export function powerOfTwoScale(maxAbs: number): number {
  return maxAbs > 0 && Number.isFinite(maxAbs) ? 2 ** Math.floor(Math.log2(maxAbs)) : 1;
}

/**
 * Stays the same as long as the values of a picture do: those of M̂ₖ and the error change with rank and weights. Each
 * message brings a new array of weights, so arrays cannot be compared by identity.
 */
export function stampOf(of: PictureOf, rank: number, weights: Float64Array | undefined): string {
  if (!followsRank(of)) return of;
  return `${rank} ${weights?.subarray(0, rank).join(' ') ?? ''}`;
}
