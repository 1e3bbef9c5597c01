import { decodeElements } from '../decode.js';
import { bytesOf } from '../element-types.js';
import type { SpareMemory } from '../../spare-memory.js';
import type { Plane } from './plane.js';

/** A reading may fetch so many times the bytes that are needed, if this saves single readings. */
const WASTE = 4;
/** A reading of at most this many bytes is always one reading. */
const SMALL = 2 ** 16;

/**
 * Rows `from` … `to` − 1 of a plane, by rows: (to − from) × cols numbers. Adjacent entries are fetched together.
 *
 * @throws when the bytes cannot be read, with a message for the user.
 */
export async function readRows(
  plane: Plane,
  from: number,
  to: number,
  memory?: SpareMemory,
): Promise<Float64Array> {
  const first = await readPart(plane, from, to, plane.part === 'imaginary', memory);
  const { imaginary } = plane.array;
  if (imaginary === undefined) return imaginaryOfReal(plane, first);
  if (plane.part === 'real' || plane.part === 'imaginary') return first;
  const second = await readPart(plane, from, to, true);
  const combine =
    plane.part === 'magnitude' ? Math.hypot : (re: number, im: number) => Math.atan2(im, re);
  return first.map((re, i) => combine(re, second[i]!));
}

/** Real numbers have the imaginary part 0, and the phase 0 or π. */
function imaginaryOfReal({ part }: Plane, real: Float64Array): Float64Array {
  if (part === 'magnitude') return real.map(Math.abs);
  if (part === 'imaginary') return real.map((value) => 0 * value);
  if (part === 'phase') return real.map((value) => Math.atan2(0, value));
  return real;
}

/** One number of each entry: the real or the imaginary part. */
async function readPart(
  plane: Plane,
  from: number,
  to: number,
  imaginary: boolean,
  memory?: SpareMemory,
): Promise<Float64Array> {
  const { array, cols, rowStride } = plane;
  const start = plane.start + from * rowStride + (imaginary ? (array.imaginary ?? 0) : 0);
  const { encoding } = array;
  const size = bytesOf(encoding.type);
  if (isDense(plane, size)) {
    const count = (to - from) * cols;
    const bytes = await array.bytes.read(start, start + count * size, memory);
    const numbers = decodeElements(bytes, count, encoding, { memory });
    if (numbers.buffer !== bytes.buffer) memory?.give(bytes.buffer);
    return numbers;
  }
  const pieces = await fetchPieces(plane, start, to - from);
  const packed = new Uint8Array((to - from) * cols * size);
  for (const piece of pieces) gather(plane, piece, start, size, packed);
  return decodeElements(packed, (to - from) * cols, encoding);
}

/** The first index and the one after the last. */
type Span = readonly [number, number];

/** A part of a plane: rows, counted from the first one that is read, and a span of each axis of the columns. */
interface Box {
  readonly rows: Span;
  readonly axes: readonly Span[];
}

/** A part of a plane, and the bytes that hold it. */
interface Piece {
  readonly box: Box;
  /** Offset of the first byte in the file. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

async function fetchPieces(plane: Plane, start: number, rows: number): Promise<Piece[]> {
  const axes = plane.columns.map(({ length }): Span => [0, length]);
  const pieces: Piece[] = [];
  await fetchBox(plane, start, { rows: [0, rows], axes }, pieces);
  return pieces;
}

/**
 * All entries in one reading, if not much lies between them that is not needed. Otherwise the box is cut along the axis
 * whose steps are widest, so that what lies together stays together.
 */
async function fetchBox(plane: Plane, start: number, box: Box, pieces: Piece[]): Promise<void> {
  const { first, last, needed } = extentOf(plane, start, box);
  if (last - first <= Math.max(WASTE * needed, SMALL)) {
    pieces.push({ box, start: first, bytes: await plane.array.bytes.read(first, last) });
    return;
  }
  const axis = widestAxis(plane, box);
  const [from, to] = axis < 0 ? box.rows : box.axes[axis]!;
  for (let at = from; at < to; at++) {
    const only: Span = [at, at + 1];
    const part =
      axis < 0
        ? { ...box, rows: only }
        : { ...box, axes: box.axes.map((span, each) => (each === axis ? only : span)) };
    await fetchBox(plane, start, part, pieces);
  }
}

/** The bytes from the first to the last entry of a box, and how many of them are needed. */
function extentOf({ array, rowStride, columns }: Plane, start: number, { rows, axes }: Box) {
  const size = bytesOf(array.encoding.type);
  let [first, last, needed] = [start, start + size, size];
  const add = ([from, to]: Span, stride: number) => {
    first += Math.min(from * stride, (to - 1) * stride);
    last += Math.max(from * stride, (to - 1) * stride);
    needed *= to - from;
  };
  add(rows, rowStride);
  axes.forEach((span, axis) => add(span, columns[axis]!.stride));
  return { first, last, needed };
}

/** The axis of the columns with the widest steps of those that have several indices; −1 for the rows. */
function widestAxis({ rowStride, columns }: Plane, { rows, axes }: Box): number {
  let widest = -1;
  let step = rows[1] - rows[0] > 1 ? Math.abs(rowStride) : -1;
  axes.forEach(([from, to], axis) => {
    const own = Math.abs(columns[axis]!.stride);
    if (to - from > 1 && own > step) [widest, step] = [axis, own];
  });
  return widest;
}

/** Whether the entries of the plane lie by rows without gaps, forwards. */
function isDense({ columns, cols, rows, rowStride }: Plane, size: number): boolean {
  return (
    columns.length === 1 &&
    (columns[0]!.stride === size || cols === 1) &&
    (rowStride === cols * size || rows === 1)
  );
}

/** Copies the entries of a piece to their places by rows; the index of the last axis of the columns varies fastest. */
function gather(plane: Plane, piece: Piece, start: number, size: number, out: Uint8Array): void {
  const { columns, cols, rowStride } = plane;
  const { bytes, box } = piece;
  const [firstRow, lastRow] = box.rows;
  const copy = (axis: number, column: number, offset: number): void => {
    if (axis < columns.length) {
      const { length, stride } = columns[axis]!;
      const [from, to] = box.axes[axis]!;
      for (let k = from; k < to; k++) copy(axis + 1, column * length + k, offset + k * stride);
      return;
    }
    for (let i = firstRow; i < lastRow; i++) {
      const from = offset + i * rowStride;
      const to = (i * cols + column) * size;
      for (let k = 0; k < size; k++) out[to + k] = bytes[from + k]!;
    }
  };
  copy(0, 0, start - piece.start);
}
