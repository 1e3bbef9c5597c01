import type { Matrix } from '../../matrix.js';
import { decimalsToRead, roundedTo } from './rounded.js';
import type { CopyTarget } from './targets.js';

/** The digits of a result that is written as text. */
export type Digits = 'source' | 'few' | 'all';

/** The digits at first: those of the source if it is rounded; few where people read the text. */
export function digitsOf(target: CopyTarget, given: Matrix | undefined): Digits {
  if (given?.printedDecimals !== undefined) return 'source';
  return target === 'latex' || target === 'markdown' ? 'few' : 'all';
}

/** The matrix with these digits. */
export function withDigits(matrix: Matrix, digits: Digits, given: Matrix | undefined): Matrix {
  if (digits === 'all') return matrix;
  const decimals = digits === 'source' ? given?.printedDecimals : undefined;
  if (decimals === undefined) return roundedTo(matrix, decimalsToRead(matrix));
  return { ...roundedTo(matrix, decimals), printedDecimals: decimals };
}
