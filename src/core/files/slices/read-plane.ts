import { decodeElements } from '../decode.js';
import { bytesOf } from '../element-types.js';
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
export async function readRows(plane: Plane, from: number, to: number): Promise<Float64Array> {
  const first = await readPart(plane, from, to, plane.part === 'imaginary');
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
): Promise<Float64Array> {
  const { array, cols, rowStride } = plane;
  const start = plane.start + from * rowStride + (imaginary ? (array.imaginary ?? 0) : 0);
  const pieces = await fetchPieces(plane, start, to - from);
  const { encoding } = array;
  const size = bytesOf(encoding.type);
  const only = pieces[0]!;
  if (pieces.length === 1 && isDense(plane, size)) {
    return decodeElements(only.bytes, (to - from) * cols, encoding);
  }
  const packed = new Uint8Array((to - from) * cols * size);
  for (const piece of pieces) gather(plane, piece, start, size, packed);
  return decodeElements(packed, (to - from) * cols, encoding);
}

/** Some rows and columns of a plane, and the bytes that hold them. */
interface Piece {
  /** Offset of the first byte in the file. */
  readonly start: number;
  readonly bytes: Uint8Array;
  /** Rows counted from the first one that is read. */
  readonly rows: readonly [number, number];
  readonly cols: readonly [number, number];
}

/** All entries in one reading, else row by row or column by column, whichever axis is denser. */
async function fetchPieces(plane: Plane, start: number, rows: number): Promise<Piece[]> {
  const { cols, rowStride } = plane;
  const whole = await fetchIfDense(plane, start, [0, rows], [0, cols]);
  if (whole) return [whole];
  const alongColumns = Math.abs(rowStride) < Math.abs(plane.columns.at(-1)!.stride);
  const pieces: Piece[] = [];
  const parts = alongColumns ? cols : rows;
  for (let k = 0; k < parts; k++) {
    const own: Piece['rows'] = [k, k + 1];
    const [inRows, inCols]: readonly Piece['rows'][] = alongColumns
      ? [[0, rows], own]
      : [own, [0, cols]];
    const piece = await fetchIfDense(plane, start, inRows!, inCols!);
    pieces.push(...(piece ? [piece] : await fetchOneByOne(plane, start, inRows!, inCols!)));
  }
  return pieces;
}

async function fetchOneByOne(
  plane: Plane,
  start: number,
  rows: Piece['rows'],
  cols: Piece['cols'],
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let i = rows[0]; i < rows[1]; i++) {
    for (let j = cols[0]; j < cols[1]; j++) {
      pieces.push((await fetchIfDense(plane, start, [i, i + 1], [j, j + 1]))!);
    }
  }
  return pieces;
}

/** The bytes between the first and the last entry, if not much lies between them that is not needed. */
async function fetchIfDense(
  plane: Plane,
  start: number,
  rows: Piece['rows'],
  cols: Piece['cols'],
): Promise<Piece | undefined> {
  const size = bytesOf(plane.array.encoding.type);
  const lower = Math.min(rows[0] * plane.rowStride, (rows[1] - 1) * plane.rowStride);
  const upper = Math.max(rows[0] * plane.rowStride, (rows[1] - 1) * plane.rowStride);
  const [left, right] = columnRange(plane, cols);
  const first = start + lower + left;
  const last = start + upper + right + size;
  const needed = (rows[1] - rows[0]) * (cols[1] - cols[0]) * size;
  if (last - first > Math.max(WASTE * needed, SMALL)) return undefined;
  return { start: first, bytes: await plane.array.bytes.read(first, last), rows, cols };
}

/** The smallest and the largest offset of some columns. */
function columnRange({ columns }: Plane, [from, to]: Piece['cols']): [number, number] {
  if (to - from === 1) {
    const offset = columnOffset(columns, from);
    return [offset, offset];
  }
  // All columns, or a range of the only axis.
  if (columns.length === 1) {
    const ends = [from * columns[0]!.stride, (to - 1) * columns[0]!.stride];
    return [Math.min(...ends), Math.max(...ends)];
  }
  let [lower, upper] = [0, 0];
  for (const { length, stride } of columns) {
    lower += Math.min(0, (length - 1) * stride);
    upper += Math.max(0, (length - 1) * stride);
  }
  return [lower, upper];
}

/** Offset of a column in bytes; the index of the last axis varies fastest. */
function columnOffset(columns: Plane['columns'], column: number): number {
  let rest = column;
  let offset = 0;
  for (let k = columns.length - 1; k >= 0; k--) {
    const { length, stride } = columns[k]!;
    offset += (rest % length) * stride;
    rest = Math.floor(rest / length);
  }
  return offset;
}

/** Whether the entries of the plane lie by rows without gaps. */
function isDense({ columns, cols, rows, rowStride }: Plane, size: number): boolean {
  return (
    columns.length === 1 &&
    (columns[0]!.stride === size || cols === 1) &&
    (rowStride === cols * size || rows === 1)
  );
}

/** Copies the entries of a piece to their places by rows. */
function gather(plane: Plane, piece: Piece, start: number, size: number, out: Uint8Array): void {
  const { columns, cols, rowStride } = plane;
  const { bytes } = piece;
  const [firstRow, lastRow] = piece.rows;
  const [firstCol, lastCol] = piece.cols;
  for (let j = firstCol; j < lastCol; j++) {
    const column = start + columnOffset(columns, j) - piece.start;
    for (let i = firstRow; i < lastRow; i++) {
      const from = column + i * rowStride;
      const to = (i * cols + j) * size;
      for (let k = 0; k < size; k++) out[to + k] = bytes[from + k]!;
    }
  }
}
