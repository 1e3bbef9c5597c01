import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singularValues, type Matrix } from '../../../../src/core/index.js';
import {
  normOfDifference,
  normOfProduct,
  svdOfProduct,
  valuesOfProduct,
} from '../../../../src/core/svd/product/index.js';
import { build, multiply, random, withSpectrum } from '../helpers/matrices.js';
import { ratios, unwrap } from '../helpers/ratios.js';

/** Everything that is promised, against the product that is formed here. */
function expectGood(b: Matrix, a: Matrix): void {
  const product = multiply(b, a);
  const answer = unwrap(svdOfProduct(b, a));
  const count = Math.min(b.rows, b.cols, a.cols);
  expect([answer.u.rows, answer.u.cols, answer.v.rows, answer.v.cols, answer.s.length]).toEqual([
    b.rows,
    count,
    a.cols,
    count,
    count,
  ]);
  const measured = ratios(product, answer);
  expect(measured.residual).toBeLessThan(50);
  expect(measured.orthogonalityU).toBeLessThan(50);
  expect(measured.orthogonalityV).toBeLessThan(50);
  const exact = unwrap(singularValues(product));
  const values = unwrap(valuesOfProduct(b, a));
  const room = 1e-14 * Math.max(b.rows, a.cols) * (exact[0] ?? 0);
  for (let i = 0; i < count; i++) {
    expect(Math.abs(values[i]! - exact[i]!)).toBeLessThanOrEqual(room);
    expect(Math.abs(answer.s[i]! - exact[i]!)).toBeLessThanOrEqual(room);
    if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1]!);
  }
  for (let k = 0; k < count; k++) {
    let extreme = 0;
    for (let i = 0; i < b.rows; i++) {
      const value = answer.u.data[i * count + k]!;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    expect(extreme).toBeGreaterThan(0);
  }
}

