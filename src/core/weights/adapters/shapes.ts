import { shapeText } from '../../files/arrays.js';
import { failure, success, type Result } from '../../result.js';
import type { ModelTensor } from '../types.js';
import { t } from '../../texts.js';

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
      return refuse(t('{0} of shape {1} is no matrix.', factor.name, shapeText(factor.shape)));
  }
  const [rows, rank, ...kernel] = up.shape;
  const [inner, ...rest] = down.shape;
  if (size(kernel) !== 1) {
    return refuse(
      t('B of shape {0} has a kernel, where it should be out×r×1×1.', shapeText(up.shape)),
    );
  }
  if (rank !== inner) {
    return refuse(
      t(
        'B is {0} and A is {1}: the inner sides {2} and {3} differ.',
        shapeText(up.shape),
        shapeText(down.shape),
        rank ?? 0,
        inner ?? 0,
      ),
    );
  }
  let cols = size(rest);
  if (mid) {
    const [first, second, ...own] = mid.shape;
    if (first !== rank || second !== rank) {
      return refuse(
        t(
          'The third factor is {0}, where it should begin with {1}×{1}.',
          shapeText(mid.shape),
          rank ?? 0,
        ),
      );
    }
    if (size(rest.slice(1)) !== 1) {
      return refuse(
        t('A of shape {0} has a kernel beside that of the third factor.', shapeText(down.shape)),
      );
    }
    cols *= size(own);
  }
  if (rank === 0) return refuse(t('Its rank is 0.'));
  if (rows! * cols === 0) return refuse(t('It has an empty side.'));
  return success({ rows: rows!, cols, rank: rank! });
}

/** Product of sides; 1 of none. */
export function size(sides: readonly number[]): number {
  return sides.reduce((product, side) => product * side, 1);
}

function refuse(why: string): Result<never> {
  return failure('ragged', why);
}
