import type { Matrix } from '../../src/core/index.js';

/** Rows start … end − 1 of a matrix, counted from 0. */
export function rowsOf({ cols, data }: Matrix, start: number, end: number): Matrix {
  return { rows: end - start, cols, data: data.slice(start * cols, end * cols) };
}
