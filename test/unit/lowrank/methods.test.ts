import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  sliceThreeWays,
  stackedByEigen,
  stackedBySvd,
  svdThroughGram,
  tails,
  transpose,
  frobeniusNorm,
  zeros,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gramLimit } from '../../../src/core/lowrank/methods/gram.js';
import { stack } from '../../../src/core/lowrank/methods/stacked.js';
import { svdFromFactors } from '../../../src/core/lowrank/methods/product.js';
import { thinQr } from '../../../src/core/lowrank/linear/householder.js';
import { symmetricEigen } from '../../../src/core/lowrank/linear/symmetric-eigen.js';
import { gaussian, largestDifference, matrices, multiply, svdOf, unwrap } from './helpers.js';

/** The R that was published for the single-precision run, D = 10, d = 3. */
const publishedR = fromRows([
  [-0.93406, 2.50154, -0.99415, 2.93843, -1.59326, 0.67353, 0.19101, -0.32054, 1.5005, 2.53536],
  [1.2001, 1.97021, -1.23696, 0.28369, 0.97543, 1.1487, -0.14118, -1.34327, 0.51564, -2.47216],
  [0.2749, -1.41492, 0.73218, 1.37993, -0.01608, 1.51784, -2.10504, -0.24397, 0.1874, -0.21139],
]);
const publishedRow = [
  2.3883, -0.3611, -0.35461, -2.02488, 2.6544, 1.16671, -0.92652, -1.37972, -0.73123, -5.39314,
];

const gramOf = (a: Matrix): Matrix => multiply(transpose(a), a);

describe('entries near the ends of double precision', () => {
  const w = fromRows([
    [1, 2, 3],
    [0, 1, -1],
  ]);
  const l = fromRows([[2, 0, 1]]);
  const times = (matrix: Matrix, size: number): Matrix => ({
    ...matrix,
    data: matrix.data.map((value) => size * value),
  });

  it.each([2 ** -700, 2 ** 700, 2 ** -1070, 2 ** 1020])(
    'are scaled before they are squared: %d',
    (size) => {
      for (const slice of ['late', 'early'] as const) {
        const plain = unwrap(stackedByEigen(w, l, slice));
        const scaled = unwrap(stackedByEigen(times(w, size), times(l, size), slice));
        scaled.s.forEach((value, i) => {
          expect(value).toBe(plain.s[i]! * size);
        });
        scaled.r.data.forEach((value, i) => {
          expect(value).toBe(plain.r.data[i]! * size);
        });
      }
    },
  );

  it('are known to the way through MᵀM, up to the largest double', () => {
    const most = Number.MAX_VALUE;
    const matrix = fromRows([
      [most, 0],
      [0, most / 2],
    ]);
    expect([...unwrap(svdThroughGram(matrix, svdOf(matrix).s)).svd.s]).toEqual([most, most / 2]);
    const beyond = fromRows([
      [most, most],
      [most, most],
    ]);
    const reference = Float64Array.of(1, 1);
    for (const result of [
      svdThroughGram(beyond, reference),
      stackedByEigen(beyond, beyond, 'early'),
    ]) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    }
  });

  it('and beyond them are named', () => {
    const bad = fromRows([[1, NaN, 3]]);
    const message = expect.stringContaining('column 2') as string;
    for (const result of [
      svdThroughGram(bad, Float64Array.of(1)),
      stackedByEigen(bad, l, 'late'),
      stackedBySvd(bad, l),
    ]) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite', message } });
    }
    for (const result of [stackedByEigen(w, l, 'late', NaN), stackedBySvd(w, l, NaN)]) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    }
  });

  it('take NaN layers for none', () => {
    expect(approximate(svdOf(w), NaN)).toEqual(zeros(2, 3));
    expect(sliceThreeWays(svdOf(w), NaN).largestDifference).toBe(0);
  });
});

describe('three slices', () => {
  it('agree to rounding and with the approximation', () => {
    fc.assert(
      fc.property(matrices, fc.nat(7), (matrix, k) => {
        const parts = svdOf(matrix);
        const { ways, largestDifference: difference } = sliceThreeWays(parts, k);
        const scale = parts.s[0]! + 1e-300;
        expect(ways.map(({ id }) => id)).toEqual(['left', 'right', 'diagonal']);
        expect(difference / scale).toBeLessThan(1e-14);
        for (const way of ways) {
          expect(largestDifference(way.matrix, approximate(parts, k)) / scale).toBeLessThan(1e-14);
        }
      }),
    );
  });

  it('differ in cost', () => {
    const { ways } = sliceThreeWays(svdOf(gaussian(20, 10, 1)), 3);
    expect(ways.map(({ multiplications }) => multiplications)).toEqual([660, 630, 2200]);
  });
});

