import { failure, success, type Result } from '../../result.js';
import type { Limits } from '../catalog/catalog.js';
import { inMemory } from '../slices/strided-array.js';
import { elementAt, integersOf, miDOUBLE, miINT32, type MatBytes } from './elements.js';
import { denseOf, type Opened } from './entries.js';
import { UINT8, type Head } from './head.js';
import { doubles, numbersAt, type Numbers } from './numbers.js';
import { t } from '../../texts.js';

/** Row indices, starts of the columns, and values (compressed columns). */
export async function openSparse(
  source: MatBytes,
  { shape, isComplex, isLogical, next }: Head,
  name: string,
  end: number,
  { maxBytes }: Limits,
): Opened {
  const [rows = 0, cols = 0] = shape;
  const broken = failure(
    'syntax',
    t('The sparse matrix {0} has entries outside of its shape.', name),
  );
  if (shape.length !== 2) return broken;
  const rowElement = await elementAt(source, next, end);
  if (!rowElement.ok) return rowElement;
  const columnElement = await elementAt(source, rowElement.value.next, end);
  if (!columnElement.ok) return columnElement;
  const listed = rowElement.value.size + columnElement.value.size;
  // Indices of four bytes become doubles.
  if (2 * listed > maxBytes) {
    return failure(
      'tooLarge',
      t('{0} has {1} bytes of indices; up to {2} are read.', name, listed, maxBytes / 2),
    );
  }
  const row = await integersOf(source, rowElement.value);
  const starts = await integersOf(source, columnElement.value);
  const count = starts[cols] ?? -1;
  const rising = starts.slice(0, cols + 1).every((at, j) => at >= (j === 0 ? 0 : starts[j - 1]!));
  const inside = row.slice(0, count).every((i) => i >= 0 && i < rows);
  if (starts[0] !== 0 || count < 0 || count > row.length || !rising || !inside) return broken;
  const dense: Float64Array[] = [];
  let at = columnElement.value.next;
  for (let part = 0; part < (isComplex ? 2 : 1); part++) {
    const values =
      (isLogical ? await bytesAt(source, at, end, count, row.length) : undefined) ??
      (await numbersAt(source, name, at, end, count));
    if (!values.ok) return values;
    const out = denseOf(name, shape, maxBytes);
    if (!out.ok) return out;
    const numbers = await doubles(source, values.value, count);
    for (let j = 0; j < cols; j++) {
      for (let k = starts[j]!; k < starts[j + 1]!; k++)
        out.value[row[k]! * cols + j]! += numbers[k]!;
    }
    dense.push(out.value);
    at = values.value.next;
  }
  return success(inMemory(shape, dense[0]!, dense[1]));
}

/**
 * MATLAB writes the values of some sparse logical matrices as bytes, in an element that says doubles. SciPy found them
 * (issue 3539). Undefined for elements that are what they say.
 *
 * @param places entries that there is place for, at least `count`.
 */
async function bytesAt(
  source: MatBytes,
  at: number,
  end: number,
  count: number,
  places: number,
): Promise<Result<Numbers> | undefined> {
  const element = await elementAt(source, at, end);
  if (!element.ok) return undefined;
  const { type, start, size, next } = element.value;
  if (type !== miDOUBLE || size !== places || size >= 8 * count) return undefined;
  return success({ start, type: 'u8', size: 1, has: size, next });
}

/**
 * Octave (7.3 and others) writes a sparse logical matrix with the class of a dense one, uint8. Where a
 * dense one has its bytes, it has the row indices in four bytes each, and then the starts of the columns.
 */
export async function isSparseLogical(
  source: MatBytes,
  { kind, isLogical, shape, next }: Head,
  end: number,
): Promise<boolean> {
  if (kind !== UINT8 || !isLogical) return false;
  const rows = await elementAt(source, next, end);
  if (!rows.ok || rows.value.type !== miINT32) return false;
  const starts = await elementAt(source, rows.value.next, end);
  return starts.ok && starts.value.type === miINT32 && starts.value.size === 4 * (shape[1]! + 1);
}
