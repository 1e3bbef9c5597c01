import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singularValues, svd, transpose, type Matrix } from '../../../src/core/index.js';
import { isGraded } from '../../../src/core/svd/jacobi/index.js';
import { leadingSvd } from '../../../src/core/svd/svd.js';
import { build, multiply, random, stream } from './helpers/matrices.js';
import { expectGoodSvd, isSame, unwrap } from './helpers/ratios.js';

const EPSILON = 2 ** -52;

/** Entries in (−1, 1), times 2 to the power of this exponent, so that nothing rounds. */
function scaled(
  rows: number,
  cols: number,
  exponent: (i: number, j: number) => number,
  seed = 1,
): Matrix {
  const next = stream(seed);
  return build(rows, cols, (i, j) => (2 * next() - 1) * 2 ** exponent(i, j));
}

interface Case {
  readonly matrix: Matrix;
  /** Computed with one-sided Jacobi rotations in 400 decimal digits (mpmath 1.3), rounded to double precision. */
  readonly s: readonly number[];
}

const cases: Readonly<Record<string, Case>> = {
  'falling columns': {
    matrix: scaled(6, 6, (_, j) => -30 * j),
    s: [
      0.9905879819687109, 1.3577861066488386e-9, 4.9211530203466e-19, 1.1386921664270912e-27,
      5.337585405515176e-37, 2.0079520384742074e-46,
    ],
  },
  'rising rows': {
    matrix: scaled(6, 6, (i) => 30 * i),
    s: [
      2.077642934943282e45, 1.3320665381368014e36, 1.156148693612324e27, 1.2758572591417318e18,
      388314744.094653, 0.43072035341259396,
    ],
  },
  'rows and columns, out of order': {
    matrix: scaled(7, 7, (i, j) => -23 * ((3 * i) % 7) - 20 * ((5 * j) % 7)),
    s: [
      0.2541478811780063, 5.045049923100846e-13, 1.0650101509187222e-26, 1.1284170399140413e-39,
      2.190138600726921e-52, 2.204901022923782e-65, 3.0142762736522784e-78,
    ],
  },
  'a tall one': {
    matrix: scaled(12, 5, (_, j) => 27 * j - 66),
    s: [
      9090598276938.422, 40163.16533246184, 0.0005562389838131915, 3.2506834006085747e-12,
      1.5286370070772096e-20,
    ],
  },
  'a wide one': {
    matrix: scaled(4, 9, (i) => 27 * i - 66),
    s: [52577.74250420011, 0.0003676604801048138, 2.047016668183996e-12, 1.945061512198896e-20],
  },
  'from near the largest double to near the smallest': {
    matrix: scaled(7, 7, (_, j) => 1000 - 300 * j),
    s: [
      1.6803087383299695e301, 8.790363286276411e210, 2.6417428220006915e120, 1.8772253035071045e30,
      4.859669603638793e-61, 2.7536958510532806e-151, 8.139103816355841e-242,
    ],
  },
  'powers 0 to 5 of 0.5, 1, …, 4.5, in thousandths': {
    matrix: build(9, 6, (i, j) => ((i + 1) / 2) ** j * 2 ** (-10 * j)),
    s: [
      3.0000089407831076, 0.0037822441150486717, 4.1842914326344685e-6, 4.395598804446495e-9,
      4.360206722694298e-12, 4.002667825363252e-15,
    ],
  },
};

const named = Object.entries(cases).map(([name, each]) => ({ name, ...each }));

/** The largest relative difference. */
function worst(found: Float64Array, expected: ArrayLike<number>): number {
  expect(found).toHaveLength(expected.length);
  return Math.max(...Array.from(found, (value, i) => Math.abs(value / expected[i]! - 1)));
}

