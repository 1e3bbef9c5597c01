import { defaultMaxEntries } from '../literals/reader.js';
import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import { t } from '../texts.js';

/** Numbers with a shape; the last index varies fastest. Missing entries are NaN. */
export interface NumericArray {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export interface FileOptions {
  /** An array with more entries is `tooLarge`; default 2²⁴, the most that the visualizer can hold. */
  readonly maxEntries?: number;
  /**
   * The bytes of the file are not needed any more: they may be overwritten, and may become the matrix. This saves a
   * large part of the time for numbers of 8 bytes. Default false.
   */
  readonly overwrite?: boolean;
}

/** A matrix as an array; its missing entries are NaN. */
export function arrayOf({ rows, cols, data, missing }: Matrix): NumericArray {
  return {
    shape: [rows, cols],
    data: missing ? data.map((value, i) => (missing[i] === 1 ? NaN : value)) : data,
  };
}

/**
 * Whether an array can be shown as a matrix, before its data are read. Dimensions of 1 do not count where two
 * others are left: (1, 3, 4) and (3, 4, 1) are 3×4. A vector is one row unless its last dimension is a 1, and
 * a single number is 1×1.
 *
 * @param name of the array, for the message.
 */
export function matrixShape(
  name: string,
  shape: readonly number[],
  { maxEntries = defaultMaxEntries }: FileOptions = {},
): Result<{ rows: number; cols: number }> {
  const wrong = shape.find((length) => !Number.isSafeInteger(length) || length < 0);
  if (wrong !== undefined) return failure('syntax', t('{0} has a dimension of {1}.', name, wrong));
  const words = shapeText(shape);
  if (shape.includes(0))
    return failure('empty', t('{0} has the shape {1}: no entries.', name, words));
  const long = shape.filter((length) => length !== 1);
  if (long.length > 2) {
    return failure(
      'tooManyDimensions',
      t(
        '{0} has the shape {1}; only two dimensions can be shown. Save one slice of it as a matrix.',
        name,
        words,
      ),
    );
  }
  const [first = 1, second] = long;
  const isColumn = second === undefined && shape.at(-1) === 1;
  const [rows, cols] = isColumn ? [first, 1] : [second === undefined ? 1 : first, second ?? first];
  const entries = rows * cols;
  if (entries > maxEntries) {
    return failure(
      'tooLarge',
      t(
        '{0} has the shape {1}, {2} entries; up to {3} can be shown.',
        name,
        words,
        entries,
        maxEntries,
      ),
    );
  }
  return success({ rows, cols });
}

/**
 * The data as a matrix; NaN entries are marked missing.
 *
 * @param mayMiss false if no entry can be NaN.
 */
export function toMatrix(rows: number, cols: number, data: Float64Array, mayMiss: boolean): Matrix {
  const missing = mayMiss ? nanEntries(data) : undefined;
  return { rows, cols, data, ...(missing ? { missing } : {}) };
}

/** 1 where an entry is NaN; undefined if none is. */
function nanEntries(data: Float64Array): Uint8Array | undefined {
  const first = firstNaN(data);
  if (first < 0) return undefined;
  const found = new Uint8Array(data.length);
  for (let i = first; i < data.length; i++) found[i] = Number(Number.isNaN(data[i]!));
  return found;
}

/** The index of the first NaN; −1 if there is none. */
function firstNaN(data: Float64Array): number {
  let i = 0;
  for (; i + 4 <= data.length; i += 4) {
    // A sum with NaN is NaN, and one test of four entries takes two thirds of the time. A sum of infinities may be NaN.
    const sum = data[i]! + data[i + 1]! + (data[i + 2]! + data[i + 3]!);
    if (!Number.isNaN(sum)) continue;
    const inside = data.subarray(i, i + 4).findIndex(Number.isNaN);
    if (inside >= 0) return i + inside;
  }
  for (; i < data.length; i++) if (Number.isNaN(data[i]!)) return i;
  return -1;
}

/** (3, 4), (5,) or (), as Python writes it. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]!},)` : `(${shape.join(', ')})`;
}
