import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  entryOf,
  frobeniusNorm,
  rankOneTerm,
  tails,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, largestDifference, matrices, matrixOf, multiply, svdOf } from './helpers.js';

const lecture = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('worked examples', () => {
  it('splits the 4×3 matrix into its two layers', () => {
    const parts = svdOf(lecture);
    const first = fromRows([
      [2.5, 2.5, 5],
      [2.5, 2.5, 5],
      [0, 0, 0],
      [5, 5, 10],
    ]);
    const second = fromRows([
      [0.5, -0.5, 0],
      [-0.5, 0.5, 0],
      [2, -2, 0],
      [0, 0, 0],
    ]);
    expect(largestDifference(rankOneTerm(parts, 0), first)).toBeLessThan(1e-13);
    expect(largestDifference(rankOneTerm(parts, 1), second)).toBeLessThan(1e-13);
    expect(largestDifference(approximate(parts, 2), lecture)).toBeLessThan(1e-13);
    expect(largestDifference(approximate(parts, 2, [0, 1]), second)).toBeLessThan(1e-13);
  });

  it('approximates [[4,11,14],[8,7,-2]] at rank 1', () => {
    const parts = svdOf(
      fromRows([
        [4, 11, 14],
        [8, 7, -2],
      ]),
    );
    const expected = fromRows([
      [6, 12, 12],
      [2, 4, 4],
    ]);
    expect(parts.s[0]).toBeCloseTo(6 * Math.sqrt(10), 12);
    expect(parts.s[1]).toBeCloseTo(3 * Math.sqrt(10), 12);
    expect(largestDifference(approximate(parts, 1), expected)).toBeLessThan(1e-13);
  });
});

describe('approximations', () => {
  it('agree with the product of the sliced factors, in every panel width', () => {
    const matrix = gaussian(45, 41, 4);
    const parts = svdOf(matrix);
    for (const k of [0, 1, 3, 4, 5, 31, 32, 33, 40, 41]) {
      const left = parts.u.data.map((value, i) => (i % 41 < k ? value * parts.s[i % 41]! : 0));
      const right = matrixOf(41, 41, parts.v.data);
      const transposed = right.data.map((_, i) => right.data[(i % 41) * 41 + Math.floor(i / 41)]!);
      const product = multiply(matrixOf(45, 41, left), matrixOf(41, 41, transposed));
      expect(largestDifference(approximate(parts, k), product)).toBeLessThan(1e-13);
    }
  });

  it('have the tail as their error, and one entry agrees with the whole', () => {
    fc.assert(
      fc.property(matrices, fc.nat(7), (matrix, k) => {
        const parts = svdOf(matrix);
        const approximation = approximate(parts, k);
        const error = frobeniusNorm(matrix.data.map((v, i) => v - approximation.data[i]!));
        const tail = tails(parts.s);
        const scale = tail[0]! + 1e-300;
        expect(Math.abs(error - tail[Math.min(k, parts.s.length)]!) / scale).toBeLessThan(1e-13);
        const last = entryOf(parts, matrix.rows - 1, matrix.cols - 1, k);
        expect(Math.abs(last - approximation.data.at(-1)!) / scale).toBeLessThan(1e-14);
      }),
    );
  });

  it('beat every random competitor of the same rank (Eckart–Young)', () => {
    fc.assert(
      fc.property(matrices, fc.nat(5), fc.integer(), (matrix, k, seed) => {
        const parts = svdOf(matrix);
        const best = tails(parts.s)[Math.min(k, parts.s.length)]!;
        const left = gaussian(matrix.rows, k, seed);
        const competitors = [
          multiply(left, gaussian(k, matrix.cols, seed + 1)),
          // A close competitor: the best approximation with a small change in its left factor.
          approximate(
            {
              ...parts,
              u: {
                ...parts.u,
                data: parts.u.data.map((value, i) => value + 1e-3 * Math.sin(i + (seed % 1000))),
              },
            },
            k,
          ),
        ];
        for (const rival of competitors) {
          const error = frobeniusNorm(matrix.data.map((v, i) => v - rival.data[i]!));
          expect(error).toBeGreaterThanOrEqual(best * (1 - 1e-12) - 1e-13);
        }
      }),
    );
  });

  it.each([1e-200, 1e200])('hold at scale %d', (scale) => {
    const scaled = { ...lecture, data: lecture.data.map((value) => value * scale) };
    const parts = svdOf(scaled);
    expect(largestDifference(approximate(parts, 3), scaled) / scale).toBeLessThan(1e-13);
    expect(entryOf(parts, 3, 2, 1) / scale).toBeCloseTo(10, 12);
  });
});
