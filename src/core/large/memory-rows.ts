import type { Matrix } from '../matrix.js';
import type { MatrixRows } from '../matrix-rows.js';

/** A matrix in memory as one whose rows are read. They are its own memory. */
export function memoryRows({ rows, cols, data }: Matrix): MatrixRows {
  return {
    ...{ rows, cols, elementType: 'float64' },
    readRows: (from, to) => Promise.resolve(data.subarray(from * cols, to * cols)),
  };
}
