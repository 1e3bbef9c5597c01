import type { Matrix } from '../matrix.js';

/** The matrix with one more word on how it was read. */
export function noted(matrix: Matrix, note: string): Matrix {
  const { reading } = matrix;
  return reading ? { ...matrix, reading: { ...reading, notes: [...reading.notes, note] } } : matrix;
}
