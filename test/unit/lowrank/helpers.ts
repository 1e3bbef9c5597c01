import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { svd, type Matrix, type Result, type Svd } from '../../../src/core/index.js';

export interface SpectrumCase {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly number[];
  readonly singularValues: readonly number[];
  readonly rank: number;
  readonly frobenius: number;
  readonly tail: readonly number[];
  readonly stableRank: number | null;
  readonly effectiveRank: number | null;
  readonly nuclear: number;
  readonly condition: number | null;
}

/** Reference values computed with NumPy's LAPACK. */
export function spectrumCases(): SpectrumCase[] {
  const url = new URL('../../fixtures/cases/spectra.json', import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as SpectrumCase[];
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export function matrixOf(rows: number, cols: number, data: ArrayLike<number>): Matrix {
  return { rows, cols, data: Float64Array.from(data) };
}

export function svdOf(matrix: Matrix): Svd {
  return unwrap(svd(matrix));
}

/** Normally distributed numbers from a seed (mulberry32 and Box–Muller): the same matrix in every run. */
export function gaussian(rows: number, cols: number, seed: number): Matrix {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const data = Float64Array.from(
    { length: rows * cols },
    () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
  return { rows, cols, data };
}

/** A B for small matrices. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) throw new RangeError('inner dimensions differ');
  const data = new Float64Array(a.rows * b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.cols; k++) {
      const factor = a.data[i * a.cols + k]!;
      for (let j = 0; j < b.cols; j++) data[i * b.cols + j]! += factor * b.data[k * b.cols + j]!;
    }
  }
  return { rows: a.rows, cols: b.cols, data };
}

export function largestDifference(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.cols !== b.cols) return Infinity;
  let largest = 0;
  a.data.forEach((value, index) => {
    const difference = Math.abs(value - b.data[index]!);
    largest = difference <= largest ? largest : difference;
  });
  return largest;
}

/** Small matrices of ordinary numbers, some of low rank; without subnormal numbers, which have few bits. */
export const matrices: fc.Arbitrary<Matrix> = fc
  .record({ rows: fc.integer({ min: 1, max: 7 }), cols: fc.integer({ min: 1, max: 7 }) })
  .chain(({ rows, cols }) =>
    fc
      .array(
        fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -10, max: 10, noNaN: true })),
        { minLength: rows * cols, maxLength: rows * cols },
      )
      .map((data) =>
        matrixOf(
          rows,
          cols,
          data.map((value) => (Math.abs(value) < 1e-290 ? 0 : value)),
        ),
      ),
  );
