import { smallFloats, type SmallFloat } from './small-floats.js';

/** How one number is laid out in a binary file. */
export type ElementType =
  'bool' | 'i8' | 'i16' | 'i32' | 'i64' | 'u8' | 'u16' | 'u32' | 'u64' | 'f32' | 'f64' | SmallFloat;

/** Reads `count` numbers from the start of `bytes`, in the byte order of this machine. */
type Read = (bytes: Uint8Array, count: number) => Float64Array;

interface Layout {
  readonly bytes: number;
  /** Whole arrays are converted: a DataView takes five to twenty times as long, entry by entry. */
  readonly read: Read;
}

const layouts: Readonly<Record<ElementType, Layout>> = {
  bool: { bytes: 1, read: (bytes, count) => byTable(bytes.subarray(0, count), truth()) },
  i8: { bytes: 1, read: (bytes, count) => new Float64Array(view(Int8Array, bytes, count)) },
  i16: { bytes: 2, read: (bytes, count) => new Float64Array(view(Int16Array, bytes, count)) },
  i32: { bytes: 4, read: (bytes, count) => new Float64Array(view(Int32Array, bytes, count)) },
  i64: { bytes: 8, read: (bytes, count) => wide(bytes, count, view(Int32Array, bytes, 2 * count)) },
  u8: { bytes: 1, read: (bytes, count) => new Float64Array(bytes.subarray(0, count)) },
  u16: { bytes: 2, read: (bytes, count) => new Float64Array(view(Uint16Array, bytes, count)) },
  u32: { bytes: 4, read: (bytes, count) => new Float64Array(view(Uint32Array, bytes, count)) },
  u64: {
    bytes: 8,
    read: (bytes, count) => wide(bytes, count, view(Uint32Array, bytes, 2 * count)),
  },
  f8e4m3: { bytes: 1, read: small('f8e4m3') },
  f8e5m2: { bytes: 1, read: small('f8e5m2') },
  f16: { bytes: 2, read: small('f16') },
  bf16: { bytes: 2, read: small('bf16') },
  f32: { bytes: 4, read: (bytes, count) => new Float64Array(view(Float32Array, bytes, count)) },
  f64: { bytes: 8, read: doubles },
};

const littleMachine = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export function bytesOf(type: ElementType): number {
  return layouts[type].bytes;
}

/**
 * `count` numbers in double precision, from the start of `bytes`. All types are exact except 64-bit
 * integers beyond 2⁵³, which are rounded to the nearest double.
 *
 * @param bytes at least count · bytesOf(type) long, at any offset of its buffer.
 */
export function decodeElements(
  bytes: Uint8Array,
  count: number,
  type: ElementType,
  littleEndian: boolean,
): Float64Array {
  const { bytes: size, read } = layouts[type];
  return read(littleEndian === littleMachine ? bytes : swapped(bytes, count, size), count);
}

/** Little-endian doubles. */
export function encodeDoubles(data: Float64Array): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return littleMachine ? copyOf(bytes, bytes.length) : swapped(bytes, data.length, 8);
}

/** The bytes as a typed array: a view where they lie on its boundaries, of a copy elsewhere. */
function view<T extends ArrayBufferView>(
  kind: {
    readonly BYTES_PER_ELEMENT: number;
    new (buffer: ArrayBufferLike, offset: number, length: number): T;
  },
  bytes: Uint8Array,
  count: number,
): T {
  const size = kind.BYTES_PER_ELEMENT;
  const { buffer, byteOffset } =
    bytes.byteOffset % size === 0 ? bytes : copyOf(bytes, count * size);
  return new kind(buffer, byteOffset, count);
}

/**
 * Doubles where they lie, when that is nearly all of their buffer: new memory takes longer than reading. Elsewhere a
 * copy, so that a matrix keeps no large file.
 */
function doubles(bytes: Uint8Array, count: number): Float64Array {
  const fills = 8 * count > 0.9 * bytes.buffer.byteLength;
  return view(Float64Array, fills ? bytes : copyOf(bytes, 8 * count), count);
}

/** The first bytes in memory of their own; `slice` of Node's Buffer would share it. */
function copyOf(bytes: Uint8Array, length: number): Uint8Array {
  return new Uint8Array(bytes.subarray(0, length));
}

/** 64-bit integers from their halves. The sum of two exact numbers is rounded once, to the nearest. */
function wide(bytes: Uint8Array, count: number, signs: Int32Array | Uint32Array): Float64Array {
  const halves = view(Uint32Array, bytes, 2 * count);
  const [low, high] = littleMachine ? [0, 1] : [1, 0];
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = signs[2 * i + high]! * 2 ** 32 + halves[2 * i + low]!;
  return out;
}

function small(type: SmallFloat): Read {
  return (bytes, count) => {
    const table = smallFloats(type);
    return byTable(
      table.length === 256 ? bytes.subarray(0, count) : view(Uint16Array, bytes, count),
      table,
    );
  };
}

function byTable(codes: Uint8Array | Uint16Array, table: Float64Array): Float64Array {
  const out = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) out[i] = table[codes[i]!]!;
  return out;
}

/** Every byte but 0 is true. */
function truth(): Float64Array {
  return new Float64Array(256).fill(1, 1);
}

/** The first `count` numbers of `size` bytes with their bytes in the other order. */
function swapped(bytes: Uint8Array, count: number, size: number): Uint8Array {
  if (size === 1) return bytes;
  const from = new DataView(bytes.buffer, bytes.byteOffset, count * size);
  const to = size === 2 ? new Uint16Array(count) : new Uint32Array((count * size) / 4);
  if (size === 2) {
    for (let i = 0; i < count; i++) to[i] = from.getUint16(2 * i, !littleMachine);
  } else {
    // The words of a number change places, too.
    const turn = size / 4 - 1;
    for (let i = 0; i < to.length; i++) to[i ^ turn] = from.getUint32(4 * i, !littleMachine);
  }
  return new Uint8Array(to.buffer);
}
