import { describe, expect, it } from 'vitest';
import { analyseMatrix } from '../../../src/core/report/analyse.js';
import { approximateMatrix } from '../../../src/core/report/approximate.js';
import { compareMatrices } from '../../../src/core/report/compare.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import { seededRandom } from '../../../src/core/lowrank/linear/random.js';
import type { Result } from '../../../src/core/result.js';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function noise(rows: number, cols: number, seed = 1): Matrix {
  const random = seededRandom(seed);
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, () => random.normal()) };
}

/** The example of Eckart and Young's theorem in many books; values from NumPy 1.24. */
const example = fromRows([
  [3, 2, 2],
  [2, 3, -2],
]);

describe('the report of one matrix', () => {
  it('agrees with the singular values of the textbook, 5 and 3', () => {
    const report = valueOf(analyseMatrix(example));
    expect(report.singularValues).toEqual({ count: 2, known: 2, leading: [5, 3], omitted: 0 });
    expect(report.norms.frobenius).toBeCloseTo(Math.sqrt(34), 7);
    expect(report.norms).toMatchObject({ spectral: 5, nuclear: 8 });
    expect(report.tails.map(({ tail }) => tail)).toEqual([5.8309519, 3, 0]);
    expect(report.tails[1]!.energy).toBeCloseTo(25 / 34, 7);
    expect(report).toMatchObject({ numericalRank: 2, missing: 0, rows: 2, cols: 3 });
    expect(report.condition).toBeCloseTo(5 / 3, 7);
  });

  it('certifies with a bound that holds and is near rounding', () => {
    // Singular values of the Hilbert matrix of order 4, from its eigenvalues in 30 digits.
    const hilbert = fromRows([1, 2, 3, 4].map((i) => [0, 1, 2, 3].map((j) => 1 / (i + j))));
    const { certified, singularValues } = valueOf(analyseMatrix(hilbert));
    expect(certified.complete).toBe(true);
    expect(certified.valuesWithin).toBeLessThan(1e-14);
    expect(certified.valuesWithin).toBeGreaterThan(0);
    const exact = [1.50021428, 0.16914122, 0.00673827361, 9.6702304e-5];
    singularValues.leading.forEach((s, i) => expect(s! / exact[i]!).toBeCloseTo(1, 7));
  });

  it('shortens long lists and says how many were left out', () => {
    const { singularValues, tails } = valueOf(analyseMatrix(noise(60, 50)));
    expect(singularValues).toMatchObject({ count: 50, known: 50, omitted: 30 });
    expect(singularValues.leading).toHaveLength(16);
    expect(singularValues.trailing).toHaveLength(4);
    expect(tails.length).toBeLessThan(20);
    expect(tails.at(-1)).toEqual({ rank: 50, tail: 0, relative: 0, energy: 1 });
  });

  it('answers with leading values and a bound that holds when the full SVD takes too long', () => {
    const matrix = noise(120, 90);
    const whole = valueOf(analyseMatrix(matrix));
    const late = valueOf(analyseMatrix(matrix, undefined, { isLate: () => true }));
    expect(late.certified.complete).toBe(false);
    expect(late.singularValues).toMatchObject({ count: 90, known: 32 });
    expect(late.numericalRank).toBeNull();
    // The rest beyond 32 values, from all values of the exact report.
    const rest = whole.tails.find(({ rank }) => rank === 32)!.tail!;
    expect(late.certified.approximationWithin).toBeGreaterThanOrEqual(rest * (1 - 1e-7));
    expect(late.certified.approximationWithin).toBeLessThan(1.1 * rest);
    expect(late.singularValues.leading[0]).toBeCloseTo(whole.singularValues.leading[0]!, 4);
    expect(late.recommended.reason).toContain('32');
  });

  it('stops when nobody waits', () => {
    const result = analyseMatrix(noise(200, 200), undefined, { isCancelled: () => true });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });

  it('says which entries are missing, and fills them only as wished', () => {
    const holes = {
      ...fromRows([
        [1, 2],
        [NaN, 4],
      ]),
      missing: Uint8Array.of(0, 0, 1, 0),
    };
    const refused = analyseMatrix(holes);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    if (!refused.ok)
      expect(refused.problem.message).toMatch(/1 of 4.*row 2, column 1.*"column-mean"/);
    const filled = valueOf(analyseMatrix(holes, 'column-mean'));
    expect(filled).toMatchObject({ missing: 1, filled: 'column-mean' });
    // [[1, 2], [1, 4]] has the determinant 2.
    const [a, b] = filled.singularValues.leading;
    expect(a! * b!).toBeCloseTo(2, 6);
  });
});

