import { shapeText } from '../../files/arrays.js';
import { failure, success, type Result } from '../../result.js';
import type { ModelTensor } from '../types.js';

/** Sides of ΔW and of its factors. */
export interface PairSides {
  readonly rows: number;
  readonly cols: number;
  readonly rank: number;
}

/**
 * The sides of a low-rank pair. `up` is rows×r, perhaps with further sides of 1; `down` is r×in, or r×in×k×k of a
 * convolution; a third factor is r×r×k×k, and then the kernel is its own.
 *
 * @returns a problem that says what does not fit.
 */
export function pairSides(
  up: ModelTensor,
  down: ModelTensor,
  mid: ModelTensor | undefined,
): Result<PairSides> {
  for (const factor of [up, down]) {
    if (factor.shape.length < 2)
      return refuse(`${factor.name} of shape ${shapeText(factor.shape)} is no matrix.`);
  }
  const [rows, rank, ...kernel] = up.shape;
  const [inner, ...rest] = down.shape;
  if (size(kernel) !== 1) {
    return refuse(`B of shape ${shapeText(up.shape)} has a kernel, where it should be out×r×1×1.`);
  }
  if (rank !== inner) {
    return refuse(
      `B is ${shapeText(up.shape)} and A is ${shapeText(down.shape)}: the inner sides ${rank} and ${inner} differ.`,
    );
  }
  let cols = size(rest);
  if (mid) {
    const [first, second, ...own] = mid.shape;
    if (first !== rank || second !== rank) {
      return refuse(
        `The third factor is ${shapeText(mid.shape)}, where it should begin with ${rank}×${rank}.`,
      );
    }
    if (size(rest.slice(1)) !== 1) {
      return refuse(
        `A of shape ${shapeText(down.shape)} has a kernel beside that of the third factor.`,
      );
    }
    cols *= size(own);
  }
  if (rank === 0) return refuse('Its rank is 0.');
  if (rows! * cols === 0) return refuse('It has an empty side.');
  return success({ rows: rows!, cols, rank: rank! });
}

/** Product of sides; 1 of none. */
export function size(sides: readonly number[]): number {
  return sides.reduce((product, side) => product * side, 1);
}

function refuse(why: string): Result<never> {
  return failure('ragged', why);
}