describe('one-sided Jacobi rotations for graded matrices', () => {
  it.each(named)('give all digits of $name', ({ matrix, s }) => {
    const found = unwrap(svd(matrix));
    expectGoodSvd(matrix, found);
    expect(worst(found.s, s)).toBeLessThan(2 ** 10 * EPSILON);
    expect(found.relativeError).toBeLessThan(1e-10);
    expect(worst(found.s, s)).toBeLessThan(found.relativeError!);
  });

  it.each(named)(
    'give the same of $name for the transpose and for values alone',
    ({ matrix, s }) => {
      const flipped = unwrap(svd(transpose(matrix)));
      expectGoodSvd(transpose(matrix), flipped);
      expect(worst(flipped.s, s)).toBeLessThan(2 ** 10 * EPSILON);
      expect(isSame(unwrap(singularValues(matrix)), unwrap(svd(matrix)).s)).toBe(true);
    },
  );

  it('give as leading vectors those of the whole SVD', () => {
    const { matrix } = cases['a tall one']!;
    const whole = unwrap(svd(matrix));
    const { values, triplets } = unwrap(leadingSvd(matrix, 2));
    expect(isSame(values, whole.s)).toBe(true);
    expect(triplets.u.cols).toBe(2);
    for (let i = 0; i < matrix.rows; i++) {
      for (let k = 0; k < 2; k++) expect(triplets.u.data[2 * i + k]).toBe(whole.u.data[5 * i + k]);
    }
  });

  it('multiply to the determinant of D₁ B D₂, which integers give exactly', () => {
    const exponent = fc.integer({ min: -120, max: 120 });
    const graded = fc.integer({ min: 2, max: 6 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        b: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n }),
        left: fc.array(exponent, { minLength: n, maxLength: n }),
        right: fc.array(exponent, { minLength: n, maxLength: n }),
      }),
    );
    let checked = 0;
    fc.assert(
      fc.property(graded, ({ n, b, left, right }) => {
        const matrix = build(n, n, (i, j) => b[i * n + j]! * 2 ** (left[i]! + right[j]!));
        const found = unwrap(svd(matrix));
        expectGoodSvd(matrix, found);
        const { relativeError } = found;
        // A row of zeros has an exact 0 as its value, and no relative error.
        if (relativeError === undefined || determinant(b, n) === 0) return;
        checked++;
        const exact = Math.abs(determinant(b, n));
        if (exact === 0) {
          // A product with it would be 0 / 0.
          expect(found.s[n - 1]).toBe(0);
          return;
        }
        let exponents = -[...left, ...right].reduce((sum, each) => sum + each, 0);
        let mantissa = 1 / exact;
        for (const sigma of found.s) {
          const power = Math.floor(Math.log2(sigma));
          mantissa *= sigma / 2 ** power;
          exponents += power;
        }
        expect(Math.abs(mantissa * 2 ** exponents - 1)).toBeLessThan(n * relativeError);
      }),
      { numRuns: 300 },
    );
    expect(checked).toBeGreaterThan(150);
  });

  it.each([
    [
      'rank 2',
      multiply(
        scaled(8, 2, (i) => -40 * i),
        random(2, 6, 3),
      ),
    ],
    ['equal columns', build(6, 4, (i) => 2 ** (-30 * i))],
  ])('decompose %s, and promise no digits where there are none', (_, matrix) => {
    for (const each of [matrix, transpose(matrix)]) {
      const found = unwrap(svd(each));
      expectGoodSvd(each, found);
      expect(found.relativeError).toBeUndefined();
    }
  });

  it('count as 0 what the scaled matrix holds with few digits, and promise nothing then', () => {
    // The first entry is scaled by 2⁻¹⁰⁰, so that the others are subnormal. Reflectors of such numbers are not orthogonal.
    const tiny = 2 ** -974;
    const matrix = build(3, 3, (i, j) =>
      i === 0 || j === 0 ? Number(i === j) * 2 ** 130 : i + j === 4 ? -tiny : tiny,
    );
    const found = unwrap(svd(matrix));
    expectGoodSvd(matrix, found);
    expect([...found.s]).toEqual([2 ** 130, 0, 0]);
    expect(found.relativeError).toBeUndefined();
  });

  it('know zeros and powers exactly', () => {
    const matrix = build(4, 4, (i, j) => (i === j ? ([1, 1e-20, 1e-40, 0][i] ?? 0) : 0));
    expect([...unwrap(svd(matrix)).s]).toEqual([1, 1e-20, 1e-40, 0]);
  });

  it('are left to graded matrices of at most 64² entries', () => {
    const column = (rows: number): Matrix => scaled(rows, 2, (_, j) => -60 * j);
    expect(isGraded(column(2048))).toBe(true);
    expect(isGraded(column(2049))).toBe(false);
    expect(isGraded(random(9, 9))).toBe(false);
    expect(isGraded(build(3, 3, () => 0))).toBe(false);
    expect(unwrap(svd(random(9, 9))).relativeError).toBeUndefined();
  });
});

/** Exact for these integers, by Bareiss's elimination (Math. Comp. 22, 1968). */
function determinant(entries: readonly number[], n: number): number {
  const a = entries.map(BigInt);
  const at = (i: number, j: number): bigint => a[i * n + j]!;
  let before = 1n;
  let sign = 1n;
  for (let k = 0; k + 1 < n; k++) {
    const pivot = Array.from({ length: n - k }, (_, i) => k + i).find((i) => at(i, k) !== 0n);
    if (pivot === undefined) return 0;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [at(pivot, j), at(k, j)];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      for (let j = k + 1; j < n; j++) {
        a[i * n + j] = (at(i, j) * at(k, k) - at(i, k) * at(k, j)) / before;
      }
    }
    before = at(k, k);
  }
  return Number(sign * at(n - 1, n - 1));
}