describe('an approximation', () => {
  it('has the tail as its measured error', () => {
    const found = valueOf(approximateMatrix(example, { rank: 1 }));
    expect(found.tail).toBeCloseTo(3, 12);
    expect(found.measured).toBeCloseTo(3, 12);
    // u₁ = (1, 1)/√2, v₁ = (1, 1, 0)/√2: every entry is 2.5 or 0.
    expect(Array.from(found.approximation.data, (x) => Math.round(x * 1e9) / 1e9)).toEqual([
      2.5, 2.5, 0, 2.5, 2.5, 0,
    ]);
    expect(found.storage).toEqual({ factors: 6, full: 6 });
    expect([found.u.rows, found.u.cols, found.vt.rows, found.vt.cols]).toEqual([2, 1, 1, 3]);
  });

  it('takes the least rank that reaches a relative error', () => {
    const bound = 3 / Math.sqrt(34);
    expect(valueOf(approximateMatrix(example, { relativeError: bound + 1e-9 })).rank).toBe(1);
    expect(valueOf(approximateMatrix(example, { relativeError: bound - 1e-9 })).rank).toBe(2);
    expect(valueOf(approximateMatrix(example, { relativeError: 1 })).rank).toBe(0);
  });

  it('refuses a rank that is not possible, with the possible ones', () => {
    const refused = approximateMatrix(example, { rank: 3 });
    expect(refused.ok ? '' : refused.problem.message).toContain('from 0 to 2');
    const nonsense = approximateMatrix(example, { relativeError: 2 });
    expect(nonsense.ok ? '' : nonsense.problem.message).toContain('from 0 to 1');
  });

  it('says what error the leading triplets reach when that is not enough', () => {
    const refused = approximateMatrix(noise(120, 90), { relativeError: 0.01 }, undefined, {
      isLate: () => true,
    });
    expect(refused.ok ? '' : refused.problem.message).toMatch(
      /reach a relative error of 0\.\d+, not 0\.01/,
    );
  });
});

describe('a comparison', () => {
  it('finds the rank of an update and the angle that it turns the spaces by', () => {
    const first = noise(12, 8);
    const u = noise(12, 1, 2).data;
    const v = noise(1, 8, 3).data;
    const second = {
      ...first,
      data: first.data.map((x, i) => x + u[Math.floor(i / 8)]! * v[i % 8]!),
    };
    const report = valueOf(compareMatrices(first, second));
    expect(report.difference).toMatchObject({ rank: 1 });
    const norm = Math.hypot(...u) * Math.hypot(...v);
    expect(report.difference!.frobenius).toBeCloseTo(norm, 6);
    expect(report.difference!.relative).toBeCloseTo(norm / Math.hypot(...first.data), 7);
  });

  it('measures a known angle: two spaces of columns at 30°', () => {
    const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const report = valueOf(compareMatrices(fromRows([[1], [0]]), fromRows([[c], [s]])));
    expect(report.angles.columnSpaces![0]).toBeCloseTo(30, 6);
    expect(report.angles.rowSpaces).toEqual([0]);
  });

  it('has no difference for other shapes, and says when one is the transpose', () => {
    const report = valueOf(
      compareMatrices(
        example,
        fromRows([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ),
    );
    expect(report.difference).toBeNull();
    expect(report.note).toContain('transpose');
    expect(report.angles).toMatchObject({ columnSpaces: null, rowSpaces: null });
  });

  it('says which of the two cannot be used', () => {
    const refused = compareMatrices(
      example,
      fromRows([
        [1, Infinity, 0],
        [0, 0, 1],
      ]),
    );
    expect(refused.ok ? '' : refused.problem.message).toMatch(
      /^The second matrix: .*row 1, column 2/,
    );
  });
});
