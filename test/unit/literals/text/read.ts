import { expect } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import type { Matrix } from '../../../../src/core/matrix.js';
import type { Problem } from '../../../../src/core/result.js';

/** [1 2; 3 4], and its transpose. */
export const along = [
  [1, 2],
  [3, 4],
];
export const down = [
  [1, 3],
  [2, 4],
];

/** The rows of a matrix, with null for missing entries. */
export function rowsOf(matrix: Matrix): (number | null)[][] {
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from({ length: matrix.cols }, (__, j) => {
      const at = i * matrix.cols + j;
      return matrix.missing?.[at] === 1 ? null : matrix.data[at]!;
    }),
  );
}

/** The matrix that `parseMatrix` reads; the test fails if there is a problem. */
export function parsed(text: string, language: string): Matrix {
  const result = parseMatrix(text, language);
  if (!result.ok) expect.fail(`${result.problem.code}: ${result.problem.message}\n${text}`);
  return result.value;
}

/** The rows that `parseMatrix` reads. */
export function rows(text: string, language: string): (number | null)[][] {
  return rowsOf(parsed(text, language));
}

/** The problem that `parseMatrix` reports. */
export function problem(text: string, language: string): Problem {
  const result = parseMatrix(text, language);
  if (result.ok) expect.fail(`read as ${JSON.stringify(rowsOf(result.value))}`);
  return result.problem;
}

/** The results of a scan: the text of each literal, and its rows or the code of its problem. */
export function found(text: string, language: string): [string, unknown][] {
  return findMatrices(text, language).map(({ start, end, result }) => [
    text.slice(start, end),
    result.ok ? rowsOf(result.value) : result.problem.code,
  ]);
}
