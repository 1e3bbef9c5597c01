import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  measureAll,
  ResidualWalker,
  tails,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, largestDifference, matrices, matrixOf, svdOf } from './helpers.js';

function residualOf(matrix: Matrix, k: number, weights?: readonly number[]): Matrix {
  const approximation = approximate(svdOf(matrix), k, weights);
  return { ...matrix, data: matrix.data.map((value, i) => value - approximation.data[i]!) };
}

const held = (matrix: Matrix, walker: ResidualWalker): Matrix => ({
  ...matrix,
  data: walker.residual,
});

describe('ResidualWalker', () => {
  it('holds M − M̂ₖ wherever it is sent', () => {
    fc.assert(
      fc.property(matrices, fc.array(fc.integer({ min: -1, max: 9 })), (matrix, walk) => {
        const parts = svdOf(matrix);
        const walker = new ResidualWalker(matrix, parts);
        for (const k of walk) {
          walker.moveTo(k);
          expect(walker.k).toBe(Math.max(0, Math.min(k, parts.s.length)));
          const drift = largestDifference(held(matrix, walker), residualOf(matrix, k));
          expect(drift).toBeLessThanOrEqual(1e-12 * (parts.s[0] ?? 0));
        }
      }),
    );
  });

  it('is M itself, bit for bit, at rank 0', () => {
    const matrix = gaussian(9, 6, 1);
    const walker = new ResidualWalker(matrix, svdOf(matrix));
    for (const k of [6, 2, 0]) walker.moveTo(k);
    expect(walker.residual).toEqual(matrix.data);
  });

  it('stays within its drift bound after 20,000 moves', () => {
    const matrix = gaussian(12, 10, 2);
    const parts = svdOf(matrix);
    const walker = new ResidualWalker(matrix, parts);
    // Moves from 3 to 7 and back, so that no checkpoint is reached by chance.
    for (let move = 0; move < 20_000; move++) walker.moveTo(5 + Math.round(2 * Math.sin(move)));
    const drift = largestDifference(held(matrix, walker), residualOf(matrix, walker.k));
    expect(drift).toBeLessThanOrEqual(4 * 512 * Number.EPSILON * parts.s[0]!);
  });

  it('measures the tail', () => {
    const matrix = gaussian(20, 30, 3);
    const parts = svdOf(matrix);
    const tail = tails(parts.s);
    const walker = new ResidualWalker(matrix, parts);
    for (const k of [0, 20, 11, 5, 19, 1]) {
      walker.moveTo(k);
      expect(Math.abs(walker.frobenius() - tail[k]!)).toBeLessThan(1e-13 * tail[0]!);
    }
  });

  it('finds the largest error of the lecture matrix at rank 1', () => {
    const matrix = fromRows([
      [3, 2, 5],
      [2, 3, 5],
      [2.5, -2, 0],
      [5, 5, 10],
    ]);
    const walker = new ResidualWalker(matrix, svdOf(matrix));
    walker.moveTo(1);
    expect(walker.maxAbs()).toMatchObject({ row: 2, column: 0 });
    walker.moveTo(0);
    expect(walker.maxAbs()).toEqual({ value: 10, row: 3, column: 2 });
  });

  it('switches layers off and on, before and after they are reached', () => {
    const matrix = gaussian(8, 8, 6);
    const parts = svdOf(matrix);
    const walker = new ResidualWalker(matrix, parts, { weights: [1, 0, 1, 1, 1, 1, 1, 1] });
    walker.moveTo(8);
    walker.setWeight(4, 0);
    walker.setWeight(1, 1);
    walker.moveTo(3);
    walker.setWeight(6, 0.5);
    walker.moveTo(7);
    const expected = residualOf(matrix, 7, [1, 1, 1, 1, 0, 1, 0.5, 1]);
    expect(largestDifference(held(matrix, walker), expected)).toBeLessThan(1e-13);
    for (let toggle = 0; toggle < 2001; toggle++) walker.setWeight(0, toggle % 2);
    const without = residualOf(matrix, 7, [0, 1, 1, 1, 0, 1, 0.5, 1]);
    expect(largestDifference(held(matrix, walker), without)).toBeLessThan(1e-12);
  });

  it('keeps missing entries out of the norms', () => {
    const completed = fromRows([
      [1, 2],
      [3, 100],
    ]);
    const matrix: Matrix = {
      ...matrixOf(2, 2, [1, 2, 3, NaN]),
      missing: Uint8Array.of(0, 0, 0, 1),
    };
    const walker = new ResidualWalker(matrix, svdOf(completed));
    expect(walker.frobenius()).toBeCloseTo(Math.sqrt(14), 14);
    expect(walker.maxAbs()).toEqual({ value: 3, row: 1, column: 0 });
    walker.moveTo(2);
    expect(walker.frobenius()).toBeLessThan(1e-12);
    expect(walker.residual[3]).toBeNaN();
  });

  it.each([1e-200, 1e200])('holds at scale %d', (scale) => {
    const matrix = matrixOf(
      2,
      2,
      [1, 2, 3, 4].map((value) => value * scale),
    );
    const parts = svdOf(matrix);
    const walker = new ResidualWalker(matrix, parts);
    walker.moveTo(1);
    expect(Math.abs(walker.frobenius() / parts.s[1]! - 1)).toBeLessThan(1e-13);
  });

  it('refuses an SVD of another shape', () => {
    const parts = svdOf(gaussian(3, 4, 1));
    expect(() => new ResidualWalker(gaussian(4, 3, 1), parts)).toThrow(RangeError);
  });
});

describe('measureAll', () => {
  it('measures every rank in order', () => {
    const matrix = gaussian(15, 9, 8);
    const parts = svdOf(matrix);
    const steps: number[] = [];
    const measured = [...measureAll(matrix, parts, { onStep: (k) => steps.push(k) })];
    const tail = tails(parts.s);
    expect(measured.map(({ k }) => k)).toEqual(Array.from(tail.keys()));
    expect(steps).toEqual(Array.from(tail.keys()));
    for (const { k, frobenius, maxAbs } of measured) {
      expect(Math.abs(frobenius - tail[k]!)).toBeLessThan(1e-13 * tail[0]!);
      expect(Math.abs(maxAbs!.value)).toBeLessThanOrEqual(frobenius);
    }
  });

  it('stops when asked to', () => {
    const matrix = gaussian(6, 6, 9);
    let asked = 0;
    const sweep = measureAll(matrix, svdOf(matrix), { isCancelled: () => ++asked > 3 });
    expect([...sweep]).toHaveLength(3);
  });
});
