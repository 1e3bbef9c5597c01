import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareEntries,
  compareSpectra,
  leadingAngles,
  sameShape,
  svd,
  type Matrix,
} from '../../../src/core/index.js';
import { principalAngles } from '../../../src/core/compare/angles.js';
import { fromRows } from '../../../src/core/matrix.js';
import { build, multiply, orthonormal, random, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const degrees = 180 / Math.PI;
const w = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);
const with4 = { ...w, data: w.data.map((value, i) => (i === 8 ? 4 : value)) };

function plus(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, i) => value + b.data[i]!) };
}

describe('principal angles', () => {
  it('of the space diagonal of a cube to a face is 35.26°', () => {
    const face = fromRows([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    const diagonal = fromRows([[1], [1], [1]].map((row) => row.map((x) => x / Math.sqrt(3))));
    expect(unwrap(principalAngles(face, diagonal))[0]).toBeCloseTo(
      Math.asin(1 / Math.sqrt(3)) * degrees,
      12,
    );
  });

  it('of 1e-10 rad keep their digits, where the cosine has none', () => {
    // Knyazev & Argentati 2002: 1 − cos(1e-10) is 5e-21, far below ε.
    for (const theta of [1e-10, 1e-13, 1e-6, 1e-3]) {
      const p = build(6, 2, (i, j) => (i === 2 * j ? 1 : 0));
      const q = build(6, 2, (i, j) =>
        i === 2 * j ? Math.cos(theta) : i === 2 * j + 1 ? Math.sin(theta) : 0,
      );
      for (const angle of unwrap(principalAngles(p, q))) {
        expect(angle / degrees / theta).toBeCloseTo(1, 12);
      }
    }
  });

  it('of columns of a Hadamard matrix are those of MATLAB’s example of subspace, π/2', () => {
    // theta = subspace(H(:, 2:4), H(:, 5:8)) with H = hadamard(8) is 1.5708.
    const bits = (n: number): number => (n === 0 ? 0 : (n & 1) + bits(n >> 1));
    const columns = (from: number, count: number) =>
      build(8, count, (i, j) => (bits(i & (from + j)) % 2 === 0 ? 1 : -1) / Math.sqrt(8));
    const angles = unwrap(principalAngles(columns(4, 4), columns(1, 3)));
    for (const angle of angles) expect(angle).toBeCloseTo(90, 12);
  });

  it('of a space with itself are 0', () => {
    const q = orthonormal(12, 5, 3);
    expect(Math.max(...unwrap(principalAngles(q, q)))).toBeLessThan(1e-13);
  });
});

describe('the leading spaces', () => {
  const a = withSpectrum(20, 12, [9, 7, 5, 3, 1], 1);
  const b = withSpectrum(20, 12, [8, 6, 4, 2, 1], 2);
  const angles = (x: Matrix, y: Matrix, k: number) =>
    unwrap(leadingAngles(unwrap(svd(x)), unwrap(svd(y)), k));

  it('do not depend on the order of A and B', () => {
    for (const k of [1, 3, 5]) {
      const [ab, ba] = [angles(a, b, k), angles(b, a, k)];
      ab.left!.forEach((angle, i) => expect(angle).toBeCloseTo(ba.left![i]!, 9));
      ab.right!.forEach((angle, i) => expect(angle).toBeCloseTo(ba.right![i]!, 9));
    }
  });

  it('do not change when both are turned', () => {
    const q = orthonormal(20, 20, 5);
    const turned = angles(multiply(q, a), multiply(q, b), 3);
    const before = angles(a, b, 3);
    turned.left!.forEach((angle, i) => expect(angle).toBeCloseTo(before.left![i]!, 9));
    turned.right!.forEach((angle, i) => expect(angle).toBeCloseTo(before.right![i]!, 9));
  });

  it('are those of the turn between them', () => {
    // B = A turned by 0.3 rad in the plane of the first and a new direction.
    const u = orthonormal(10, 3, 7);
    const v = orthonormal(8, 2, 8);
    const column = (m: Matrix, j: number) => build(m.rows, 1, (i) => m.data[i * m.cols + j]!);
    const turn = (theta: number) =>
      build(
        10,
        1,
        (i) => Math.cos(theta) * column(u, 0).data[i]! + Math.sin(theta) * column(u, 2).data[i]!,
      );
    const outer = (x: Matrix, y: Matrix, s: number) =>
      build(x.rows, y.rows, (i, j) => s * x.data[i]! * y.data[j]!);
    const base = outer(column(u, 1), column(v, 1), 2);
    const first = plus(base, outer(turn(0), column(v, 0), 5));
    const second = plus(base, outer(turn(0.3), column(v, 0), 5));
    const found = angles(first, second, 2);
    expect(found.left![0]).toBeLessThan(1e-6);
    expect(found.left![1]).toBeCloseTo(0.3 * degrees, 9);
    expect(Math.max(...found.right!)).toBeLessThan(1e-6);
  });

  it('of a matrix with itself, computed in two ways, are rounding', () => {
    // Adding and taking away a number as large as the matrix rounds the entries.
    const again = { ...a, data: a.data.map((x) => x + 8 - 8) };
    for (const k of [1, 3, 5]) {
      const { left, right, rounding } = angles(a, again, k);
      expect(Math.max(...left!, ...right!)).toBeGreaterThan(0);
      expect(Math.max(...left!, ...right!)).toBeLessThanOrEqual(rounding);
      expect(rounding).toBeLessThan(1e-11);
    }
    // Of other matrices they are not.
    expect(Math.max(...angles(a, b, 3).left!)).toBeGreaterThan(1);
  });

  it('have no level of rounding where a space is not determined', () => {
    const same = withSpectrum(20, 12, [9, 9, 1], 1);
    expect(angles(same, same, 1)).toMatchObject({ tied: [true, true], rounding: 0 });
  });

  it('are not larger than the rank', () => {
    expect(angles(a, b, 9)).toMatchObject({ rank: 5, most: 5 });
    const zero = build(4, 3, () => 0);
    expect(angles(zero, w, 2)).toMatchObject({ rank: 0, most: 0, left: [], right: [] });
  });

  it('say where they are not determined', () => {
    const identity = build(4, 4, (i, j) => (i === j ? 1 : 0));
    const graded = build(4, 4, (i, j) => (i === j ? 4 - i : 0));
    expect(angles(identity, graded, 2).tied).toEqual([true, false]);
    expect(angles(identity, graded, 4).tied).toEqual([false, false]);
  });

  it('have angles only where the sides agree', () => {
    const narrow = withSpectrum(20, 6, [3, 2], 4);
    const found = angles(a, narrow, 2);
    expect(found.left).toHaveLength(2);
    expect(found.right).toBeUndefined();
  });
});

describe('two spectra', () => {
  it('give the rank of the difference', () => {
    const found = unwrap(compareSpectra(w, with4));
    expect(found.rank.rank).toBe(1);
    expect(found.difference.svd.s[0]).toBeCloseTo(4, 13);
    // The larger σ₁·max(m, n)·ε of the two.
    const largest = Math.max(found.first.svd.s[0]!, found.second.svd.s[0]!);
    expect(found.rank.level).toBe(largest * 4 * Number.EPSILON);
  });

  it('find a low-rank change in full matrices, and no rank in rounding', () => {
    const a = random(30, 25, 1);
    const change = multiply(random(30, 3, 2), random(3, 25, 3));
    expect(unwrap(compareSpectra(plus(a, change), a)).rank.rank).toBe(3);
    const rounded = { ...a, data: a.data.map((x) => x * (1 + Number.EPSILON)) };
    expect(unwrap(compareSpectra(a, rounded)).rank.rank).toBe(0);
  });

  it('refuse missing entries and other shapes', () => {
    const holes = { ...w, data: w.data.map((x, i) => (i === 1 ? NaN : x)) };
    expect(compareSpectra(w, holes)).toMatchObject({ problem: { code: 'nonFinite' } });
    expect(sameShape(w, { rows: 3, cols: 4 })).toMatchObject({
      problem: {
        code: 'ragged',
        message: expect.stringMatching(/4×3 and 3×4.*transpose/) as string,
      },
    });
    expect(sameShape(w, { rows: 2, cols: 3 })).toMatchObject({
      problem: { message: expect.not.stringMatching(/transpose/) as string },
    });
  });
});

describe('entries', () => {
  it('give norms, the largest change and its place', () => {
    const found = compareEntries(w, with4);
    expect(found).toMatchObject({
      compared: 12,
      equal: 11,
      identical: false,
      frobenius: 4,
      largest: { value: -4, row: 2, column: 2 },
      rounding: undefined,
    });
    expect(found.relative).toBeCloseTo(4 / Math.hypot(...with4.data), 14);
    expect(found.cosine).toBeCloseTo(234 / Math.hypot(...w.data) / Math.hypot(...with4.data), 14);
  });

  it('are equal to the last bit, or are not', () => {
    expect(compareEntries(w, w)).toMatchObject({ identical: true, equal: 12, relative: 0 });
    const negative = { ...w, data: w.data.map((x) => (x === 0 ? -0 : x)) };
    expect(compareEntries(w, negative)).toMatchObject({
      identical: false,
      equal: 11,
      frobenius: 0,
    });
  });

  it('are compared where both are known', () => {
    const mask = (at: number): Matrix => ({
      ...w,
      data: w.data.map((x, i) => (i === at || i === 0 ? NaN : x)),
      missing: Uint8Array.from(w.data, (_, i) => (i === at || i === 0 ? 1 : 0)),
    });
    expect(compareEntries(mask(1), mask(2))).toMatchObject({
      compared: 9,
      equal: 9,
      missing: [1, 1, 1],
      identical: false,
      frobenius: 0,
    });
    expect(compareEntries(mask(1), mask(1))).toMatchObject({ identical: true, compared: 10 });
    const infinite = { ...w, data: w.data.map((x, i) => (i === 3 ? Infinity : x)) };
    expect(compareEntries(infinite, infinite)).toMatchObject({
      infinite: 1,
      identical: true,
      compared: 11,
    });
    expect(compareEntries(infinite, w)).toMatchObject({
      infinite: 1,
      identical: false,
      frobenius: 0,
    });
  });

  it('differ by the rounding of double or single precision, or of a printout', () => {
    const a = random(9, 9, 4);
    const single = { ...a, data: Float64Array.from(Float32Array.from(a.data)) };
    expect(compareEntries(a, single)).toMatchObject({ rounding: { to: 'single' } });
    expect(compareEntries(a, single).largestRelative).toBeLessThanOrEqual(2 ** -24);
    const near = { ...a, data: a.data.map((x) => x * (1 + Number.EPSILON)) };
    expect(compareEntries(a, near)).toMatchObject({ rounding: { to: 'double' } });
    const printed = { ...a, data: a.data.map((x) => Number(x.toFixed(3))), printedDecimals: 3 };
    expect(compareEntries(a, printed)).toMatchObject({ rounding: { to: 'decimals', decimals: 3 } });
    const other = { ...printed, data: printed.data.map((x, i) => (i === 5 ? x + 0.002 : x)) };
    expect(compareEntries(a, other).rounding).toBeUndefined();
  });

  it('of zero matrices, and of huge and tiny ones, are numbers', () => {
    const zero = build(3, 2, () => 0);
    expect(compareEntries(zero, zero)).toMatchObject({
      relative: 0,
      cosine: undefined,
      identical: true,
    });
    const one = build(3, 2, () => 1);
    expect(compareEntries(one, zero)).toMatchObject({ relative: Infinity, cosine: undefined });
    const scaled = (by: number) => build(3, 2, (i, j) => by * (1 + i + j));
    expect(compareEntries(scaled(1e300), scaled(2e300)).cosine).toBeCloseTo(1, 14);
    expect(compareEntries(scaled(1e-300), scaled(-1e-300)).cosine).toBeCloseTo(-1, 14);
    expect(compareEntries(scaled(1e-300), scaled(3e-300)).relative).toBeCloseTo(2 / 3, 14);
  });

  it('change their sign with A and B, and nothing else', () => {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const matrix = (data: number[]): Matrix => ({
          rows: 2,
          cols: 3,
          data: Float64Array.from(data),
        });
        const ab = compareEntries(matrix(x), matrix(y));
        const ba = compareEntries(matrix(y), matrix(x));
        expect(ba.frobenius).toBe(ab.frobenius);
        expect(ba.equal).toBe(ab.equal);
        expect(Math.abs(ba.largest!.value)).toBe(Math.abs(ab.largest!.value));
        expect(ba.largestRelative).toBe(ab.largestRelative);
        expect(ba.norms).toEqual([ab.norms[1], ab.norms[0]]);
      }),
    );
  });
});
