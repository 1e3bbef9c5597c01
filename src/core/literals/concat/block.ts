/**
 * Small dense matrices while a concatenation is evaluated: MATLAB's and Julia's values. Row-major;
 * NaN stands for a missing entry.
 */
export interface Block {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
  /** A list of vectors of one length (Julia's `[[1, 2], [3, 4]]`), shown with each of them as a row. */
  readonly isList?: boolean;
}

export function scalarBlock(value: number): Block {
  return { rows: 1, cols: 1, data: [value] };
}

export function filled(rows: number, cols: number, value: (i: number, j: number) => number): Block {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) data[i * cols + j] = value(i, j);
  }
  return { rows, cols, data };
}

export function transposed(block: Block): Block {
  if (block.rows === 1 || block.cols === 1) {
    return { rows: block.cols, cols: block.rows, data: block.data };
  }
  return filled(block.cols, block.rows, (i, j) => block.data[j * block.cols + i]!);
}

export function isScalar(block: Block): boolean {
  return block.rows === 1 && block.cols === 1;
}

export function isEmpty(block: Block): boolean {
  return block.rows * block.cols === 0;
}

/** Entry by entry; a scalar is combined with every entry. undefined if the shapes differ. */
export function elementwise(
  a: Block,
  b: Block,
  apply: (x: number, y: number) => number,
): Block | undefined {
  if (isScalar(a) && isScalar(b)) return scalarBlock(apply(a.data[0]!, b.data[0]!));
  if (isScalar(a)) {
    return { ...b, data: Float64Array.from(b.data, (y) => apply(a.data[0]!, y)) };
  }
  if (isScalar(b)) {
    return { ...a, data: Float64Array.from(a.data, (x) => apply(x, b.data[0]!)) };
  }
  if (a.rows !== b.rows || a.cols !== b.cols) return undefined;
  return { ...a, data: Float64Array.from(a.data, (x, k) => apply(x, b.data[k]!)) };
}

const maxProductWork = 10_000_000;

/** The matrix product of literals; undefined if the shapes do not fit or the work is too large. */
export function product(a: Block, b: Block): Block | undefined {
  if (isScalar(a) || isScalar(b)) return elementwise(a, b, (x, y) => x * y);
  if (a.cols !== b.rows || a.rows * a.cols * b.cols > maxProductWork) return undefined;
  return filled(a.rows, b.cols, (i, j) => {
    let sum = 0;
    for (let k = 0; k < a.cols; k++) sum += a.data[i * a.cols + k]! * b.data[k * b.cols + j]!;
    return sum;
  });
}

/** Blocks side by side; undefined when their heights differ. Empty blocks vanish. */
export function beside(blocks: readonly Block[]): Block | undefined {
  const parts = blocks.filter((block) => !isEmpty(block));
  if (parts.length <= 1) return parts[0] ?? { rows: 0, cols: 0, data: [] };
  const rows = parts[0]!.rows;
  if (parts.some((part) => part.rows !== rows)) return undefined;
  const cols = parts.reduce((sum, part) => sum + part.cols, 0);
  const data = new Float64Array(rows * cols);
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < part.cols; j++) {
        data[i * cols + offset + j] = part.data[i * part.cols + j]!;
      }
    }
    offset += part.cols;
  }
  return { rows, cols, data };
}

/** Blocks below each other; undefined when their widths differ. Empty blocks vanish. */
export function stacked(blocks: readonly Block[]): Block | undefined {
  const parts = blocks.filter((block) => !isEmpty(block));
  if (parts.length <= 1) return parts[0] ?? { rows: 0, cols: 0, data: [] };
  const cols = parts[0]!.cols;
  if (parts.some((part) => part.cols !== cols)) return undefined;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const data = new Float64Array(rows * cols);
  let offset = 0;
  for (const part of parts) {
    data.set(part.data, offset);
    offset += part.data.length;
  }
  return { rows, cols, data };
}

/** The vectors of a list, as columns. */
export function vectorsOf({ rows, cols, data }: Block): Block[] {
  return Array.from({ length: rows }, (_, i) => filled(cols, 1, (j) => data[i * cols + j]!));
}

/** The entries one by one, down the columns. */
export function scalarsOf(block: Block): Block[] {
  return Array.from(columnOf(block).data, scalarBlock);
}

/** Column-major reshape, as MATLAB, Julia, R and Fortran store matrices. */
export function reshapedByColumns(block: Block, rows: number, cols: number): Block | undefined {
  if (rows * cols !== block.rows * block.cols) return undefined;
  return filled(rows, cols, (i, j) => {
    const index = j * rows + i;
    const column = Math.floor(index / block.rows);
    return block.data[(index - column * block.rows) * block.cols + column]!;
  });
}

/** All entries down the columns, as one column. */
export function columnOf(block: Block): Block {
  return reshapedByColumns(block, block.rows * block.cols, 1)!;
}

/**
 * The number of terms first, first + step, … up to last; undefined if that is not a valid count. It allows
 * for rounding, like MATLAB's and Julia's ranges: 0:0.1:1 has 11 entries.
 */
export function rangeLength(first: number, step: number, last: number): number | undefined {
  const steps = (last - first) / step;
  if (step === 0 || !Number.isFinite(steps)) return undefined;
  return Math.max(0, Math.floor(steps + 1e-10 * Math.max(1, Math.abs(steps))) + 1);
}

/** first, first + step, … as a row of `count` numbers. */
export function range(first: number, step: number, count: number): Block {
  const data = new Float64Array(count);
  for (let k = 0; k < count; k++) data[k] = first + k * step;
  return { rows: count === 0 ? 0 : 1, cols: count, data };
}
