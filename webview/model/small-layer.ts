import { rankOneTerm, standOut, type Matrix, type Svd } from '../../src/core/index.js';
import { column } from './layers.js';

/** A layer for a small picture, with the singular vectors along its edges. */
export interface SmallLayer {
  /** rows × cols, at most `most` each way: σᵢuᵢvᵢᵀ, reduced if it is larger. */
  readonly matrix: Matrix;
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/**
 * The layer of index i with at most `most` cells each way. A rank-one matrix is reduced by reducing its
 * two vectors, so a layer of a 4096×4096 matrix costs 8,192 steps, not 16.8 million.
 */
export function smallLayer({ u, s, v }: Svd, i: number, most: number): SmallLayer {
  const left = reduce(column(u.data, u.cols, i), most);
  const right = reduce(column(v.data, v.cols, i), most);
  const rows = left.length;
  const cols = right.length;
  const data = new Float64Array(rows * cols);
  const sigma = s[i] ?? 0;
  for (let p = 0; p < rows; p++) {
    const c = sigma * left[p]!;
    for (let q = 0; q < cols; q++) data[p * cols + q] = c * right[q]!;
  }
  return { matrix: { rows, cols, data }, u: left, v: right };
}

/** All entries of the layer of index i, rows × cols, with the labels of the matrix it is a part of. */
export function wholeLayer(svd: Svd, i: number, given?: Matrix): Matrix {
  const { rowLabels, columnLabels } = given ?? {};
  return {
    ...rankOneTerm(svd, i),
    ...(rowLabels ? { rowLabels } : {}),
    ...(columnLabels ? { columnLabels } : {}),
  };
}

/**
 * Replaces many values by at most `most`. Each bucket gives its mean, or, as in the heatmaps, its
 * outlier, so no spike disappears in a mean.
 */
export function reduce(values: Float64Array, most: number): Float64Array {
  const n = values.length;
  if (n <= most) return values;
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  const out = new Float64Array(most);
  for (let bucket = 0; bucket < most; bucket++) {
    const from = Math.floor((bucket * n) / most);
    const to = Math.floor(((bucket + 1) * n) / most);
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i]!;
    const mean = sum / (to - from);
    let farthest = mean;
    for (let i = from; i < to; i++) {
      if (Math.abs(values[i]! - mean) > Math.abs(farthest - mean)) farthest = values[i]!;
    }
    out[bucket] = Math.abs(farthest - mean) > standOut * largest ? farthest : mean;
  }
  return out;
}
