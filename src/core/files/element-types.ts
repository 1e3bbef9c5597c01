import { littleMachine } from './byte-order.js';
import { smallFloats, type SmallFloat } from './small-floats.js';

/** How one number is laid out in a binary file. */
export type ElementType =
  'bool' | 'i8' | 'i16' | 'i32' | 'i64' | 'u8' | 'u16' | 'u32' | 'u64' | 'f32' | 'f64' | SmallFloat;

/**
 * Writes as many numbers as `out` holds, from the start of `bytes`. The bytes are in the order of this machine. They
 * lie on a boundary of four bytes, or of the size of an element if that is smaller.
 */
type Read = (bytes: Uint8Array, out: Float64Array) => void;

interface Layout {
  readonly bytes: number;
  readonly isFloat?: boolean;
  /** Whole arrays are converted: a DataView takes five to twenty times as long, entry by entry. */
  readonly read: Read;
}

const layouts: Readonly<Record<ElementType, Layout>> = {
  bool: { bytes: 1, read: truths },
  i8: { bytes: 1, read: typed(Int8Array) },
  i16: { bytes: 2, read: typed(Int16Array) },
  i32: { bytes: 4, read: typed(Int32Array) },
  i64: { bytes: 8, read: wide(Int32Array) },
  u8: { bytes: 1, read: typed(Uint8Array) },
  u16: { bytes: 2, read: typed(Uint16Array) },
  u32: { bytes: 4, read: typed(Uint32Array) },
  u64: { bytes: 8, read: wide(Uint32Array) },
  f8e4m3: { bytes: 1, isFloat: true, read: small('f8e4m3', Uint8Array) },
  f8e5m2: { bytes: 1, isFloat: true, read: small('f8e5m2', Uint8Array) },
  f16: { bytes: 2, isFloat: true, read: small('f16', Uint16Array) },
  bf16: { bytes: 2, isFloat: true, read: small('bf16', Uint16Array) },
  f32: { bytes: 4, isFloat: true, read: typed(Float32Array) },
  f64: { bytes: 8, isFloat: true, read: doubles },
};

/** All types, the most usual first. */
export const elementTypes = [
  ...(['f64', 'f32', 'f16', 'bf16'] as const),
  ...(['i32', 'i64', 'i16', 'i8', 'u8', 'u16', 'u32', 'u64'] as const),
  ...(['bool', 'f8e4m3', 'f8e5m2'] as const),
] as const satisfies readonly ElementType[];

export function bytesOf(type: ElementType): number {
  return layouts[type].bytes;
}

/** Whether there are codes for NaN. */
export function isFloat(type: ElementType): boolean {
  return layouts[type].isFloat ?? false;
}

/** Converts numbers in the byte order of this machine; see `Read`. */
export function convert(type: ElementType, bytes: Uint8Array, out: Float64Array): void {
  layouts[type].read(bytes, out);
}

type Kind<T> = new (buffer: ArrayBufferLike, offset: number, length: number) => T;

function typed(kind: Kind<ArrayLike<number>>): Read {
  return (bytes, out) => {
    out.set(new kind(bytes.buffer, bytes.byteOffset, out.length));
  };
}

/** Doubles need no conversion and no boundary. `bytes` and `out` may overlap. */
function doubles(bytes: Uint8Array, out: Float64Array): void {
  const to = new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
  if (to.buffer === bytes.buffer && to.byteOffset === bytes.byteOffset) return;
  to.set(bytes.subarray(0, to.length));
}

/**
 * 64-bit integers from their halves. The sum of two exact numbers is rounded once, to the nearest. `out` may be the
 * memory of the integers, or begin less than 8 bytes before it: each number is read before its place is written.
 *
 * @param kind of the upper half, which has the sign.
 */
function wide(kind: Kind<Int32Array | Uint32Array>): Read {
  const [low, high] = littleMachine ? [0, 1] : [1, 0];
  return (bytes, out) => {
    const uppers = new kind(bytes.buffer, bytes.byteOffset, 2 * out.length);
    const lowers = new Uint32Array(bytes.buffer, bytes.byteOffset, 2 * out.length);
    for (let i = 0; i < out.length; i++) {
      out[i] = uppers[2 * i + high]! * 2 ** 32 + lowers[2 * i + low]!;
    }
  };
}

/** Four at a time take half of the time of one at a time. */
function small(type: SmallFloat, kind: Kind<Uint8Array | Uint16Array>): Read {
  return (bytes, out) => {
    const table = smallFloats(type);
    const codes = new kind(bytes.buffer, bytes.byteOffset, out.length);
    let i = 0;
    for (; i + 4 <= out.length; i += 4) {
      const a = table[codes[i]!]!;
      const b = table[codes[i + 1]!]!;
      const c = table[codes[i + 2]!]!;
      const d = table[codes[i + 3]!]!;
      out[i] = a;
      out[i + 1] = b;
      out[i + 2] = c;
      out[i + 3] = d;
    }
    for (; i < out.length; i++) out[i] = table[codes[i]!]!;
  };
}

/** Every byte but 0 is true. NumPy writes only 0 and 1, which need no test of each byte. */
function truths(bytes: Uint8Array, out: Float64Array): void {
  let bits = 0;
  for (let i = 0; i < out.length; i++) bits |= bytes[i]!;
  if (bits <= 1) out.set(bytes.subarray(0, out.length));
  else for (let i = 0; i < out.length; i++) out[i] = bytes[i] === 0 ? 0 : 1;
}
