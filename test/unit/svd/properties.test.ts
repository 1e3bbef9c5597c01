import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  singularValues,
  svd,
  svdQuality,
  transpose,
  type Matrix,
} from '../../../src/core/index.js';
import { leadingSvd } from '../../../src/core/svd/svd.js';
import { multiply, orthonormal, random, withSpectrum } from './helpers/matrices.js';
import { expectGoodSvd, ratios, unwrap } from './helpers/ratios.js';

const entry = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rows, cols]) =>
    fc
      .array(entry, { minLength: rows * cols, maxLength: rows * cols })
      // If entries are near the largest double, σ₁ is too large for a double.
      .map((data): Matrix => ({ rows, cols, data: Float64Array.from(data, (x) => x / 64) })),
  );

function close(a: Float64Array, b: Float64Array, factor = 1): void {
  const size = Math.max(a[0] ?? 0, (b[0] ?? 0) * Math.abs(factor));
  expect(a).toHaveLength(b.length);
  a.forEach((value, i) => {
    expect(Math.abs(value - Math.abs(factor) * b[i]!)).toBeLessThanOrEqual(
      100 * a.length * 2 ** -52 * size + 1e-322,
    );
  });
}

describe('the SVD', () => {
  it('is good for any finite matrix', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        expectGoodSvd(matrix, unwrap(svd(matrix)));
      }),
      { numRuns: 300 },
    );
  });

  it('swaps U and V under transposition', () => {
    for (const [rows, cols] of [
      [7, 4],
      [60, 80],
    ] as const) {
      const matrix = random(rows, cols, rows);
      const one = unwrap(svd(matrix));
      const other = unwrap(svd(transpose(matrix)));
      close(one.s, other.s);
      const r = Math.min(rows, cols);
      for (let k = 0; k < r; k++) {
        let dot = 0;
        for (let i = 0; i < rows; i++) dot += one.u.data[i * r + k]! * other.v.data[i * r + k]!;
        expect(Math.abs(dot)).toBeCloseTo(1, 9);
      }
    }
  });

  it('scales with the matrix, powers of two to the last bit', () => {
    const matrix = random(40, 33, 2);
    const { s, u } = unwrap(svd(matrix));
    for (const factor of [2 ** 900, 2 ** -900]) {
      const scaled = unwrap(svd({ ...matrix, data: matrix.data.map((x) => x * factor) }));
      expect(scaled.s).toEqual(s.map((value) => value * factor));
      expect(scaled.u.data).toEqual(u.data);
    }
    close(unwrap(svd({ ...matrix, data: matrix.data.map((x) => x * -3) })).s, s, 3);
  });

  it('keeps singular values under orthogonal multiplication', () => {
    const matrix = random(50, 70, 3);
    const turned = multiply(orthonormal(50, 50, 4), matrix);
    close(unwrap(svd(turned)).s, unwrap(svd(matrix)).s);
  });

  it('finds the spectrum that a matrix was built with', () => {
    const spectrum = Array.from({ length: 60 }, (_, i) => 1 / (1 + i));
    close(unwrap(svd(withSpectrum(90, 60, spectrum))).s, Float64Array.from(spectrum));
  });

  it('cannot be beaten by another matrix of rank k (Eckart–Young)', () => {
    const matrix = random(30, 24, 5);
    const { u, s, v } = unwrap(svd(matrix));
    for (const k of [1, 5, 12]) {
      const tail = Math.hypot(...s.slice(k));
      for (let trial = 0; trial < 20; trial++) {
        // The best rank-k matrix with a given column space is the projection on it; half of the spaces are
        // near the optimal one.
        const shake = trial < 10 ? 1 : 1e-3;
        const noise = random(30, k, 100 * k + trial);
        const basis = { rows: 30, cols: k, data: noise.data.map((x) => shake * x) };
        if (trial >= 10) {
          for (let i = 0; i < 30; i++) {
            for (let j = 0; j < k; j++) basis.data[i * k + j]! += u.data[i * 24 + j]!;
          }
        }
        expect(projectionError(matrix, basis)).toBeGreaterThanOrEqual(tail * (1 - 1e-12));
      }
      const best = random(30, k, 0);
      for (let i = 0; i < 30; i++) {
        for (let j = 0; j < k; j++) best.data[i * k + j] = u.data[i * 24 + j]!;
      }
      expect(projectionError(matrix, best)).toBeCloseTo(tail, 10);
    }
    expect(v.rows).toBe(24);
  });
});

/** ‖M − P M‖_F for the projection P on the columns of `basis`. */
function projectionError(matrix: Matrix, basis: Matrix): number {
  const q = unwrap(svd(basis)).u;
  const rest = multiply(q, multiply(transpose(q), matrix));
  return Math.hypot(...matrix.data.map((value, i) => value - rest.data[i]!));
}

describe('leading vectors', () => {
  it.each([
    [40, 40, 5],
    [90, 30, 7],
    [30, 90, 30],
    [70, 64, 1],
  ])('%i × %i, %i of them, are those of the whole SVD', (rows, cols, count) => {
    const matrix = random(rows, cols, 6);
    const all = unwrap(svd(matrix));
    const { values, triplets: some } = unwrap(leadingSvd(matrix, count));
    close(values, all.s);
    expect(some.s).toEqual(values.slice(0, count));
    const best = approximate(all, count);
    approximate(some, count).data.forEach((value, at) => {
      expect(value).toBeCloseTo(best.data[at]!, 10);
    });
    expect([some.u.cols, some.v.cols]).toEqual([count, count]);
    const r = Math.min(rows, cols);
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < count; k++) {
        expect(some.u.data[i * count + k]).toBeCloseTo(all.u.data[i * r + k]!, 10);
      }
    }
    const measured = ratios(matrix, some);
    expect(measured.orthogonalityU).toBeLessThan(50);
    expect(measured.orthogonalityV).toBeLessThan(50);
  });

  it('are none for a count of 0, and all for a count beyond the shape', () => {
    const matrix = random(6, 4, 7);
    expect(unwrap(leadingSvd(matrix, 0)).triplets.u.data).toHaveLength(0);
    expect(unwrap(leadingSvd(matrix, 0)).values).toEqual(unwrap(singularValues(matrix)));
    expect(unwrap(leadingSvd(matrix, 99)).triplets.u.data).toEqual(unwrap(svd(matrix)).u.data);
  });
});

describe('svdQuality', () => {
  it('measures what a plain loop measures', () => {
    for (const [rows, cols] of [
      [20, 30],
      [300, 40],
    ] as const) {
      const matrix = random(rows, cols, 8);
      const answer = unwrap(svd(matrix));
      // An error far above rounding, so that both measurements must agree on its size.
      answer.u.data[3]! += 1e-6;
      answer.v.data[5]! -= 1e-6;
      const quality = svdQuality(matrix, answer);
      const expected = ratios(matrix, answer);
      expect(quality.residual / expected.residual).toBeCloseTo(1, 6);
      expect(quality.orthogonalityU / expected.orthogonalityU).toBeCloseTo(1, 6);
      expect(quality.orthogonalityV / expected.orthogonalityV).toBeCloseTo(1, 6);
    }
  });

  it('is 0 for matrices without entries', () => {
    const empty = { rows: 0, cols: 3, data: new Float64Array(0) };
    expect(svdQuality(empty, unwrap(svd(empty)))).toEqual({
      residual: 0,
      orthogonalityU: 0,
      orthogonalityV: 0,
    });
  });
});
