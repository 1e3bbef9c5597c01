import fc from 'fast-check';
import type { Matrix } from '../../../src/core/matrix.js';

/** Any double that a literal can hold, including ±0, subnormal and infinite ones; undefined: missing. */
export const anyEntry: fc.Arbitrary<number | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
  { weight: 2, arbitrary: fc.integer({ min: -99999, max: 99999 }).map((n) => n / 1000) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, 0, -0, Infinity, -Infinity, 5e-324, 1e22) },
);

/** A matrix of up to 5 × 5 entries. */
export function anyMatrix(
  entry: fc.Arbitrary<number | undefined> = anyEntry,
  minimum = 1,
): fc.Arbitrary<Matrix> {
  const size = fc.integer({ min: minimum, max: 5 });
  return fc
    .tuple(size, size)
    .chain(([rows, cols]) =>
      fc
        .array(entry, { minLength: rows * cols, maxLength: rows * cols })
        .map((entries) => matrixOf(rows, cols, entries)),
    );
}

export function matrixOf(
  rows: number,
  cols: number,
  entries: readonly (number | undefined)[],
): Matrix {
  const data = Float64Array.from(entries, (value) => value ?? NaN);
  if (!entries.includes(undefined)) return { rows, cols, data };
  const missing = Uint8Array.from(entries, (value) => (value === undefined ? 1 : 0));
  return { rows, cols, data, missing };
}

/** Entries as text that distinguishes -0 from 0, for bit-for-bit comparisons. */
export function bits(matrix: Matrix): string {
  const cells = Array.from(matrix.data, (value, k) =>
    matrix.missing?.[k] === 1 ? 'missing' : Object.is(value, -0) ? '-0' : String(value),
  );
  return `${matrix.rows}x${matrix.cols}: ${cells.join(' ')}`;
}
