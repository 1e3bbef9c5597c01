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
  return Uint8Array.from(data, (value, index) =>
    missing?.[index] === 1 || Number.isNaN(value) ? 1 : 0,
  );
}

/**
 * @param unknown 1 where an entry is left out, row-major.
 * @param scale every value is multiplied by it.
 */
export function knownEntries(matrix: Matrix, unknown: Uint8Array, scale = 1): KnownEntries {
  const { rows, cols, data } = matrix;
  const rowStart = new Int32Array(rows + 1);
  const columnStart = new Int32Array(cols + 1);
  unknown.forEach((flag, index) => {
    if (flag === 1) return;
    rowStart[Math.floor(index / cols) + 1]!++;
    columnStart[(index % cols) + 1]!++;
  });
  for (let i = 0; i < rows; i++) rowStart[i + 1]! += rowStart[i]!;
  for (let j = 0; j < cols; j++) columnStart[j + 1]! += columnStart[j]!;
  const count = rowStart[rows]!;
  const value = new Float64Array(count);
  const row = new Int32Array(count);
  const column = new Int32Array(count);
  const byColumn = new Int32Array(count);
  const free = columnStart.slice();
  let at = 0;
  for (let index = 0; index < data.length; index++) {
    if (unknown[index] === 1) continue;
    const j = index % cols;
    value[at] = data[index]! * scale;
    row[at] = Math.floor(index / cols);
    column[at] = j;
    byColumn[free[j]!++] = at++;
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
