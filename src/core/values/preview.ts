import { decodeElements } from '../files/decode.js';
import type { Overview } from '../large/types.js';
import { rangeWithoutOutliers } from '../pictures/domain.js';

/** How many blocks there are, and how many entries each has. */
export interface BlockShape {
  readonly rows: number;
  readonly cols: number;
  readonly blockRows: number;
  readonly blockCols: number;
}

/** A matrix in blocks, before its entries are here. */
export interface Preview {
  readonly rows: number;
  readonly cols: number;
  readonly elementType: string;
  readonly overview: Overview;
}

/**
 * The picture that a program computed: for each block the sum, the smallest, the largest and the number of the finite
 * entries, as little-endian doubles, all sums first.
 *
 * @param entries of the matrix.
 * @returns undefined if the bytes are of another number.
 */
export function previewOf(
  shape: BlockShape,
  bytes: Uint8Array,
  entries: number,
): Overview | undefined {
  const { rows, cols, blockRows, blockCols } = shape;
  const count = rows * cols;
  if (bytes.length !== 4 * 8 * count) return undefined;
  const all = decodeElements(bytes, 4 * count, { type: 'f64', littleEndian: true });
  const [sum, low, high] = [0, 1, 2].map((k) => all.slice(k * count, (k + 1) * count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const cells = Int32Array.from(all.subarray(3 * count));
  let [least, most, finite] = [Infinity, -Infinity, 0];
  for (let i = 0; i < count; i++) {
    least = Math.min(least, low[i]!);
    most = Math.max(most, high[i]!);
    finite += cells[i]!;
  }
  const range = [finite === 0 ? 0 : least, finite === 0 ? 0 : most] as const;
  return {
    level: { rows, cols, blockRows, blockCols, sum, low, high, count: cells },
    // Their places are known when the entries are.
    low: undefined,
    high: undefined,
    usual: rangeWithoutOutliers(all.slice(count, 3 * count), [...range]) ?? [...range],
    notFinite: entries - finite,
    firstNotFinite: undefined,
  };
}
