import type { Matrix } from '../matrix.js';

/** What is done to the columns of a matrix before its SVD. */
export const preparations = ['none', 'centre', 'standardise'] as const;
export type Preparation = (typeof preparations)[number];

/**
 * The columns minus their means, and for `standardise` divided by their standard deviations too. The SVD of
 * the result is the principal component analysis of the rows: the right singular vectors are the principal
 * axes of the covariance or of the correlation matrix, and σᵢ²/(m − 1) its eigenvalues (I. T. Jolliffe,
 * Principal Component Analysis, 2nd ed., 2002, section 3.5).
 *
 * Means and deviations are those of the known finite entries of a column, with n − 1 in the denominator. A
 * column whose entries are all equal is only centred. Missing and infinite entries stay as they are.
 */
export function prepareColumns(matrix: Matrix, how: Preparation): Matrix {
  if (how === 'none') return matrix;
  const { rows, cols } = matrix;
  const data = matrix.data.slice();
  for (let j = 0; j < cols; j++) {
    const { mean, deviation } = momentsOf(matrix, j);
    const scale = how === 'standardise' && deviation > 0 ? deviation : 1;
    for (let i = 0; i < rows; i++) {
      const at = i * cols + j;
      if (Number.isFinite(data[at])) data[at] = (data[at]! - mean) / scale;
    }
  }
  // The digits that were printed are no longer those of the entries.
  return { ...matrix, data, printedDecimals: undefined };
}

/** Mean and standard deviation, by two passes, which lose no digits where the mean is large. */
function momentsOf({ rows, cols, data }: Matrix, j: number): { mean: number; deviation: number } {
  let count = 0;
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < rows; i++) {
    const value = data[i * cols + j]!;
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (count === 0) return { mean: 0, deviation: 0 };
  // Equal entries have exactly their value as the mean, whatever the sum rounds to.
  if (low === high) return { mean: low, deviation: 0 };
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const value = data[i * cols + j]!;
    if (Number.isFinite(value)) squares += (value - mean) ** 2;
  }
  return { mean, deviation: Math.sqrt(squares / (count - 1)) };
}
