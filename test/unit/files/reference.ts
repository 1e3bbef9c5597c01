import type { ElementType } from '../../../src/core/files/element-types.js';

type Get = (view: DataView, at: number, little: boolean) => number;

/** How DataView reads one number: the definition that whole arrays are compared with. */
export const readers: Readonly<Record<ElementType, readonly [bytes: number, get: Get]>> = {
  bool: [1, (view, at) => Number(view.getUint8(at) !== 0)],
  i8: [1, (view, at) => view.getInt8(at)],
  i16: [2, (view, at, little) => view.getInt16(at, little)],
  i32: [4, (view, at, little) => view.getInt32(at, little)],
  i64: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  u8: [1, (view, at) => view.getUint8(at)],
  u16: [2, (view, at, little) => view.getUint16(at, little)],
  u32: [4, (view, at, little) => view.getUint32(at, little)],
  u64: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
  f8e4m3: [
    1,
    (view, at) => ((view.getUint8(at) & 127) === 127 ? NaN : float(view.getUint8(at), 4, 3)),
  ],
  f8e5m2: [1, (view, at) => ieee(view.getUint8(at), 5, 2)],
  f16: [2, (view, at, little) => ieee(view.getUint16(at, little), 5, 10)],
  bf16: [2, (view, at, little) => ieee(view.getUint16(at, little), 8, 7)],
  f32: [4, (view, at, little) => view.getFloat32(at, little)],
  f64: [8, (view, at, little) => view.getFloat64(at, little)],
};

export const types = Object.keys(readers) as ElementType[];

/** Entry after entry. */
export function readSlowly(
  bytes: Uint8Array,
  count: number,
  type: ElementType,
  little: boolean,
): Float64Array {
  const [size, get] = readers[type];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: count }, (_, i) => get(view, i * size, little));
}

/** A float whose largest exponent is for infinities and NaN. */
function ieee(code: number, exponentBits: number, fractionBits: number): number {
  const largest = 2 ** exponentBits - 1;
  if (((code >> fractionBits) & largest) < largest) return float(code, exponentBits, fractionBits);
  const isInfinite = (code & (2 ** fractionBits - 1)) === 0;
  return isInfinite ? (code >> (exponentBits + fractionBits) ? -Infinity : Infinity) : NaN;
}

function float(code: number, exponentBits: number, fractionBits: number): number {
  const sign = code >> (exponentBits + fractionBits) ? -1 : 1;
  const exponent = (code >> fractionBits) & (2 ** exponentBits - 1);
  const fraction = (code & (2 ** fractionBits - 1)) / 2 ** fractionBits;
  const least = 2 - 2 ** (exponentBits - 1);
  const size =
    exponent === 0 ? fraction * 2 ** least : (1 + fraction) * 2 ** (exponent - 1 + least);
  return sign * size;
}
