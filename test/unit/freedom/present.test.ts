import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  equalValues,
  fullFormWith,
  noFreedom,
  nullities,
  presentSvd,
  svdQuality,
  valueTolerance,
  zeros,
  type Freedom,
  type Matrix,
  type Svd,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, largestDifference, multiply, svdOf } from '../lowrank/helpers.js';

const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

const equalOf = (matrix: Matrix, svd: Svd) =>
  equalValues(svd.s, svd.s.length, valueTolerance(matrix, svdQuality(matrix, svd)));

/** max |QᵀQ − I| */
function departure({ rows, cols, data }: Matrix): number {
  let most = 0;
  for (let a = 0; a < cols; a++) {
    for (let b = 0; b < cols; b++) {
      let dot = a === b ? -1 : 0;
      for (let i = 0; i < rows; i++) dot += data[i * cols + a]! * data[i * cols + b]!;
      most = Math.max(most, Math.abs(dot));
    }
  }
  return most;
}

describe('what M leaves free', () => {
  const svd = svdOf(worked);

  it('flipped pairs change U and V, and the product not by a bit', () => {
    const shown = presentSvd(worked, svd, { ...noFreedom, flips: [1] }, []).svd;
    expect(shown.u.data[1]).toBe(-svd.u.data[1]!);
    expect(shown.v.data[1]).toBe(-svd.v.data[1]!);
    expect(shown.u.data[0]).toBe(svd.u.data[0]);
    expect(approximate(shown, 3).data).toEqual(approximate(svd, 3).data);
  });

  it('nothing chosen is the same object', () => {
    expect(presentSvd(worked, svd, noFreedom, []).svd).toBe(svd);
  });

  it('since 1.5, scikit-learn makes the largest entry of each vᵢ positive', () => {
    // v₂ = (1, −1, 4)/√18 has one largest entry, and u₂ = (1, −1)/√2 two.
    const matrix = fromRows([
      [3, 2, 2],
      [2, 3, -2],
    ]);
    for (const flips of [[], [1]]) {
      const found = presentSvd(matrix, svdOf(matrix), { ...noFreedom, flips }, []).svd;
      const shown = presentSvd(matrix, found, { ...noFreedom, convention: 'rows' }, []).svd;
      expect(shown.v.data[5]).toBeCloseTo(4 / Math.sqrt(18), 14);
      expect(shown.v.data[1]).toBeCloseTo(1 / Math.sqrt(18), 14);
    }
  });

  it('pairs of equal σ turn together, and the product stays to rounding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 359 }),
        fc.integer({ min: 1, max: 50 }),
        (angle, seed) => {
          const q = svdOf(gaussian(4, 3, seed));
          const s = Float64Array.of(2, 2, 1);
          const matrix = approximate({ ...q, s }, 3);
          const found = svdOf(matrix);
          const equal = equalOf(matrix, found);
          expect(equal).toEqual([{ first: 0, last: 1 }]);
          const freedom: Freedom = { ...noFreedom, angles: { 0: angle, 1: 45 } };
          const shown = presentSvd(matrix, found, freedom, equal).svd;
          expect(largestDifference(approximate(shown, 3), matrix)).toBeLessThan(1e-14);
          expect(largestDifference(shown.u, found.u)).toBeGreaterThan(1e-3);
          expect(departure(shown.u)).toBeLessThan(1e-14);
          // σ₃ = 1 is alone: its angle is ignored.
          for (let i = 2; i < 9; i += 3) expect(shown.v.data[i]).toBe(found.v.data[i]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a quarter turn shows the other pair, a whole one the same', () => {
    const identity = fromRows([
      [1, 0],
      [0, 1],
    ]);
    const found = svdOf(identity);
    const equal = equalOf(identity, found);
    const at = (angle: number) =>
      presentSvd(identity, found, { ...noFreedom, angles: { 0: angle } }, equal).svd;
    expect([...at(90).u.data].map(Math.abs)).toEqual([0, 1, 1, 0]);
    expect(at(360)).toBe(found);
  });

  it('nearly equal values are not equal', () => {
    const matrix = fromRows([
      [1, 0],
      [0, 1 - 1e-12],
    ]);
    expect(equalOf(matrix, svdOf(matrix))).toEqual([]);
  });

  it('another basis of the null space is as good: thin and full agree, and the product stays', () => {
    expect(nullities(svd)).toEqual({ u: 2, v: 1 });
    for (const seed of [1, 2, 3, 17]) {
      const bases = { u: seed, v: seed };
      const shown = presentSvd(worked, svd, { ...noFreedom, bases }, []).svd;
      const full = fullFormWith(shown, bases);
      expect(departure(full.u)).toBeLessThan(1e-14);
      expect(departure(full.v)).toBeLessThan(1e-14);
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 3; j++) expect(full.u.data[4 * i + j]).toBe(shown.u.data[3 * i + j]);
        expect(shown.u.data[3 * i]).toBe(svd.u.data[3 * i]);
      }
      const product = multiply(multiply(full.u, full.sigma), {
        rows: 3,
        cols: 3,
        data: Float64Array.from(
          { length: 9 },
          (_, k) => full.v.data[3 * (k % 3) + Math.floor(k / 3)]!,
        ),
      });
      expect(largestDifference(product, worked)).toBeLessThan(1e-13);
    }
    const other = (seed: number) =>
      presentSvd(worked, svd, { ...noFreedom, bases: { u: seed, v: 0 } }, []).svd;
    expect(largestDifference(other(1).u, other(2).u)).toBeGreaterThan(1e-3);
    expect(other(1).v).toBe(svd.v);
  });

  it('a zero matrix has only null spaces', () => {
    const zero = zeros(2, 3);
    const found = svdOf(zero);
    expect(nullities(found)).toEqual({ u: 2, v: 3 });
    const bases = { u: 5, v: 6 };
    const shown = presentSvd(zero, found, { ...noFreedom, bases, flips: [0] }, []).svd;
    expect(departure(fullFormWith(shown, bases).v)).toBeLessThan(1e-14);
  });
});
