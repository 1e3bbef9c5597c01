import type { Matrix } from '../../matrix.js';

/** A literal of a matrix in one notation. */
export type Printer = (matrix: Matrix) => string;

/** A statement that assigns the literal of a matrix to a name. */
export type Assign = (name: string, literal: string, matrix: Matrix) => string;

export const equals: Assign = (name, literal) => `${name} = ${literal}`;
export const withSemicolon: Assign = (name, literal) => `${name} = ${literal};`;

/** The statement, without indentation. Later rows are aligned with the first row. */
export function assigned(matrix: Matrix, name: string, literal: string, assign: Assign): string {
  return assign(name, aligned(literal, name, assign, matrix), matrix);
}

function aligned(literal: string, name: string, assign: Assign, matrix: Matrix): string {
  if (!literal.includes('\n') || /^\\begin|^\||^mat\(|^\[\]/.test(literal)) return literal;
  const before = assign(name, '\u0000', matrix).indexOf('\u0000');
  return literal.replaceAll('\n', `\n${' '.repeat(before)}`);
}
