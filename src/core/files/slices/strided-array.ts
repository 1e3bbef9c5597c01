import type { ByteSource } from '../bytes.js';
import { memoryBytes } from '../bytes.js';
import { littleMachine } from '../byte-order.js';
import type { Encoding } from '../decode.js';
import { bytesOf } from '../element-types.js';

/** An array of numbers of one encoding, with any number of dimensions, at any places of a file. */
export interface StridedArray {
  readonly bytes: ByteSource;
  /** Length of each dimension. */
  readonly shape: readonly number[];
  /** Distance in bytes from one index of a dimension to the next. */
  readonly strides: readonly number[];
  /** Offset of the first entry in bytes. */
  readonly start: number;
  readonly encoding: Encoding;
  /** Distance in bytes from the real to the imaginary part of an entry; absent for real numbers. */
  readonly imaginary?: number | undefined;
}

/** Which index varies fastest: the last one ("C order") or the first one ("Fortran order"). */
export type Order = 'rows' | 'columns';

/** The strides of an array without gaps, in bytes. */
export function denseStrides(shape: readonly number[], order: Order, entryBytes: number): number[] {
  const strides = new Array<number>(shape.length).fill(entryBytes);
  let stride = entryBytes;
  for (let k = 0; k < shape.length; k++) {
    const axis = order === 'columns' ? k : shape.length - 1 - k;
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Doubles in memory as an array; the last index varies fastest. */
export function inMemory(
  shape: readonly number[],
  data: Float64Array,
  imaginary?: Float64Array,
): StridedArray {
  const bytes = new Uint8Array((imaginary ? 2 : 1) * data.byteLength);
  const own = imaginary ? bytes : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (imaginary) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    const second = new Uint8Array(imaginary.buffer, imaginary.byteOffset, imaginary.byteLength);
    bytes.set(second, data.byteLength);
  }
  return {
    bytes: memoryBytes(own),
    shape,
    strides: denseStrides(shape, 'rows', 8),
    start: 0,
    encoding: { type: 'f64', littleEndian: littleMachine },
    imaginary: imaginary && data.byteLength,
  };
}

/** The first and the last byte (exclusive) that an array without entries of length 0 may touch. */
export function extent({
  shape,
  strides,
  start,
  encoding,
  imaginary,
}: StridedArray): [number, number] {
  let from = start + Math.min(0, imaginary ?? 0);
  let to = start + bytesOf(encoding.type) + Math.max(0, imaginary ?? 0);
  shape.forEach((length, axis) => {
    const reach = (length - 1) * strides[axis]!;
    if (reach < 0) from += reach;
    else to += reach;
  });
  return [from, to];
}
