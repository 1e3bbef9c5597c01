import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svd, type Matrix, type Svd } from '../../../src/core/index.js';
import {
  challenge,
  challengeByTurn,
  challengerIds,
  turnedError,
  uncontested,
  type Challenger,
} from '../../../src/core/challengers/index.js';
import { tails } from '../../../src/core/lowrank/spectrum.js';
import { fromRows } from '../../../src/core/matrix.js';
import { kinds, random, withSpectrum } from '../svd/helpers/matrices.js';

const options = { decimals: 2, seed: 1, draws: 20 };

function svdOf(matrix: Matrix): Svd {
  const found = svd(matrix);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

const all = (matrix: Matrix, k: number, draws = 20): Challenger[] => [
  ...challenge(matrix, svdOf(matrix), k, { ...options, draws }),
];

const byId = (found: readonly Challenger[], id: Challenger['id']): Challenger =>
  found.find((each) => each.id === id)!;

/** Rounding of sums of m·n squares of numbers with an error of max(m, n)·ε. */
const slack = ({ rows, cols }: Matrix) => 50 * Math.max(rows, cols) * Number.EPSILON;

function expectNoneBelow(matrix: Matrix, k: number): void {
  const parts = svdOf(matrix);
  const tail = tails(parts.s);
  const norm = tail[0]!;
  const found = all(matrix, k);
  expect(found.map(({ id }) => id)).toEqual([...challengerIds]);
  for (const { id, error, rank, coordinates, draws } of found) {
    expect(rank, id).toBeLessThanOrEqual(k);
    expect(error / norm, id).toBeGreaterThanOrEqual(
      (tail[k]! / norm) * (1 - 1e-12) - slack(matrix),
    );
    // The three steps: the norm is kept, off-diagonals cost, and no space of k directions does better.
    const { diagonal, offDiagonal, ofSpace, shares } = coordinates;
    expect(Math.hypot(diagonal, offDiagonal) / norm, id).toBeCloseTo(error / norm, 9);
    expect(ofSpace / norm, id).toBeLessThanOrEqual((error / norm) * (1 + 1e-9) + slack(matrix));
    expect(ofSpace / norm, id).toBeGreaterThanOrEqual(
      (tail[k]! / norm) * (1 - 1e-9) - slack(matrix),
    );
    expect(
      shares.reduce((sum, share) => sum + share, 0),
      id,
    ).toBeLessThanOrEqual(k + 1e-9);
    if (draws) {
      expect(error / norm, id).toBeLessThanOrEqual(draws.lower / norm + 1e-9);
      expect(draws.lower).toBeLessThanOrEqual(draws.median);
      expect(draws.median).toBeLessThanOrEqual(draws.upper);
    }
  }
}

describe('challengers of the best approximation', () => {
  for (const [name, make] of Object.entries(kinds)) {
    for (const [rows, cols] of [
      [9, 6],
      [6, 9],
      [7, 7],
    ] as const) {
      it(`are never below the tail: ${name}, ${rows}×${cols}`, () => {
        const matrix = make(rows, cols);
        const parts = svdOf(matrix);
        for (const k of [1, 2, 5]) {
          const why = uncontested(parts, k);
          if (name === 'zero') expect(why).toBe('zero');
          if (why === undefined) expectNoneBelow(matrix, k);
        }
      });
    }
  }

  it('are never below the tail, for any shape, rank and grading', () => {
    const shape = fc.record({
      rows: fc.integer({ min: 1, max: 12 }),
      cols: fc.integer({ min: 1, max: 12 }),
      k: fc.integer({ min: 1, max: 11 }),
      rank: fc.integer({ min: 1, max: 12 }),
      decay: fc.constantFrom(1, 0.7, 0.1, 1e-3),
      size: fc.constantFrom(1e-200, 1e-3, 1, 1e150),
      seed: fc.integer({ min: 1, max: 1000 }),
    });
    let contested = 0;
    fc.assert(
      fc.property(shape, ({ rows, cols, k, rank, decay, size, seed }) => {
        const count = Math.min(rows, cols, rank);
        const s = Array.from({ length: count }, (_, i) => size * decay ** i);
        const matrix = withSpectrum(rows, cols, s, seed);
        if (uncontested(svdOf(matrix), k) !== undefined) return;
        contested++;
        expectNoneBelow(matrix, k);
      }),
      { numRuns: 150, seed: 20 },
    );
    expect(contested).toBeGreaterThan(30);
  });

  it('of the worked example have the errors that can be computed by hand', () => {
    // σ = 15, 3, 0. The longest column is (5, 5, 0, 10), and the rows (3, 2, 5), (2, 3, 5), (2, −2, 0), (5, 5, 10).
    const matrix = fromRows([[3, 2, 5], [2, 3, 5], [2, -2, 0], [5, 5, 10]]); // prettier-ignore
    const found = all(matrix, 1);
    expect(byId(found, 'svd').error).toBeCloseTo(3, 12);
    // The third column, (5, 5, 0, 10), is a multiple of u₁, so the projection on it is M̂₁ itself.
    const columns = byId(found, 'columns');
    expect(columns.columns).toEqual([2]);
    expect(columns.error).toBeCloseTo(3, 12);
    expect(columns.coordinates.offDiagonal).toBeCloseTo(0, 12);
    // The first column: (3, 2, 2, 5), of squared length 42; its products with the others are 35 and 75.
    const cut = byId(found, 'cutQr');
    expect(cut.error ** 2).toBeCloseTo(234 - (42 ** 2 + 33 ** 2 + 75 ** 2) / 42, 10);
    // Column 3 and row 4 meet in 10: x = (5, 5, 0, 10)ᵀ (5, 5, 10) / 10, which is M̂₁ again.
    const cross = byId(found, 'skeleton');
    expect([cross.columns, cross.rows]).toEqual([[2], [3]]);
    expect(cross.error).toBeCloseTo(3, 12);
  });

  it('cut off by pivoted QR and projected on the pivoted columns are the same matrix', () => {
    const matrix = random(12, 9, 4);
    const found = all(matrix, 4);
    expect(byId(found, 'cutPivotedQr').error).toBeCloseTo(byId(found, 'columns').error, 12);
    expect(byId(found, 'cur').error).toBeGreaterThan(byId(found, 'columns').error);
  });

  it('reach the tail where the columns that are picked are singular vectors', () => {
    const matrix = fromRows([[0, 5, 0], [0, 0, 1], [7, 0, 0], [0, 0, 0]]); // prettier-ignore
    const found = all(matrix, 2);
    for (const id of ['columns', 'cutPivotedQr', 'cur', 'skeleton'] as const) {
      const { error, coordinates, shares } = { ...byId(found, id), ...byId(found, id).coordinates };
      expect(error, id).toBeCloseTo(1, 14);
      expect(coordinates.offDiagonal, id).toBeCloseTo(0, 14);
      expect(
        [...shares].map((share) => Math.round(1e12 * share) / 1e12),
        id,
      ).toEqual([1, 1, 0]);
    }
    // Columns 1 and 2 as they stand are the largest two as well.
    expect(byId(found, 'cutQr').error).toBeCloseTo(1, 14);
  });

  it('take no more columns than there are independent ones', () => {
    const matrix = fromRows([[1, 1, 1, 2], [1, 1, 1, 3], [1, 1, 1, 5]]); // prettier-ignore
    const found = [...challenge(matrix, svdOf(matrix), 2, options)];
    expect(byId(found, 'cutQr').rank).toBe(1);
    expect(byId(found, 'columns').rank).toBe(2);
    expect(byId(found, 'skeleton').error).toBeLessThan(1e-13);
  });

  it('are the same for the same seed, and the best of more draws is no worse', () => {
    const matrix = random(20, 30, 7);
    const [few, again, more] = [all(matrix, 3, 10), all(matrix, 3, 10), all(matrix, 3, 200)];
    expect(few).toEqual(again);
    for (const id of ['uniform', 'sketch'] as const) {
      expect(byId(more, id).error).toBeLessThanOrEqual(byId(few, id).error);
      expect(byId(more, id).draws?.count).toBe(200);
    }
    // A space of mixtures of the columns knows more of M than any space.
    expect(byId(more, 'sketch').draws!.median).toBeLessThan(byId(more, 'uniform').draws!.median);
  });

  it('by uniform draws lose r − k of r parts of the energy on average', () => {
    // E pᵢ = k/r for every i, so the mean of the squared error is (1 − k/r)‖M‖². Of equal σ, every draw has it.
    const matrix = withSpectrum(8, 8, [1, 1, 1, 1, 1, 1, 1, 1], 3);
    const { draws } = byId(all(matrix, 3), 'uniform');
    expect(draws!.median).toBeCloseTo(Math.sqrt(5), 10);
  });

  it('rounded to many digits are as good as the best', () => {
    const matrix = random(9, 11, 2);
    const parts = svdOf(matrix);
    const tail = tails(parts.s)[4]!;
    const errors = [0, 1, 2, 4, 12].map(
      (decimals) =>
        byId([...challenge(matrix, parts, 4, { ...options, decimals })], 'decimals').error,
    );
    expect(errors.at(-1)).toBeCloseTo(tail, 10);
    expect(errors).toEqual([...errors].sort((a, b) => b - a));
    const bytes = byId(all(matrix, 4), 'bytes').error;
    expect(bytes).toBeGreaterThan(tail);
    expect(bytes / tail).toBeLessThan(1.01);
  });
});

describe('a direction that is turned', () => {
  it('costs sin²θ (σᵢ² − σⱼ²), measured and by the formula, least at 0', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: 1, max: 500 }),
        (k, i, j, degrees, seed) => {
          const matrix = random(8, 6, seed);
          const parts = svdOf(matrix);
          const turn = { kept: Math.min(i, k), left: Math.max(j, k + 1), degrees };
          const tail = tails(parts.s)[k]!;
          const wanted = turnedError(parts.s, tail, turn);
          expect(challengeByTurn(matrix, parts, k, turn).error).toBeCloseTo(wanted, 11);
          expect(wanted).toBeGreaterThanOrEqual(tail);
          expect(turnedError(parts.s, tail, { ...turn, degrees: 0 })).toBe(tail);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('at a right angle keeps σⱼ instead of σᵢ', () => {
    const s = Float64Array.of(15, 3, 0);
    expect(turnedError(s, 3, { kept: 1, left: 2, degrees: 90 })).toBe(15);
    expect(turnedError(Float64Array.of(2, 2), 2, { kept: 1, left: 2, degrees: 37 })).toBe(2);
  });
});

describe('where nothing competes', () => {
  const why = (rows: number[][], k: number) => {
    const matrix = fromRows(rows);
    return uncontested(svdOf(matrix), k);
  };
  it('says why', () => {
    expect(why([[0, 0], [0, 0]], 1)).toBe('zero'); // prettier-ignore
    expect(why([[1, 2], [3, 4]], 0)).toBe('rankZero'); // prettier-ignore
    expect(why([[1, 2], [3, 4]], 2)).toBe('nothingLeft'); // prettier-ignore
    expect(why([[1, 2], [2, 4]], 1)).toBe('nothingLeft'); // prettier-ignore
    expect(why([[1, 2, 3]], 1)).toBe('nothingLeft');
    expect(why([[1, 2], [3, 4]], 1)).toBeUndefined(); // prettier-ignore
  });
  it('has a limit of work', () => {
    const side = 2048;
    const u = { rows: side, cols: side, data: new Float64Array(0) };
    const s = new Float64Array(side).fill(1);
    expect(uncontested({ u, s, v: u }, 32)).toBeUndefined();
    expect(uncontested({ u, s, v: u }, 33)).toBe('tooMuchWork');
  });
});
