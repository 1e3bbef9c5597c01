import type { Matrix } from '../../matrix.js';
import { languageOf } from '../languages/index.js';
import { assigned } from './assign.js';
import { printPlain } from './lists.js';
import { printAs, type CopyTarget } from './targets.js';

/**
 * A literal of the matrix in a language (VS Code language id); an unknown language gets nested lists.
 * `parseMatrix(printMatrix(m, id), id)` has the entries of m bit for bit, including missing ones. Labels
 * are kept if the notation has a place for them.
 */
export function printMatrix(matrix: Matrix, languageId: string): string {
  return (languageOf(languageId)?.print ?? printPlain)(matrix);
}

/** Whether a statement with a matrix can be written in that language. */
export function hasStatements(languageId: string): boolean {
  return languageOf(languageId)?.assign !== undefined;
}

/**
 * A statement that assigns a matrix to a name, without indentation; only the literal if the language has no
 * statements (CSV, plain text).
 *
 * @param target the library whose literal a Python document uses; default NumPy.
 */
export function printStatement(
  matrix: Matrix,
  name: string,
  languageId: string,
  target?: CopyTarget,
): string {
  const literal = target ? printAs(matrix, target) : printMatrix(matrix, languageId);
  const assign = languageOf(languageId)?.assign;
  return assign ? assigned(matrix, name, literal, assign) : literal;
}