describe('svdOfProduct', () => {
  it.each([
    [40, 8, 30],
    [200, 40, 170],
    [8, 8, 8],
    [5, 9, 40],
    [40, 9, 5],
    [5, 9, 6],
    [1, 1, 1],
    [1, 3, 7],
    [100, 1, 90],
    [300, 33, 20],
  ])('agrees with the SVD of the formed product: %i×%i times ×%i', (m, r, n) => {
    expectGood(random(m, r, 1), random(r, n, 2));
  });

  it('any shapes and ranks', () => {
    const side = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        (m, r, n, seed, low) => {
          const b = random(m, r, seed);
          const a = random(r, n, seed + 1);
          // Equal rows of A, so that the product has a lower rank.
          if (low) for (let i = 1; i < r; i++) a.data.copyWithin(i * n, 0, n);
          expectGood(b, a);
        },
      ),
    );
  });

  it('keeps the digits of graded factors', () => {
    const spectrum = Array.from({ length: 12 }, (_, i) => 10 ** -i);
    const b = withSpectrum(60, 12, spectrum, 3);
    expectGood(b, random(12, 50, 4));
    expectGood(random(60, 12, 5), withSpectrum(12, 50, spectrum, 6));
    // Graded terms determine all digits of their values.
    const left = random(60, 6, 7);
    const right = random(6, 50, 8);
    const scaled = build(60, 6, (i, j) => left.data[i * 6 + j]! * 1e-40 ** j);
    const values = unwrap(valuesOfProduct(scaled, right));
    const again = unwrap(
      valuesOfProduct(
        left,
        build(6, 50, (i, j) => right.data[i * 50 + j]! * 1e-40 ** i),
      ),
    );
    for (let i = 0; i < 6; i++) expect(values[i]! / again[i]!).toBeCloseTo(1, 12);
  });

  it('is independent of the scale of either factor', () => {
    const b = random(20, 3, 1);
    const a = random(3, 15, 2);
    const times = (matrix: Matrix, factor: number) =>
      build(matrix.rows, matrix.cols, (i, j) => matrix.data[i * matrix.cols + j]! * factor);
    const usual = unwrap(svdOfProduct(b, a));
    for (const [p, q] of [
      [1e300, 1e-300],
      [1e-300, 1e300],
      [1e300, 1],
      [1e-300, 1],
      [1e-150, 1e-150],
    ] as const) {
      const scaled = unwrap(svdOfProduct(times(b, p), times(a, q)));
      for (let i = 0; i < 3; i++) expect(scaled.s[i]! / (p * q) / usual.s[i]!).toBeCloseTo(1, 12);
    }
    // Both terms are 1·1, however their factors are scaled.
    const mixed = unwrap(
      valuesOfProduct(
        { rows: 2, cols: 2, data: Float64Array.of(1e300, 0, 0, 1e-300) },
        { rows: 2, cols: 2, data: Float64Array.of(1e-300, 0, 0, 1e300) },
      ),
    );
    expect([...mixed].map((x) => x.toFixed(12))).toEqual(['1.000000000000', '1.000000000000']);
  });

  it('has zeros for zero factors, and nothing for empty ones', () => {
    const zero = unwrap(
      svdOfProduct(
        build(6, 2, () => 0),
        random(2, 5),
      ),
    );
    expect([...zero.s]).toEqual([0, 0]);
    expect(
      ratios(
        build(6, 5, () => 0),
        zero,
      ).orthogonalityU,
    ).toBeLessThan(50);
    for (const [m, r, n] of [
      [0, 2, 3],
      [3, 0, 2],
      [3, 2, 0],
      [0, 0, 0],
    ] as const) {
      const empty = unwrap(
        svdOfProduct(
          build(m, r, () => 0),
          build(r, n, () => 0),
        ),
      );
      expect([empty.u.rows, empty.s.length, empty.v.rows]).toEqual([m, 0, n]);
      expect(
        unwrap(
          normOfProduct(
            build(m, r, () => 0),
            build(r, n, () => 0),
          ),
        ),
      ).toBe(0);
    }
  });

  it('refuses what has no answer', () => {
    const b = random(4, 2);
    expect(svdOfProduct(b, random(3, 4))).toMatchObject({ ok: false, problem: { code: 'ragged' } });
    const bad = random(2, 4);
    bad.data[5] = NaN;
    expect(svdOfProduct(b, bad)).toMatchObject({
      ok: false,
      problem: {
        code: 'nonFinite',
        message: 'Entry at row 2, column 2 of A is NaN; the SVD needs finite numbers.',
      },
    });
    const huge = build(3, 3, () => 1e300);
    expect(valuesOfProduct(huge, huge)).toMatchObject({ problem: { code: 'nonFinite' } });
    expect(
      svdOfProduct(random(300, 40), random(40, 300), { isCancelled: () => true }),
    ).toMatchObject({ problem: { code: 'cancelled' } });
  });

  it('agrees with its values for the factors of a large layer', () => {
    const b = random(4096, 64, 1);
    const a = random(64, 4096, 2);
    const values = unwrap(valuesOfProduct(b, a));
    const { s } = unwrap(svdOfProduct(b, a));
    expect(values.length).toBe(64);
    values.forEach((value, i) => expect(Math.abs(value - s[i]!)).toBeLessThan(1e-12 * s[0]!));
  });

  it('reports progress up to 1', () => {
    const shares: number[] = [];
    unwrap(
      svdOfProduct(random(300, 70), random(70, 300), { onProgress: (share) => shares.push(share) }),
    );
    expect(shares.at(-1)).toBeCloseTo(1, 12);
  });
});

describe('the norm of a difference', () => {
  it('is that of the formed products', () => {
    const first = { b: random(30, 4, 1), a: random(4, 20, 2), scale: 0.5 };
    const second = { b: random(30, 7, 3), a: random(7, 20, 4), scale: 2 };
    const p = multiply(first.b, first.a);
    const q = multiply(second.b, second.a);
    const direct = Math.hypot(...p.data.map((x, i) => 0.5 * x - 2 * q.data[i]!));
    expect(unwrap(normOfDifference(first, second))).toBeCloseTo(direct, 11);
    expect(unwrap(normOfDifference(first, first))).toBeLessThan(1e-14);
    expect(normOfDifference(first, { ...second, a: random(7, 21) }).ok).toBe(false);
  });
});
