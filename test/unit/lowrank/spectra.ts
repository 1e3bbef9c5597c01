import fc from 'fast-check';
import { singularValues } from '../../../src/core/index.js';
import { svdOf, gaussian, matrixOf, unwrap } from './helpers.js';

/**
 * Name, smallest singular value of the signal relative to the noise's edge, ratio of largest to smallest.
 */
export const signals = [
  ['2×, equal', 2, 1],
  ['2×, to twice as much', 2, 2],
  ['2×, to ten times', 2, 10],
  ['3×, equal', 3, 1],
  ['5×, to ten times', 5, 10],
  ['20×, to twice as much', 20, 2],
] as const;

export interface NoisyWish {
  readonly rows: number;
  readonly cols: number;
  readonly rank: number;
  /** The smallest singular value of the signal, as a multiple of the noise's edge τ(√m + √n). */
  readonly least: number;
  /** The ratio of the largest to the smallest; the values between are a geometric sequence. */
  readonly span: number;
  /** τ, the standard deviation of the noise; default 1. */
  readonly size?: number;
  readonly seed: number;
}

/** A matrix of the given rank with random singular vectors, plus white Gaussian noise. */
export function noisyMatrix({ rows, cols, rank, least, span, size = 1, seed }: NoisyWish) {
  const left = svdOf(gaussian(rows, rank, 7 * seed + 1)).u;
  const right = svdOf(gaussian(cols, rank, 7 * seed + 2)).u;
  const noise = gaussian(rows, cols, 7 * seed + 3);
  const edge = size * (Math.sqrt(rows) + Math.sqrt(cols));
  const data = noise.data.map((value, at) => {
    const [i, j] = [Math.floor(at / cols), at % cols];
    let sum = size * value;
    for (let k = 0; k < rank; k++) {
      const sigma = least * edge * (rank > 1 ? span ** (1 - k / (rank - 1)) : 1);
      sum += sigma * left.data[i * rank + k]! * right.data[j * rank + k]!;
    }
    return sum;
  });
  return matrixOf(rows, cols, data);
}

export function noisySpectrum(wish: NoisyWish): Float64Array {
  return unwrap(singularValues(noisyMatrix(wish)));
}

/**
 * Any spectrum of a square matrix: from zero to the largest doubles, with some equal and some zero values.
 */
export const descending: fc.Arbitrary<Float64Array> = fc
  .array(
    fc.oneof(
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
    ),
    { minLength: 0, maxLength: 30 },
  )
  .map((list) => Float64Array.from(list).sort().reverse());

/** Spectra within a factor of 100, which often have a bend near their end. */
export const narrow: fc.Arbitrary<Float64Array> = fc
  .array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 30 })
  .map((list) => Float64Array.from(list).sort().reverse());
