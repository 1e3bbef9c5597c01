/** How one number is laid out in a binary file. */
export type ElementType =
  | 'bool'
  | 'i8'
  | 'i16'
  | 'i32'
  | 'i64'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'f16'
  | 'bf16'
  | 'f32'
  | 'f64';

interface Layout {
  readonly bytes: number;
  readonly read: (view: DataView, at: number, littleEndian: boolean) => number;
}

const layouts: Readonly<Record<ElementType, Layout>> = {
  bool: { bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  i8: { bytes: 1, read: (view, at) => view.getInt8(at) },
  i16: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  i32: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  i64: { bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  u8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  u16: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  u32: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  u64: { bytes: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  f16: { bytes: 2, read: (view, at, little) => halfToNumber(view.getUint16(at, little)) },
  bf16: { bytes: 2, read: (view, at, little) => brainToNumber(view.getUint16(at, little)) },
  f32: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f64: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
};

export function bytesOf(type: ElementType): number {
  return layouts[type].bytes;
}

/**
 * `count` numbers in double precision, from the start of `bytes`. All types are exact except 64-bit
 * integers beyond 2⁵³, which are rounded to the nearest double.
 *
 * @param bytes at least count · bytesOf(type) long.
 */
export function decodeElements(
  bytes: Uint8Array,
  count: number,
  type: ElementType,
  littleEndian: boolean,
): Float64Array {
  const { bytes: size, read } = layouts[type];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = read(view, i * size, littleEndian);
  return out;
}

/** Little-endian doubles. */
export function encodeDoubles(data: Float64Array): Uint8Array {
  const out = new Uint8Array(data.length * 8);
  const view = new DataView(out.buffer);
  data.forEach((value, i) => {
    view.setFloat64(i * 8, value, true);
  });
  return out;
}

/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const single = new DataView(new ArrayBuffer(4));

/** bfloat16: the upper half of a binary32. */
function brainToNumber(bits: number): number {
  single.setUint32(0, bits << 16);
  return single.getFloat32(0);
}
