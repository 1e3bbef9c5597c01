/**
 * A dense real matrix in row-major order: entry (i, j), counted from 0, is `data[i * cols + j]`.
 */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  /** rows × cols numbers; NaN where the entry is missing. */
  readonly data: Float64Array;
  /** 1 if the entry is unknown, 0 otherwise; absent when every entry is known. */
  readonly missing?: Uint8Array | undefined;
  /** Names of the rows, from a header column or a dimension name; length `rows`. */
  readonly rowLabels?: readonly string[] | undefined;
  /** Names of the columns; length `cols`. */
  readonly columnLabels?: readonly string[] | undefined;
  /**
   * Digits after the decimal point when the source is a printout in fixed-point notation, which
   * rounds each entry to ±10⁻ᵈ/2; absent when entries are exact or the printout is scientific.
   */
  readonly printedDecimals?: number | undefined;
  /** How its text was read; absent when it does not come from a text. */
  readonly reading?: HowRead | undefined;
}

/** How a text was read, in a few words for the user. */
export interface HowRead {
  /** The usual name of the notation: "NumPy printout", "CSV", "GLSL mat3". */
  readonly notation: string;
  /** The decisions, each in a few words: "names in row 1 and column 1", "decimal comma". */
  readonly notes: readonly string[];
  /** Another possible meaning of the text, as one sentence. */
  readonly doubt?: string | undefined;
}

/** A rows × cols matrix of zeros. */
export function zeros(rows: number, cols: number): Matrix {
  return { rows, cols, data: new Float64Array(rows * cols) };
}

/** A matrix from rows of equal length; for tests and small constants. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const cols = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * cols);
  rows.forEach((row, i) => {
    if (row.length !== cols) {
      throw new RangeError(`row ${i} has ${row.length} entries, row 0 has ${cols}`);
    }
    data.set(row, i * cols);
  });
  return { rows: rows.length, cols, data };
}

/** Aᵀ as a new cols × rows matrix, labels swapped. */
export function transpose(matrix: Matrix): Matrix {
  const { rows, cols, data } = matrix;
  return {
    rows: cols,
    cols: rows,
    data: transposed(data, rows, cols),
    missing: matrix.missing && transposed(matrix.missing, rows, cols),
    rowLabels: matrix.columnLabels,
    columnLabels: matrix.rowLabels,
    printedDecimals: matrix.printedDecimals,
    reading: matrix.reading,
  };
}

/** The entries of a rows × cols array, by columns. Blocked so that both sides stay in cache. */
export function transposed<T extends Float64Array | Uint8Array>(
  data: T,
  rows: number,
  cols: number,
): T {
  const out = data.slice() as T;
  const block = 32;
  for (let i0 = 0; i0 < rows; i0 += block) {
    const i1 = Math.min(rows, i0 + block);
    for (let j0 = 0; j0 < cols; j0 += block) {
      const j1 = Math.min(cols, j0 + block);
      for (let i = i0; i < i1; i++) {
        for (let j = j0; j < j1; j++) out[j * rows + i] = data[i * cols + j]!;
      }
    }
  }
  return out;
}

/** The first entry that is NaN or infinite, including missing ones; undefined when all are finite. */
export function firstNonFinite(
  matrix: Matrix,
): { row: number; column: number; value: number } | undefined {
  const { data, cols } = matrix;
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    if (!Number.isFinite(value)) {
      return { row: Math.floor(index / cols), column: index % cols, value };
    }
  }
  return undefined;
}

/**
 * Whether all known entries are integers and some are in 2⁵³ … 2⁶⁴, where not every integer is a double: they may have
 * been rounded on the way.
 */
export function hasRoundedIntegers({ data }: Matrix): boolean {
  let largest = 0;
  for (const value of data) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    largest = Math.max(largest, Math.abs(value));
  }
  return largest >= 2 ** 53 && largest <= 2 ** 64;
}
