import { failure, success, type Failure, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { decodeElements } from '../decode.js';
import { bytesOf, type ElementType } from '../element-types.js';
import { t } from '../../texts.js';

/** A data element of a MAT-file of level 5: its type, and where its data lie. */
export interface MatElement {
  readonly type: number;
  readonly start: number;
  readonly size: number;
  /** Offset of the next element. */
  readonly next: number;
}

/** The bytes that hold elements, and their byte order. */
export interface MatBytes {
  readonly bytes: ByteSource;
  readonly littleEndian: boolean;
}

export const miINT32 = 5;
export const miDOUBLE = 9;
export const miMATRIX = 14;
export const miCOMPRESSED = 15;

/** The numeric types of data elements (MathWorks, "MAT-File Format", table 1-1). */
const numbers: Readonly<Record<number, ElementType>> = {
  1: 'i8',
  2: 'u8',
  3: 'i16',
  4: 'u16',
  5: 'i32',
  6: 'u32',
  7: 'f32',
  9: 'f64',
  12: 'i64',
  13: 'u64',
  // Text in UTF-8, UTF-16 and UTF-32, where numbers are expected.
  16: 'u8',
  17: 'u16',
  18: 'u32',
};

export function numberType(type: number): ElementType | undefined {
  return numbers[type];
}

/**
 * The element at an offset. Its data are not read.
 *
 * @param end of the element or file that contains it.
 */
export async function elementAt(
  { bytes, littleEndian }: MatBytes,
  at: number,
  end: number,
): Promise<Result<MatElement>> {
  if (at + 8 > end) return endsEarly();
  const tag = viewOf(await bytes.read(at, at + 8));
  const first = tag.getUint32(0, littleEndian);
  const small = first >>> 16;
  if (small !== 0) {
    // Up to four bytes lie in the tag itself.
    if (small > 4) return endsEarly();
    return success({ type: first & 0xffff, start: at + 4, size: small, next: at + 8 });
  }
  const size = tag.getUint32(4, littleEndian);
  const start = at + 8;
  if (start + size > end) return endsEarly();
  // Packed elements are not padded. The last element of a file may lack its padding.
  const padded = first === miCOMPRESSED ? size : Math.ceil(size / 8) * 8;
  return success({ type: first, start, size, next: Math.min(end, start + padded) });
}

/** The whole numbers of an element, such as dimensions or row indices. */
export async function integersOf(
  { bytes, littleEndian }: MatBytes,
  { type, start, size }: MatElement,
): Promise<Float64Array> {
  const element = numberType(type) ?? 'i32';
  const data = await bytes.read(start, start + size);
  return decodeElements(data, Math.floor(size / bytesOf(element)), { type: element, littleEndian });
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function endsEarly(): Failure {
  return failure(
    'syntax',
    t('The .mat file ends early, or one of its elements has an impossible size.'),
  );
}
