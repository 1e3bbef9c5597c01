import { failure, success, type Result } from '../../result.js';
import { shapeText } from '../arrays.js';
import { t } from '../../texts.js';

/** What is shown of complex numbers. */
export type ComplexPart = 'real' | 'imaginary' | 'magnitude' | 'phase';

export const complexParts: readonly ComplexPart[] = ['real', 'imaginary', 'magnitude', 'phase'];

/** Which matrix of an array of any number of dimensions is shown; plain JSON, so that it can be saved. */
export interface Selection {
  /** The axes that become rows and columns. */
  readonly axes: readonly [number, number];
  /** The index of each axis, counted from 0; those of the two axes are not used. */
  readonly at: readonly number[];
  /**
   * Instead of a slice, the unfolding along `axes[0]`: its index is the row, and the indices of all other axes together,
   * the last one fastest, are the column (Kolda & Bader, SIAM Review 51, 2009, with the first index fastest).
   */
  readonly unfolded?: boolean | undefined;
  /** Complex numbers only; default the real part. */
  readonly part?: ComplexPart | undefined;
}

/**
 * The slice that is shown first: the last two axes that are longer than 1, all other indices 0. A vector is one row; it
 * is one column if its last dimension is a 1, as in (5, 1).
 */
export function usualSelection(shape: readonly number[]): Selection {
  const at = shape.map(() => 0);
  const long = shape.flatMap((length, axis) => (length === 1 ? [] : [axis]));
  const [second, first] = [long.at(-1), long.at(-2)];
  if (first !== undefined && second !== undefined) return { axes: [first, second], at };
  // One or no dimension is longer than 1: a 1 beside it is the other side, on the right if there is one.
  const vector = second ?? shape.length - 1;
  const after = vector + 1 < shape.length;
  return { axes: after ? [vector, vector + 1] : [vector - 1, vector], at };
}

/** Axes of length 1 at the start and the end, which a user need not see: [1, 3, 4, 1] has the inner axes 1 and 2. */
export function innerAxes(shape: readonly number[]): number[] {
  const axes = shape.map((_, axis) => axis);
  while (axes.length > 2 && shape[axes[0]!] === 1) axes.shift();
  while (axes.length > 2 && shape[axes.at(-1)!] === 1) axes.pop();
  return axes;
}

/**
 * Whether a selection fits an array, as a Problem if it does not. Axes of −1 stand for a dimension of 1 that the array
 * does not have: a vector of shape (5,) has the axes −1 and 0.
 */
export function checkSelection(shape: readonly number[], selection: Selection): Result<Selection> {
  const { axes, at, unfolded } = selection;
  const [rows, cols] = axes;
  const fits = (axis: number): boolean =>
    Number.isInteger(axis) && axis >= -2 && axis < shape.length && (axis >= 0 || shape.length < 2);
  if (!fits(rows) || (!unfolded && (!fits(cols) || rows === cols)) || at.length !== shape.length) {
    return failure(
      'syntax',
      t('The chosen axes do not fit an array of the shape {0}.', shapeText(shape)),
    );
  }
  const outside = at.findIndex(
    (index, axis) => !(Number.isInteger(index) && index >= 0 && index < shape[axis]!),
  );
  if (outside >= 0 && !unfolded && outside !== rows && outside !== cols) {
    return failure(
      'syntax',
      t('Index {0} of axis {1} is beyond the shape {2}.', at[outside]!, outside, shapeText(shape)),
    );
  }
  return success(selection);
}
