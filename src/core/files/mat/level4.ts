import { failure, success, type Failure, type Result } from '../../result.js';
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
    const triplets = { bytes, start, count, encoding };
    return success({ entry: await sparseEntry(triplets, variable), next });
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

/** Rows of i, j, value and perhaps imaginary value in the file, which lie by columns. */
interface Triplets {
  readonly bytes: ByteSource;
  readonly start: number;
  /** All numbers. */
  readonly count: number;
  readonly encoding: { readonly type: ElementType; readonly littleEndian: boolean };
}

/** A sparse matrix: a table of its entries, whose last row has the shape. They are read when it is opened. */
async function sparseEntry(triplets: Triplets, table: Variable): Promise<ArrayEntry> {
  const [rows = 0, width = 0] = table.shape;
  const { name, bytes } = table;
  const isComplex = width === 4;
  const shapeAt = async (column: number) =>
    (await numbersOf(triplets, (column + 1) * rows - 1, 1))[0]!;
  const hasShape = rows > 0 && (width === 3 || width === 4);
  const shape = hasShape ? [await shapeAt(0), await shapeAt(1)] : [0, 0];
  const variable = { name, shape, className: 'sparse double', isComplex, bytes };
  const isShape = shape.every((length) => Number.isInteger(length) && length >= 0);
  if (!hasShape || !isShape) return entryWithout({ ...variable, shape: [0, 0] }, outside(name));
  const open = (limits: Limits) => openTriplets(triplets, variable, rows, limits);
  return entryOf(variable, open);
}

async function openTriplets(
  triplets: Triplets,
  { name, shape, isComplex }: Variable,
  rows: number,
  { maxBytes }: Limits,
): Opened {
  const made = 8 * triplets.count;
  if (made > maxBytes) {
    return failure(
      'tooLarge',
      t('{0} takes {1} bytes in memory; up to {2} are used.', name, made, maxBytes),
    );
  }
  const column = (index: number) => numbersOf(triplets, index * rows, rows - 1);
  const [i, j] = [await column(0), await column(1)];
  const isWithin = (numbers: Float64Array, length: number) =>
    numbers.every((each) => Number.isInteger(each) && each >= 1 && each <= length);
  if (!isWithin(i, shape[0]!) || !isWithin(j, shape[1]!)) return outside(name);
  const dense: Float64Array[] = [];
  for (const part of isComplex ? [2, 3] : [2]) {
    const out = denseOf(name, shape, maxBytes);
    if (!out.ok) return out;
    const values = await column(part);
    values.forEach((value, k) => {
      out.value[(i[k]! - 1) * shape[1]! + j[k]! - 1]! += value;
    });
    dense.push(out.value);
  }
  return success(inMemory(shape, dense[0]!, dense[1]));
}

async function numbersOf(
  { bytes, start, encoding }: Triplets,
  from: number,
  count: number,
): Promise<Float64Array> {
  const size = bytesOf(encoding.type);
  const at = start + from * size;
  return decodeElements(await bytes.read(at, at + count * size), count, encoding);
}

function outside(name: string): Failure {
  return failure('syntax', t('The sparse matrix {0} has entries outside of its shape.', name));
}
