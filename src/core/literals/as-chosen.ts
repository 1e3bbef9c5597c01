import { transpose, type Matrix } from '../matrix.js';
import { success, type Failure } from '../result.js';
import { problems } from './problems.js';
import { noted } from './noted.js';
import type { ReadAs } from './read-as.js';
import type { FoundMatrix } from './reader.js';
import { t } from '../texts.js';

/**
 * Applies the user's choices that are the same for every reading: a part of the columns, and the transpose.
 */
export function asChosen<F extends FoundMatrix | undefined>(found: F, as: ReadAs | undefined): F {
  if (!found?.result.ok || !as) return found;
  let matrix = found.result.value;
  const { columns, transposed } = as;
  if (columns && columns.length > 0) {
    const beyond = columns.find((j) => !(j >= 0 && j < matrix.cols));
    if (beyond !== undefined) return { ...found, result: noColumn(beyond, matrix, found) };
    matrix = withColumns(matrix, columns);
  }
  if (transposed === true) matrix = noted(transpose(matrix), t('transposed'));
  return { ...found, result: success(matrix) };
}

/** The text no longer has the column that was chosen. */
function noColumn(column: number, { cols }: Matrix, { start, end }: FoundMatrix): Failure {
  const what = t(
    'column {0} was chosen, and it has {1}: choose its columns again',
    column + 1,
    cols,
  );
  return problems.syntax(what, start, end);
}

function withColumns(matrix: Matrix, columns: readonly number[]): Matrix {
  const { rows, cols: all } = matrix;
  const cols = columns.length;
  const data = new Float64Array(rows * cols);
  const missing = matrix.missing && new Uint8Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    columns.forEach((from, j) => {
      data[i * cols + j] = matrix.data[i * all + from]!;
      if (missing) missing[i * cols + j] = matrix.missing[i * all + from]!;
    });
  }
  const part: Matrix = {
    ...matrix,
    cols,
    data,
    missing: missing?.includes(1) ? missing : undefined,
    columnLabels: matrix.columnLabels && columns.map((j) => matrix.columnLabels![j]!),
  };
  return cols === all ? part : noted(part, t('{0} of {1} columns', cols, all));
}
