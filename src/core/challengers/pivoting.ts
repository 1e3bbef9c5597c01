import { zeros, type Matrix } from '../matrix.js';

/** M ≈ Q R: the first steps of an orthogonalization of the columns of M. */
export interface ColumnSteps {
  /** The columns of M that were taken, in this order; c of them. */
  readonly taken: readonly number[];
  /** m×c with orthonormal columns. */
  readonly q: Matrix;
  /** QᵀM, c×n: upper triangular in the order in which columns were taken. */
  readonly r: Matrix;
}

/**
 * Takes up to k columns of M and makes them orthonormal, each time removing their direction from all columns: modified
 * Gram–Schmidt, with each new direction made orthogonal twice (Golub & Van Loan, Matrix Computations, 5.2.8). With
 * `largest`, the next column is the one of which most is left, the pivoting of Businger & Golub (Numer. Math. 7, 1965);
 * what is left is measured anew in each step. With `asTheyStand`, these are the first k columns.
 *
 * A column of which only rounding is left, ε·max(m, n) of the longest column, gives no direction. So c may be below k.
 *
 * @param matrix m×n, finite; the squares of its entries neither overflow nor underflow.
 */
export function takeColumns(
  matrix: Matrix,
  k: number,
  next: 'largest' | 'asTheyStand',
): ColumnSteps {
  const { rows, cols } = matrix;
  const rest = matrix.data.slice();
  const left = squaredLengths(rest, cols);
  const negligible = (Math.max(rows, cols) * Number.EPSILON) ** 2 * Math.max(0, ...largestOf(left));
  const taken: number[] = [];
  const directions: Float64Array[] = [];
  const products: Float64Array[] = [];
  for (let step = 0; step < Math.min(k, rows, cols); step++) {
    const column = next === 'largest' ? indexOfLargest(left) : step;
    if (!(left[column]! > negligible)) {
      if (next === 'largest') break;
      continue;
    }
    const direction = new Float64Array(rows);
    for (let i = 0; i < rows; i++) direction[i] = rest[i * cols + column]!;
    for (const earlier of directions) removeFrom(direction, earlier);
    scaleToOne(direction);
    const product = remove(rest, cols, direction, left);
    taken.push(column);
    directions.push(direction);
    products.push(product);
  }
  const count = taken.length;
  const q = zeros(rows, count);
  directions.forEach((direction, t) => {
    for (let i = 0; i < rows; i++) q.data[i * count + t] = direction[i]!;
  });
  const r = zeros(count, cols);
  products.forEach((product, t) => r.data.set(product, t * cols));
  return { taken, q, r };
}

/** A ← A − q qᵀA, and the squared lengths of its columns. Returns qᵀA. */
function remove(
  a: Float64Array,
  cols: number,
  q: Float64Array,
  lengths: Float64Array,
): Float64Array {
  const product = new Float64Array(cols);
  for (let i = 0; i < q.length; i++) {
    const factor = q[i]!;
    for (let j = 0, at = i * cols; j < cols; j++, at++) product[j]! += factor * a[at]!;
  }
  lengths.fill(0);
  for (let i = 0; i < q.length; i++) {
    const factor = q[i]!;
    for (let j = 0, at = i * cols; j < cols; j++, at++) {
      const value = a[at]! - factor * product[j]!;
      a[at] = value;
      lengths[j]! += value * value;
    }
  }
  return product;
}

function squaredLengths(a: Float64Array, cols: number): Float64Array {
  const lengths = new Float64Array(cols);
  for (let at = 0; at < a.length; at++) lengths[at % cols]! += a[at]! * a[at]!;
  return lengths;
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let j = 1; j < values.length; j++) if (values[j]! > values[best]!) best = j;
  return best;
}

const largestOf = (values: Float64Array): number[] =>
  values.length === 0 ? [] : [values[indexOfLargest(values)]!];

function removeFrom(x: Float64Array, q: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < x.length; i++) dot += q[i]! * x[i]!;
  for (let i = 0; i < x.length; i++) x[i]! -= dot * q[i]!;
}

function scaleToOne(x: Float64Array): void {
  let sum = 0;
  for (const value of x) sum += value * value;
  const length = Math.sqrt(sum);
  for (let i = 0; i < x.length; i++) x[i]! /= length;
}
