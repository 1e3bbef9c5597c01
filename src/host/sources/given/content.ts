import {
  memoryBytes,
  planeOf,
  rawCatalog,
  readRows,
  toMatrix,
  type ElementType,
  type Matrix,
  type Plane,
} from '../../../core/index.js';
import type { LargeMatrix } from '../source.js';

/** Numbers that another extension gave, checked. */
export interface GivenNumbers {
  readonly rows: number;
  readonly cols: number;
  readonly bytes: Uint8Array;
  readonly type: ElementType;
  readonly order: 'rows' | 'columns';
  readonly littleEndian: boolean;
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
}

/** The numbers as a matrix; one with too many entries for a page stays as it is, and is read by rows. */
export async function contentOf(
  given: GivenNumbers,
  maxEntries: number,
): Promise<Matrix | LargeMatrix> {
  const { rows, cols, type, rowLabels, columnLabels } = given;
  const plane = await planeIn(given);
  const columns = columnLabels ? { columnLabels } : {};
  if (rows * cols > maxEntries) {
    return { rows, cols, elementType: type, content: plane, ...columns };
  }
  const matrix = toMatrix(rows, cols, await readRows(plane, 0, rows), true);
  return { ...matrix, ...columns, ...(rowLabels ? { rowLabels } : {}) };
}

async function planeIn(given: GivenNumbers): Promise<Plane> {
  const { rows, cols, bytes, type, order, littleEndian } = given;
  const shape = [rows, cols];
  const catalog = rawCatalog(memoryBytes(bytes), { type, littleEndian, shape, order, offset: 0 });
  const array = catalog.ok ? await catalog.value.entries[0]!.open({ maxBytes: 0 }) : catalog;
  const plane = array.ok ? planeOf('The matrix', array.value, { axes: [0, 1], at: [0, 0] }) : array;
  if (!plane.ok) throw new Error(plane.problem.message);
  return plane.value;
}