describe('through MᵀM', () => {
  it('gives 15, 3, 0 and the layers of the lecture matrix', () => {
    const matrix = fromRows([
      [3, 2, 5],
      [2, 3, 5],
      [2, -2, 0],
      [5, 5, 10],
    ]);
    const { svd, eigenvalues } = unwrap(svdThroughGram(matrix, svdOf(matrix).s));
    [225, 9, 0].forEach((value, i) => expect(eigenvalues[i]).toBeCloseTo(value, 10));
    expect(largestDifference(approximate(svd, 3), matrix)).toBeLessThan(1e-6);
    expect(largestDifference(approximate(svd, 1), approximate(svdOf(matrix), 1))).toBeLessThan(
      1e-12,
    );
  });

  it.each([
    ['tall', 9, 4],
    ['wide', 4, 9],
    ['square', 6, 6],
  ])('is as good as the direct way for a well conditioned %s matrix', (_, rows, cols) => {
    const matrix = gaussian(rows, cols, 3);
    const direct = svdOf(matrix);
    const { svd, agreeingDigits } = unwrap(svdThroughGram(matrix, direct.s));
    expect(Math.min(...agreeingDigits)).toBeGreaterThan(12);
    expect(largestDifference(svd.u, direct.u)).toBeLessThan(1e-11);
    expect(largestDifference(svd.v, direct.v)).toBeLessThan(1e-11);
  });

  it('loses half the digits of small singular values, as it says', () => {
    // σ = 1, 1e-2, …, 1e-12 in random orthonormal bases.
    const exponents = [0, -2, -4, -6, -9, -12];
    const q = thinQr(gaussian(8, 6, 5)).q;
    const p = thinQr(gaussian(6, 6, 6)).q;
    const scaled = q.data.map((value, i) => value * 10 ** exponents[i % 6]!);
    const matrix = multiply({ ...q, data: scaled }, transpose(p));
    const direct = svdOf(matrix);
    const { agreeingDigits, expectedLoss } = unwrap(svdThroughGram(matrix, direct.s));
    expect(agreeingDigits[0]).toBeGreaterThan(14);
    expect(agreeingDigits[3]).toBeLessThan(7); // σ = 1e-6: at most 16 − 12 digits and luck
    expect(agreeingDigits[5]).toBeLessThan(1); // σ = 1e-12: below √ε, nothing is left
    exponents.forEach((exponent, i) => expect(expectedLoss[i]).toBeCloseTo(-exponent, 1));
    // The direct SVD keeps them with an absolute error of about ε σ₁.
    expect(Math.abs(direct.s[3]! / 1e-6 - 1)).toBeLessThan(1e-8);
  });

  it.each([1e-200, 1e200])('scales before it squares: %d', (scale) => {
    const matrix = { ...gaussian(4, 3, 7), data: gaussian(4, 3, 7).data.map((v) => v * scale) };
    const { agreeingDigits } = unwrap(svdThroughGram(matrix, svdOf(matrix).s));
    expect(Math.min(...agreeingDigits)).toBeGreaterThan(12);
  });

  it('refuses what would take too long', () => {
    const side = gramLimit + 1;
    const large = svdThroughGram(zeros(side, side), new Float64Array(side));
    expect(large).toMatchObject({ ok: false, problem: { code: 'tooLarge' } });
  });

  it('counts all digits of the zero matrix', () => {
    const { agreeingDigits, expectedLoss } = unwrap(
      svdThroughGram(zeros(3, 2), new Float64Array(2)),
    );
    expect([...agreeingDigits].every((digits) => digits > 15)).toBe(true);
    expect([...expectedLoss]).toEqual([0, 0]);
  });
});

describe('symmetricEigen', () => {
  it('diagonalises any symmetric matrix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (n, seed) => {
        const g = gaussian(n, n, seed);
        const a: Matrix = { ...g, data: g.data.map((v, i) => v + transpose(g).data[i]!) };
        const { values, vectors } = unwrap(symmetricEigen(a));
        const left = multiply(a, vectors);
        const right = { ...vectors, data: vectors.data.map((v, i) => v * values[i % n]!) };
        const scale = frobeniusNorm(a.data);
        expect(largestDifference(left, right) / scale).toBeLessThan(1e-14 * n);
        expect([...values]).toEqual([...values].sort((x, y) => y - x));
        const gram = gramOf(vectors);
        gram.data.forEach((v, i) => expect(v).toBeCloseTo(i % (n + 1) === 0 ? 1 : 0, 13));
      }),
    );
  });

  it('knows [[2,1],[1,2]]', () => {
    const { values } = unwrap(
      symmetricEigen({ rows: 2, cols: 2, data: Float64Array.of(2, 1, 1, 2) }),
    );
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
  });
});

