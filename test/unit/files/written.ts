import type { NumericArray } from '../../../src/core/index.js';

const cube = [0, 1].flatMap((i) =>
  [0, 1, 2].flatMap((j) => [0, 1, 2, 3].map((k) => 100 * i + 10 * j + k)),
);

/** Arrays of written.mat in the fixtures, which Octave has read. */
export const written: Readonly<Record<string, NumericArray>> = {
  M: { shape: [4, 3], data: Float64Array.of(3, 2, 5, 2, 3, 5, 2, -2, 0, 5, 5, 10) },
  cube: { shape: [2, 3, 4], data: Float64Array.from(cube) },
  gaps: { shape: [2, 2], data: Float64Array.of(1, NaN, Infinity, -Infinity) },
  vector: { shape: [3], data: Float64Array.of(1.5, -2.25, 1e-300) },
  scalar: { shape: [], data: Float64Array.of(7.5) },
  empty: { shape: [0, 3], data: new Float64Array(0) },
};
