import type { Matrix } from '../matrix.js';
import type { FoundMatrix } from './reader.js';

/** The matrix with one more word on how it was read. */
export function noted(matrix: Matrix, note: string): Matrix {
  const { reading } = matrix;
  return reading ? { ...matrix, reading: { ...reading, notes: [...reading.notes, note] } } : matrix;
}

/**
 * The matrix as what it is beside something that computes with it; whose notation it is, is told later where it is not
 * known here.
 */
export function operandOf(matrix: Matrix, name: string): Matrix {
  const { notation = '', notes = [] } = matrix.reading ?? {};
  return { ...matrix, reading: { notation, notes: [...notes, `operand of ${name}`] } };
}

/** The same for what was found in a text inside another one. */
export function withNote(found: FoundMatrix, note: string | undefined): FoundMatrix {
  if (!found.result.ok || note === undefined) return found;
  return { ...found, result: { ok: true, value: noted(found.result.value, note) } };
}
