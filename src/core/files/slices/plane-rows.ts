import type { MatrixRows } from '../../matrix-rows.js';
import type { Plane } from './plane.js';
import { readRows } from './read-plane.js';

/** A plane as a matrix whose rows are read on demand. */
export function planeRows(plane: Plane): MatrixRows {
  return {
    rows: plane.rows,
    cols: plane.cols,
    elementType: plane.array.encoding.type,
    readRows: (from, to, memory) => readRows(plane, from, to, memory),
  };
}

/**
 * Whether a column lies closer together in the file than a row: then the transpose is read by rows. So is that of a single
 * row, because a row is never read in parts.
 */
export function liesByColumns({ rows, cols, rowStride, columns }: Plane): boolean {
  const [only, ...more] = columns;
  if (rows === 1 && cols > 1) return more.length === 0;
  const isMatrix = rows > 1 && cols > 1;
  return isMatrix && more.length === 0 && Math.abs(rowStride) < Math.abs(only!.stride);
}

/** The transpose of a plane whose columns are one axis. */
export function turnedPlane(plane: Plane): Plane {
  const [only] = plane.columns;
  return {
    ...plane,
    rows: plane.cols,
    cols: plane.rows,
    rowStride: only!.stride,
    columns: [{ length: plane.rows, stride: plane.rowStride }],
  };
}
