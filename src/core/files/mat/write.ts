import type { NumericArray } from '../arrays.js';
import { encodeDoubles } from '../encode.js';
import { joined } from '../joined.js';
import { encodeUtf8 } from '../utf8.js';

const DOUBLE_CLASS = 6;
const miINT8 = 1;
const miINT32 = 5;
const miUINT32 = 6;
const miDOUBLE = 9;
const miMATRIX = 14;

/** MATLAB's longest name of a variable. */
const MAX_NAME = 63;

/**
 * A MAT-file of level 5 with arrays of doubles, not packed, which every version of MATLAB since 5, Octave and SciPy read.
 *
 * @param arrays by their names: letters, digits and underscores, a letter first.
 * @throws RangeError for an array of 4 GiB or more, which needs version 7.3.
 */
export function writeMat(arrays: Readonly<Record<string, NumericArray>>): Uint8Array {
  const parts = [header()];
  for (const [name, array] of Object.entries(arrays)) parts.push(matrix(name, array));
  return joined(parts);
}

function header(): Uint8Array {
  const bytes = new Uint8Array(128).fill(0x20, 0, 116);
  bytes.set(encodeUtf8('MATLAB 5.0 MAT-file, written by Low-Rank Lens'));
  // Version 1, and the mark of the little-endian order.
  bytes.set([0, 1, 0x49, 0x4d], 124);
  return bytes;
}

function matrix(name: string, { shape, data }: NumericArray): Uint8Array {
  // A matrix has two dimensions at least; a vector is a row.
  const dimensions = shape.length === 0 ? [1, 1] : shape.length === 1 ? [1, ...shape] : shape;
  const content = joined([
    element(miUINT32, words([DOUBLE_CLASS, 0])),
    element(miINT32, words(dimensions)),
    element(miINT8, encodeUtf8(name.slice(0, MAX_NAME))),
    element(miDOUBLE, encodeDoubles(byColumns(dimensions, data))),
  ]);
  if (content.length >= 2 ** 32) throw new RangeError('the array has 4 GiB or more');
  return joined([words([miMATRIX, content.length]), content]);
}

/** The first index fastest instead of the last one. */
function byColumns(shape: readonly number[], data: Float64Array): Float64Array {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = 1; axis < shape.length; axis++) {
    strides[axis] = strides[axis - 1]! * shape[axis - 1]!;
  }
  const out = new Float64Array(data.length);
  const index = new Array<number>(shape.length).fill(0);
  let to = 0;
  for (const value of data) {
    out[to] = value;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      to += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      to -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

function element(type: number, content: Uint8Array): Uint8Array {
  return joined([words([type, content.length]), content, new Uint8Array(-content.length & 7)]);
}

/** Little-endian whole numbers of four bytes. */
function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setUint32(4 * i, value, true));
  return bytes;
}
