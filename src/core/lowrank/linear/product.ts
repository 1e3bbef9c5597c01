import { zeros, type Matrix } from '../../matrix.js';

/** AB for A m×p and B p×n; inner loop over rows of B, in the order of memory. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) throw new RangeError(`cannot multiply ${shape(a)} by ${shape(b)}`);
  const out = zeros(a.rows, b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let t = 0; t < a.cols; t++) {
      addRow(out.data, i * b.cols, a.data[i * a.cols + t]!, b.data, t * b.cols, b.cols);
    }
  }
  return out;
}

/** AᵀB for A p×m and B p×n, without forming Aᵀ. */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows) throw new RangeError(`cannot multiply ${shape(a)}ᵀ by ${shape(b)}`);
  const out = zeros(a.cols, b.cols);
  for (let t = 0; t < a.rows; t++) {
    for (let i = 0; i < a.cols; i++) {
      addRow(out.data, i * b.cols, a.data[t * a.cols + i]!, b.data, t * b.cols, b.cols);
    }
  }
  return out;
}

/** ABᵀ for A m×p and B n×p: dot products of rows. */
export function multiplyByTransposed(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.cols) throw new RangeError(`cannot multiply ${shape(a)} by ${shape(b)}ᵀ`);
  const out = zeros(a.rows, b.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.rows; j++) {
      let sum = 0;
      for (let t = 0; t < a.cols; t++) sum += a.data[i * a.cols + t]! * b.data[j * b.cols + t]!;
      out.data[i * b.rows + j] = sum;
    }
  }
  return out;
}

/** Ax as a vector of length m. */
export function multiplyVector(a: Matrix, x: Float64Array): Float64Array {
  if (a.cols !== x.length)
    throw new RangeError(`cannot multiply ${shape(a)} by ${x.length} numbers`);
  return Float64Array.from({ length: a.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < a.cols; j++) sum += a.data[i * a.cols + j]! * x[j]!;
    return sum;
  });
}

/** The first k columns, rows×k. */
export function leadingColumns(matrix: Matrix, k: number): Matrix {
  const out = zeros(matrix.rows, k);
  for (let i = 0; i < matrix.rows; i++) {
    out.data.set(matrix.data.subarray(i * matrix.cols, i * matrix.cols + k), i * k);
  }
  return out;
}

/** A diag(factors): column j times factors[j]. */
export function scaleColumns(matrix: Matrix, factors: ArrayLike<number>): Matrix {
  const data = matrix.data.map((value, index) => value * factors[index % matrix.cols]!);
  return { rows: matrix.rows, cols: matrix.cols, data };
}

function addRow(
  out: Float64Array,
  to: number,
  factor: number,
  from: Float64Array,
  start: number,
  length: number,
): void {
  if (factor === 0) return;
  for (let j = 0; j < length; j++) out[to + j]! += factor * from[start + j]!;
}

function shape({ rows, cols }: Matrix): string {
  return `${rows}×${cols}`;
}
