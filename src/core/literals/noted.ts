import type { Matrix } from '../matrix.js';
import type { FoundMatrix } from './reader.js';
import { t } from '../texts.js';

/** The matrix with one more note about how it was read. */
export function noted(matrix: Matrix, note: string): Matrix {
  const { reading } = matrix;
  return reading ? { ...matrix, reading: { ...reading, notes: [...reading.notes, note] } } : matrix;
}

/**
 * The matrix as an operand of `name`, which is not computed. If the notation is not known here, it stays
 * empty and is filled in later.
 */
export function operandOf(matrix: Matrix, name: string): Matrix {
  const { notation = '', notes = [] } = matrix.reading ?? {};
  return { ...matrix, reading: { notation, notes: [...notes, t('operand of {0}', name)] } };
}

/** Adds a note to a literal that was found inside an embedded text. */
export function withNote(found: FoundMatrix, note: string | undefined): FoundMatrix {
  if (!found.result.ok || note === undefined) return found;
  return { ...found, result: { ok: true, value: noted(found.result.value, note) } };
}
