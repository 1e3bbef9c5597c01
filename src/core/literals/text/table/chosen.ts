import type { Matrix } from '../../../matrix.js';
import type { ReadAs } from '../../read-as.js';
import { t } from '../../../texts.js';

/** Rows of numbers, with the first row or column turned into names if the user chose so. */
export function namedAs(matrix: Matrix, as: ReadAs | undefined): Matrix {
  const row = as?.firstRow === 'names' && !matrix.columnLabels && matrix.rows > 1 ? 1 : 0;
  const column = as?.firstColumn === 'names' && matrix.cols > 1 ? 1 : 0;
  if (row + column === 0) return matrix;
  const [rows, cols] = [matrix.rows - row, matrix.cols - column];
  const data = new Float64Array(rows * cols);
  const missing = matrix.missing && new Uint8Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const from = (i + row) * matrix.cols + j + column;
      data[i * cols + j] = matrix.data[from]!;
      if (missing) missing[i * cols + j] = matrix.missing[from]!;
    }
  }
  const name = (i: number, j: number): string => String(matrix.data[i * matrix.cols + j]);
  const columnLabels = row
    ? Array.from({ length: cols }, (_, j) => name(0, j + column))
    : matrix.columnLabels?.slice(column);
  const notes = [
    ...(columnLabels ? [t('names in row 1')] : []),
    ...(column ? [t('names in column 1')] : []),
  ];
  return {
    ...matrix,
    rows,
    cols,
    data,
    missing: missing?.includes(1) ? missing : undefined,
    columnLabels,
    rowLabels: column ? Array.from({ length: rows }, (_, i) => name(i + row, 0)) : undefined,
    reading: { notation: matrix.reading?.notation ?? 'numbers in rows', notes },
  };
}
