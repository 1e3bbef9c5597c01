import type { Matrix } from '../../matrix.js';

/** The known entries of a rows×cols matrix, by row and by column. */
export interface KnownEntries {
  readonly rows: number;
  readonly cols: number;
  /** The values, row by row. */
  readonly value: Float64Array;
  /** Row and column of each value. */
  readonly row: Int32Array;
  readonly column: Int32Array;
  /** The values of row i are those from rowStart[i] to rowStart[i + 1]; length rows + 1. */
  readonly rowStart: Int32Array;
  /** The values of column j are value[byColumn[t]], t from columnStart[j] to columnStart[j + 1]. */
  readonly columnStart: Int32Array;
  readonly byColumn: Int32Array;
}

/** 1 where the entry is unknown: marked missing, or NaN. */
export function unknownMask({ data, missing }: Matrix): Uint8Array {
  const mask = new Uint8Array(data.length);
  for (let at = 0; at < mask.length; at++) {
    if (missing?.[at] === 1 || Number.isNaN(data[at])) mask[at] = 1;
  }
  return mask;
}

/**
 * @param unknown 1 where an entry is left out, row-major.
 * @param scale every value is multiplied by it.
 */
export function knownEntries(matrix: Matrix, unknown: Uint8Array, scale = 1): KnownEntries {
  const { rows, cols, data } = matrix;
  const rowStart = new Int32Array(rows + 1);
  const columnStart = new Int32Array(cols + 1);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      if (unknown[i * cols + j] === 1) continue;
      rowStart[i + 1]!++;
      columnStart[j + 1]!++;
    }
  }
  for (let i = 0; i < rows; i++) rowStart[i + 1]! += rowStart[i]!;
  for (let j = 0; j < cols; j++) columnStart[j + 1]! += columnStart[j]!;
  const count = rowStart[rows]!;
  const value = new Float64Array(count);
  const row = new Int32Array(count);
  const column = new Int32Array(count);
  const byColumn = new Int32Array(count);
  const free = columnStart.slice();
  let at = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const index = i * cols + j;
      if (unknown[index] === 1) continue;
      value[at] = data[index]! * scale;
      row[at] = i;
      column[at] = j;
      byColumn[free[j]!++] = at++;
    }
  }
  return { rows, cols, value, row, column, rowStart, columnStart, byColumn };
}

/** 1 where an entry is unknown, row-major. */
export function unknownFlags({ rows, cols, row, column }: KnownEntries): Uint8Array {
  const flags = new Uint8Array(rows * cols).fill(1);
  for (let t = 0; t < row.length; t++) flags[row[t]! * cols + column[t]!] = 0;
  return flags;
}

/** The known entries as a matrix, with 0 where an entry is unknown. */
export function zeroFilled({ rows, cols, value, row, column }: KnownEntries): Matrix {
  const data = new Float64Array(rows * cols);
  for (let t = 0; t < row.length; t++) data[row[t]! * cols + column[t]!] = value[t]!;
  return { rows, cols, data };
}
