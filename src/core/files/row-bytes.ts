import { littleMachine } from './byte-order.js';
import type { ByteSource } from './bytes.js';
import { denseStrides, type StridedArray } from './slices/strided-array.js';

/** Bytes that are made at least, so that small readings close together make no row twice. */
const leastBytes = 2 ** 18;

interface Block {
  readonly from: number;
  readonly to: number;
  readonly data: Float64Array;
}

/**
 * Rows of numbers of any format as the bytes of doubles by rows. So slices, the passes of large matrices and everything
 * else that reads parts of files read these, too.
 *
 * @param readRows gives rows from … to − 1, by rows.
 */
export function rowBytes(
  rows: number,
  cols: number,
  readRows: (from: number, to: number) => Promise<Float64Array>,
): ByteSource {
  const rowSize = 8 * cols;
  const least = Math.max(1, Math.floor(leastBytes / rowSize));
  let kept: Block | undefined;
  /** A neighbour that cannot be read is no reason to refuse what is asked for. */
  const blockAround = async (start: number, end: number): Promise<Block | undefined> => {
    const from = Math.floor(start / least) * least;
    const to = Math.min(rows, Math.max(end, from + least));
    return readRows(from, to).then(
      (data) => ({ from, to, data }),
      () => undefined,
    );
  };
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    if (end <= start) return new Uint8Array(0);
    const from = Math.floor(start / rowSize);
    const to = Math.ceil(end / rowSize);
    let block = kept;
    if (!block || from < block.from || to > block.to) {
      const isSmall = to - from < least;
      const around = isSmall ? await blockAround(from, to) : undefined;
      if (around) kept = around;
      block = around ?? { from, to, data: await readRows(from, to) };
    }
    const { buffer, byteOffset } = block.data;
    const first = block.from * rowSize;
    return new Uint8Array(buffer, byteOffset + start - first, end - start);
  };
  return { size: rows * rowSize, read };
}

/** The doubles of `rowBytes` as an array. */
export function arrayOfRows(bytes: ByteSource, rows: number, cols: number): StridedArray {
  const shape = [rows, cols];
  return {
    ...{ bytes, shape, start: 0 },
    strides: denseStrides(shape, 'rows', 8),
    encoding: { type: 'f64', littleEndian: littleMachine },
  };
}
