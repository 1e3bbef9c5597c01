import {
  digitsOf,
  identifier,
  resultOf,
  success,
  svd,
  withDigits,
  type CopyTarget,
  type Matrix,
  type NamedMatrix,
  type Result,
  type ResultKind,
} from '../../core/index.js';

/** The notations that people read, where few digits are written. */
const read: Readonly<Record<string, CopyTarget>> = {
  latex: 'latex',
  tex: 'latex',
  markdown: 'markdown',
};

/** A matrix with its name in code. */
export interface Subject {
  readonly name: string;
  readonly matrix: Matrix;
}

/**
 * A result of the matrix at rank k, with the digits of a text in that language: few where people read it, and those
 * of the source if that is rounded.
 */
export function resultsFor(
  { name, matrix }: Subject,
  k: number,
  kind: ResultKind,
  languageId: string,
): Result<NamedMatrix[]> {
  const digits = digitsOf(read[languageId] ?? 'numpy', matrix);
  const finish = (named: NamedMatrix[]) =>
    success(named.map((each) => ({ ...each, matrix: withDigits(each.matrix, digits, matrix) })));
  // M itself may have missing entries, and has the digits of its text.
  if (kind === 'matrix') return success([{ name: identifier(name), matrix }]);
  const factors = svd(matrix);
  return factors.ok ? finish(resultOf({ matrix, svd: factors.value }, k, kind, name)) : factors;
}