describe('WᵀW + LᵀL from Z = [W; L]', () => {
  const w = gaussian(3, 10, 21);
  const l = gaussian(3, 10, 22);
  const sum = (a: Matrix, b: Matrix): Matrix => ({
    ...a,
    data: a.data.map((v, i) => v + b.data[i]!),
  });
  const f = sum(gramOf(w), gramOf(l));
  const best = approximate(svdOf(f), 3);

  it('is the best rank-d approximation of F, three ways', () => {
    const ways = [
      stackedBySvd(w, l),
      stackedByEigen(w, l, 'late'),
      stackedByEigen(w, l, 'early'),
    ].map(unwrap);
    for (const { r, s } of ways) {
      expect([r.rows, r.cols]).toEqual([3, 10]);
      expect(largestDifference(gramOf(r), best)).toBeLessThan(1e-12);
      const error = frobeniusNorm(f.data.map((v, i) => v - gramOf(r).data[i]!));
      expect(error).toBeCloseTo(tails(s.map((sigma) => sigma ** 2))[3]!, 11);
    }
    // R agrees up to the signs of its rows.
    const [bySvd, late, early] = ways.map(({ r }) => r.data.map(Math.abs));
    bySvd!.forEach((value, i) => {
      expect(late![i]).toBeCloseTo(value, 12);
      expect(early![i]).toBeCloseTo(value, 12);
    });
  });

  it('has orthogonal rows of falling length in R, as has the published one', () => {
    const orthogonality = (r: Matrix): number => {
      const gram = multiply(r, transpose(r));
      return Math.max(...gram.data.filter((_, i) => i % (r.rows + 1) !== 0).map(Math.abs));
    };
    expect(orthogonality(unwrap(stackedBySvd(w, l)).r)).toBeLessThan(1e-13);
    // R was published with five decimals, so products of rows are off by a few 1e-5.
    expect(orthogonality(publishedR)).toBeLessThan(1e-4);
  });

  it('returns the published R and the printed first row of RᵀR when fed with that R', () => {
    const { r, s } = unwrap(stackedBySvd(publishedR, zeros(3, 10)));
    expect(Math.max(...s.subarray(3)) / s[0]!).toBeLessThan(1e-14);
    // Rows are sorted by σ and their signs are free: compare each row with the published one.
    for (let i = 0; i < 3; i++) {
      const own = r.data.subarray(i * 10, i * 10 + 10);
      const published = publishedR.data.subarray(i * 10, i * 10 + 10);
      const sign = Math.sign(own[0]! * published[0]!);
      own.forEach((value, j) => expect(Math.abs(sign * value - published[j]!)).toBeLessThan(1e-4));
    }
    const firstRow = gramOf(r).data.subarray(0, 10);
    publishedRow.forEach((value, j) => {
      expect(Math.abs(firstRow[j]! - value)).toBeLessThan(5e-5);
    });
  });

  it('takes W and L of different heights and any d', () => {
    const tall = gaussian(7, 4, 31);
    const short = gaussian(1, 4, 32);
    const whole = sum(gramOf(tall), gramOf(short));
    for (const d of [0, 1, 4, 9]) {
      const expected = approximate(svdOf(whole), d);
      for (const way of [stackedBySvd(tall, short, d), stackedByEigen(tall, short, 'early', d)]) {
        expect(largestDifference(gramOf(unwrap(way).r), expected)).toBeLessThan(1e-12);
      }
    }
  });

  it('refuses matrices of different width', () => {
    const refused = stack(zeros(2, 3), zeros(2, 4));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'ragged' } });
  });
});

describe('a product from its factors', () => {
  it('has the SVD of the product', () => {
    for (const [m, k, n] of [
      [30, 3, 20],
      [5, 8, 6],
      [4, 2, 1],
    ] as const) {
      const b = gaussian(m, k, m);
      const a = gaussian(k, n, n);
      const product = multiply(b, a);
      const direct = svdOf(product);
      const parts = unwrap(svdFromFactors(b, a));
      expect(parts.s).toHaveLength(Math.min(m, k, n));
      parts.s.forEach((sigma, i) => {
        expect(Math.abs(sigma - direct.s[i]!)).toBeLessThan(1e-13 * direct.s[0]!);
      });
      expect(largestDifference(approximate(parts, k), product)).toBeLessThan(1e-13 * direct.s[0]!);
      expect(largestDifference(approximate(parts, 1), approximate(direct, 1))).toBeLessThan(1e-12);
    }
  });

  it('refuses factors that do not fit', () => {
    const refused = svdFromFactors(zeros(3, 2), zeros(3, 4));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'ragged' } });
  });
});
