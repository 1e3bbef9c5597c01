import { zeros, type Matrix } from '../../matrix.js';
import type { CompletionMethod } from './types.js';

/** A sum and its count. The caller scales by a power of two; see `complete`. */
interface Mean {
  sum: number;
  count: number;
}

/**
 * The matrix with its unknown entries set to 0, or to the mean of the known entries of the whole matrix,
 * of the row or of the column. A row or column without known entries takes the overall mean.
 */
export function fill(matrix: Matrix, unknown: Uint8Array, method: CompletionMethod): Matrix {
  const { rows, cols, data } = matrix;
  const out = zeros(rows, cols);
  const all = mean();
  const ofRow = Array.from({ length: rows }, mean);
  const ofColumn = Array.from({ length: cols }, mean);
  data.forEach((value, index) => {
    if (unknown[index] === 1) return;
    for (const each of [all, ofRow[Math.floor(index / cols)]!, ofColumn[index % cols]!]) {
      each.sum += value;
      each.count++;
    }
  });
  const filling = (index: number): number => {
    if (method === 'fill-row-mean') return valueOf(ofRow[Math.floor(index / cols)]!, all);
    if (method === 'fill-column-mean') return valueOf(ofColumn[index % cols]!, all);
    return method === 'fill-mean' ? valueOf(all, all) : 0;
  };
  data.forEach((value, index) => {
    out.data[index] = unknown[index] === 1 ? filling(index) : value;
  });
  return out;
}

function mean(): Mean {
  return { sum: 0, count: 0 };
}

function valueOf(own: Mean, all: Mean): number {
  return own.count > 0 ? own.sum / own.count : all.sum / all.count;
}
