import { failure, success, type Result } from '../../result.js';
import type { MatrixLayout } from '../types.js';
import { t } from '../../texts.js';

/**
 * How a tensor is a matrix: more than two dimensions are unfolded, so that a convolution out×in×k×k becomes
 * out×(in·k·k).
 *
 * @returns a problem that says what the tensor is instead: a single number, a vector, or empty.
 */
export function layoutOf(shape: readonly number[]): Result<MatrixLayout> {
  const [rows, ...rest] = shape;
  if (rows === undefined) return failure('none', t('A single number.'));
  const cols = rest.reduce((product, size) => product * size, 1);
  if (rows * cols === 0) return failure('empty', t('It has no entries.'));
  if (rest.length === 0) {
    const what = rows === 1 ? t('A vector of 1 number.') : t('A vector of {0} numbers.', rows);
    return failure('none', what);
  }
  return success({ rows, cols, isUnfolded: rest.length > 1 });
}
