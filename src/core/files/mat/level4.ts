import { failure, success, type Result } from '../../result.js';
import type { ArrayCatalog, ArrayEntry, Limits } from '../catalog/catalog.js';
import type { ByteSource } from '../bytes.js';
import { decodeElements } from '../decode.js';
import { bytesOf, type ElementType } from '../element-types.js';
import { latin1 } from '../latin1.js';
import { denseStrides, inMemory } from '../slices/strided-array.js';
import { endsEarly, viewOf } from './elements.js';
import {
  denseOf,
  entryOf,
  entryWithout,
  MAX_ARRAYS,
  tooMany,
  type Opened,
  type Variable,
} from './entries.js';
import { t } from '../../texts.js';

const HEADER = 20;
const MAX_NAME = 1000;

/** The types of numbers, by the tens of the type field, and MATLAB's classes for them. */
const types: readonly (readonly [ElementType, string])[] = [
  ['f64', 'double'],
  ['f32', 'single'],
  ['i32', 'int32'],
  ['i16', 'int16'],
  ['u16', 'uint16'],
  ['u8', 'uint8'],
];

/** The variables of a MAT-file of level 4 (MathWorks, "MAT-File Format", chapter 2). */
export async function level4Catalog(bytes: ByteSource): Promise<Result<ArrayCatalog>> {
  const entries: ArrayEntry[] = [];
  for (let at = 0; at < bytes.size;) {
    if (entries.length === MAX_ARRAYS) return tooMany();
    const found = await variableAt(bytes, at);
    if (!found.ok) return found;
    entries.push(found.value.entry);
    at = found.value.next;
  }
  if (entries.length === 0) return failure('none', t('There is no variable in this .mat file.'));
  return success({ format: t('MATLAB .mat level 4'), entries });
}

async function variableAt(
  bytes: ByteSource,
  at: number,
): Promise<Result<{ entry: ArrayEntry; next: number }>> {
  if (at + HEADER > bytes.size) return endsEarly();
  const view = viewOf(await bytes.read(at, at + HEADER));
  // The field of the type is below 5000 in the right byte order.
  const littleEndian = view.getUint32(0, true) < 5000;
  const [type = 0, rows = 0, cols = 0, complex = 0, nameLength = 0] = [0, 4, 8, 12, 16].map(
    (offset) => view.getInt32(offset, littleEndian),
  );
  const [machine, precision, kind] = [type / 1000, (type / 10) % 10, type % 10].map(Math.floor);
  const named = types[precision!];
  if (machine! > 1 || !named || kind! > 2 || rows < 0 || cols < 0 || nameLength < 1)
    return endsEarly();
  if (nameLength > MAX_NAME) return endsEarly();
  const [element, className] = named;
  const count = rows * cols;
  const size = count * bytesOf(element);
  const start = at + HEADER + nameLength;
  const isComplex = complex === 1;
  const next = start + size * (isComplex ? 2 : 1);
  if (next > bytes.size) return endsEarly();
  const name = latin1(await bytes.read(at + HEADER, start - 1));
  const encoding = { type: element, littleEndian };
  const variable: Variable = {
    name,
    shape: [rows, cols],
    className,
    isComplex,
    bytes: next - start,
  };
  if (kind === 1) {
    const text = failure('notNumeric', t('{0} is a text, not a matrix of numbers.', name));
    return success({ entry: entryWithout({ ...variable, className: 'char' }, text), next });
  }
  if (kind === 2) {
    const triplets = decodeElements(await bytes.read(start, next), count, encoding);
    return success({ entry: sparseEntry(name, triplets, rows, cols), next });
  }
  const array = {
    bytes,
    shape: [rows, cols],
    strides: denseStrides([rows, cols], 'columns', bytesOf(element)),
    start,
    encoding,
    imaginary: isComplex ? size : undefined,
  };
  return success({ entry: entryOf(variable, () => Promise.resolve(success(array))), next });
}

/** Columns i, j, value and imaginary value, by columns; the last row has the shape. */
function sparseEntry(
  name: string,
  triplets: Float64Array,
  count: number,
  width: number,
): ArrayEntry {
  const column = (index: number) => triplets.subarray(index * count, (index + 1) * count);
  const [i, j] = [column(0), column(1)];
  const shape = [i.at(-1) ?? 0, j.at(-1) ?? 0];
  const isComplex = width === 4;
  const variable = {
    name,
    shape,
    className: 'sparse double',
    isComplex,
    bytes: triplets.byteLength,
  };
  const isSound =
    count > 0 &&
    (width === 3 || width === 4) &&
    shape.every((length) => Number.isInteger(length) && length >= 0) &&
    i.every((row) => Number.isInteger(row) && row >= 1 && row <= shape[0]!) &&
    j.every((col) => Number.isInteger(col) && col >= 1 && col <= shape[1]!);
  const broken = failure(
    'syntax',
    t('The sparse matrix {0} has entries outside of its shape.', name),
  );
  if (!isSound) return entryWithout(variable, broken);
  const open = ({ maxBytes }: Limits): Opened => {
    const parts = [column(2), ...(isComplex ? [column(3)] : [])];
    const dense: Float64Array[] = [];
    for (const values of parts) {
      const out = denseOf(name, shape, maxBytes);
      if (!out.ok) return Promise.resolve(out);
      for (let k = 0; k + 1 < count; k++) {
        out.value[(i[k]! - 1) * shape[1]! + j[k]! - 1]! += values[k]!;
      }
      dense.push(out.value);
    }
    return Promise.resolve(success(inMemory(shape, dense[0]!, dense[1])));
  };
  return entryOf(variable, open);
}
