import type { Matrix } from '../../matrix.js';

/** More entries than those of a 64×64 matrix take too long by rotations. */
const MOST_ENTRIES = 64 * 64;
/** Below this ratio, the ordinary method keeps half of the digits of the small singular values. */
const LEAST_RATIO = 2 ** 26;

/**
 * Whether rows or columns of a small matrix differ so much in size that the ordinary method would lose digits of the
 * small singular values, which the entries determine. Rows and columns of zeros do not count.
 */
export function isGraded(matrix: Matrix): boolean {
  if (matrix.data.length > MOST_ENTRIES) return false;
  const { rows, columns } = sizes(matrix);
  return ratio(rows) >= LEAST_RATIO || ratio(columns) >= LEAST_RATIO;
}

/** The largest magnitudes of the rows and of the columns. */
function sizes({ rows, cols, data }: Matrix): { rows: Float64Array; columns: Float64Array } {
  const ofRows = new Float64Array(rows);
  const ofColumns = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const size = Math.abs(data[i * cols + j]!);
      if (size > ofRows[i]!) ofRows[i] = size;
      if (size > ofColumns[j]!) ofColumns[j] = size;
    }
  }
  return { rows: ofRows, columns: ofColumns };
}

/** The largest of some sizes divided by the smallest one that is not 0. */
function ratio(values: Float64Array): number {
  let largest = 0;
  let smallest = Infinity;
  for (const value of values) {
    if (value === 0) continue;
    largest = Math.max(largest, value);
    smallest = Math.min(smallest, value);
  }
  return largest / smallest;
}
