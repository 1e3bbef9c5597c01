import type { ByteSource } from '../files/bytes.js';
import type { ArrayEntry } from '../files/catalog/catalog.js';
import { bytesOf, type ElementType } from '../files/element-types.js';
import { denseStrides } from '../files/slices/strided-array.js';
import { success } from '../result.js';

/** An array in another program, as the programs of this folder describe it. */
export interface ValueDescription {
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly complex: boolean;
  readonly little: boolean;
  readonly order: 'rows' | 'columns' | 'sparse';
  /** The element type as its library names it: `torch.bfloat16`. */
  readonly typeName: string;
  /** Names of the columns, the last axis. */
  readonly cols?: readonly string[] | null | undefined;
}

/** Bytes of one entry, of both parts if it is complex. */
export function valueEntryBytes({ type, complex }: ValueDescription): number {
  return bytesOf(type) * (complex ? 2 : 1);
}

/** Number of entries. */
export function valueCount({ shape }: ValueDescription): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The array in the form that arrays of files have, so that slices, complex parts and large matrices work the same way. */
export function valueEntry(
  name: string,
  description: ValueDescription,
  bytes: ByteSource,
): ArrayEntry {
  const { shape, type, complex, little, order, typeName, cols } = description;
  const entryBytes = valueEntryBytes(description);
  return {
    name,
    shape,
    elementType: typeName,
    order,
    isComplex: complex,
    isWide: type === 'i64' || type === 'u64',
    bytes: valueCount(description) * entryBytes,
    ...(cols ? { columnLabels: cols } : {}),
    open: () =>
      Promise.resolve(
        success({
          bytes,
          shape,
          strides: denseStrides(shape, order === 'columns' ? 'columns' : 'rows', entryBytes),
          start: 0,
          encoding: { type, littleEndian: little },
          ...(complex ? { imaginary: bytesOf(type) } : {}),
        }),
      ),
  };
}
