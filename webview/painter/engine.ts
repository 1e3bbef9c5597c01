import type { Matrix, Svd } from '../../src/core/index.js';
import type { Backend, Picture } from '../../src/protocol/index.js';

/** What is on screen, in double precision: enough to create either engine again at any time. */
export interface Scene {
  readonly matrixId: number;
  readonly matrix: Matrix;
  /** Largest finite |mᵢⱼ|. */
  readonly maxAbs: number;
  svd?: Svd;
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
 * Stays the same as long as rank and weights do. Each message brings a new array of weights, so arrays
 * cannot be compared by identity.
 */
export function layersStamp(rank: number, weights: Float64Array | undefined): string {
  return `${rank} ${weights?.subarray(0, rank).join(' ') ?? ''}`;
}
