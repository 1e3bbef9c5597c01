import { littleMachine, reverseNumbers } from './byte-order.js';
import type { SpareMemory } from '../spare-memory.js';
import { bytesOf, convert, type ElementType } from './element-types.js';

/** Numbers that are moved together when they cannot be converted where they lie. */
const PIECE = 4096;
/** Columns and rows of the tiles of a transposition: 256 KiB of doubles, which fit the second cache. */
const TILE_COLS = 32;
const TILE_ROWS = 1024;

const piece = new Uint8Array(8 * PIECE);

/** How the numbers lie in the file. */
export interface Encoding {
  readonly type: ElementType;
  readonly littleEndian: boolean;
}

/** Where decoded numbers may go. */
export interface Room {
  readonly overwrite?: boolean | undefined;
  readonly memory?: SpareMemory | undefined;
}

/**
 * `count` numbers in double precision, from the start of `bytes`. All types are exact except 64-bit
 * integers beyond 2⁵³, which are rounded to the nearest double.
 *
 * New memory takes longer than the conversion. So numbers of 8 bytes stay in the memory of the file if they fill nine
 * tenths of it: doubles that can be used as they are, and all others with `overwrite`. A smaller part of a file is
 * copied, so that a matrix keeps no large file.
 *
 * @param bytes at least count · bytesOf(type) long, at any offset of its buffer.
 * @param room whether the bytes, and up to seven before them, may be overwritten; memory for the numbers.
 */
export function decodeElements(
  bytes: Uint8Array,
  count: number,
  encoding: Encoding,
  { overwrite = false, memory }: Room = {},
): Float64Array {
  const { buffer, byteOffset } = bytes;
  const stays = bytesOf(encoding.type) === 8 && 8 * count > 0.9 * buffer.byteLength;
  const misplaced = byteOffset % 8;
  const asTheyAre = encoding.type === 'f64' && isNative(encoding) && misplaced === 0;
  if (stays && asTheyAre) return new Float64Array(buffer, byteOffset, count);
  const out =
    stays && overwrite
      ? new Float64Array(buffer, byteOffset - misplaced, count)
      : new Float64Array(memory?.take(8 * count) ?? new ArrayBuffer(8 * count));
  decodeInto(bytes, encoding, out);
  return out;
}

/**
 * Numbers that lie by columns, as doubles by rows: `count` is rows × cols. Tiles are decoded into the cache and written
 * from there, so no second matrix is needed.
 *
 * @param bytes as in `decodeElements`.
 */
export function decodeColumns(
  bytes: Uint8Array,
  rows: number,
  cols: number,
  encoding: Encoding,
): Float64Array {
  const out = new Float64Array(rows * cols);
  const size = bytesOf(encoding.type);
  const height = Math.min(rows, TILE_ROWS);
  const tile = new Float64Array(height * Math.min(cols, TILE_COLS));
  for (let col = 0; col < cols; col += TILE_COLS) {
    const width = Math.min(TILE_COLS, cols - col);
    for (let row = 0; row < rows; row += height) {
      const length = Math.min(height, rows - row);
      // Short columns are adjacent.
      const [parts, each] = length === rows ? [1, length * width] : [width, length];
      for (let part = 0; part < parts; part++) {
        const from = bytes.subarray(((col + part) * rows + row) * size);
        decodeInto(from, encoding, tile.subarray(part * each, (part + 1) * each));
      }
      writeTile(tile, length, width, out.subarray(row * cols + col), cols);
    }
  }
  return out;
}

/**
 * Writes the columns of a tile as rows. Eight rows at a time: every line of the cache is read once.
 *
 * @param tile length × width numbers, by columns.
 * @param out the first entry of the tile in a matrix of `cols` columns.
 */
function writeTile(
  tile: Float64Array,
  length: number,
  width: number,
  out: Float64Array,
  cols: number,
): void {
  let row = 0;
  for (; row + 8 <= length; row += 8) {
    let from = row;
    for (let to = row * cols; to < row * cols + width; to++) {
      out[to] = tile[from]!;
      out[to + cols] = tile[from + 1]!;
      out[to + 2 * cols] = tile[from + 2]!;
      out[to + 3 * cols] = tile[from + 3]!;
      out[to + 4 * cols] = tile[from + 4]!;
      out[to + 5 * cols] = tile[from + 5]!;
      out[to + 6 * cols] = tile[from + 6]!;
      out[to + 7 * cols] = tile[from + 7]!;
      from += length;
    }
  }
  for (; row < length; row++) {
    for (let col = 0; col < width; col++) out[row * cols + col] = tile[col * length + row]!;
  }
}

function isNative({ type, littleEndian }: Encoding): boolean {
  return littleEndian === littleMachine || bytesOf(type) === 1;
}

/**
 * Fills `out`. It may be the memory of `bytes`, or begin less than 8 bytes before it, if the numbers have 8 bytes.
 */
function decodeInto(bytes: Uint8Array, encoding: Encoding, out: Float64Array): void {
  const { type } = encoding;
  const size = bytesOf(type);
  const native = isNative(encoding);
  if (type === 'f64') {
    convert(type, bytes, out);
    if (!native) reverseNumbers(new Uint8Array(out.buffer, out.byteOffset, out.byteLength), size);
    return;
  }
  if (native && bytes.byteOffset % Math.min(size, 4) === 0) {
    convert(type, bytes, out);
    return;
  }
  for (let at = 0; at < out.length; at += PIECE) {
    const count = Math.min(PIECE, out.length - at);
    const moved = piece.subarray(0, count * size);
    moved.set(bytes.subarray(at * size, (at + count) * size));
    if (!native) reverseNumbers(moved, size);
    convert(type, moved, out.subarray(at, at + count));
  }
}
