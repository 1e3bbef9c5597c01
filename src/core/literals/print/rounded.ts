import type { Matrix } from '../../matrix.js';

/** Digits of a number in a text for people. */
const digitsToRead = 4;

/** The matrix with its entries rounded to so many decimals. Printed, an entry has no more than those. */
export function roundedTo(matrix: Matrix, decimals: number): Matrix {
  // −0 would be printed with a point.
  const data = matrix.data.map((value) =>
    Number.isFinite(value) ? Number(value.toFixed(Math.min(100, decimals))) + 0 : value,
  );
  return { ...matrix, data };
}

/**
 * How many decimals give the largest entry four digits: 2 for 12.3456, 0 for 12345. Columns of numbers with
 * the same decimals are read more easily than such with the same number of digits.
 */
export function decimalsToRead({ data }: Matrix): number {
  let largest = 0;
  for (const value of data) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return 0;
  return Math.min(100, Math.max(0, digitsToRead - 1 - Math.floor(Math.log10(largest))));
}
