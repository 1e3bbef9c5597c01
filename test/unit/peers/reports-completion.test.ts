import { describe, expect, it } from 'vitest';
import {
  approximate,
  complete,
  completionMethods,
  hideEntries,
  svd,
  type Completion,
  type CompletionOptions,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { build, multiply, random, stream } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** A completion, after checks that hold for all: finite, and known entries bit for bit. */
function completed(matrix: Matrix, options: CompletionOptions): Completion {
  const result = unwrap(complete(matrix, options));
  result.matrix.data.forEach((value, i) => {
    expect(Number.isFinite(value)).toBe(true);
    if (!Number.isNaN(matrix.data[i])) expect(value).toBe(matrix.data[i]);
  });
  return result;
}

const _ = NaN;

describe('reports of completions', () => {
  it.each(completionMethods)(
    'fancyimpute 92: two columns that are never known together, by %s: it must say so',
    (method) => {
      const matrix = fromRows([
        [1.5, _],
        [0, _],
        [_, 5],
        [_, 8],
        [8, _],
        [_, 8],
        [_, 6],
        [2.5, _],
      ]);
      const { warnings } = completed(matrix, { rank: 1, method });
      expect(warnings.join(' ')).toContain('2 groups');
    },
  );

  it.each(completionMethods)(
    'fancyimpute 70 and 106: nothing is known in a column, by %s',
    (method) => {
      const matrix = fromRows([
        [1, _, 2, 3],
        [2, _, 4, _],
        [3, _, 6, 9],
      ]);
      const { warnings } = completed(matrix, { rank: 1, method });
      expect(warnings.join(' ')).toContain('in column 2');
    },
  );

  it('fancyimpute 96: columns of 10⁶ and of 1 gave values of 10¹⁴', () => {
    const next = stream(96);
    const sizes = [2.59e6, 1, 30, 1e4, 0.01];
    const data = build(14, 5, (_i, j) => sizes[j]! * (0.5 + next()));
    const matrix = hideEntries(data, 0.3, 4);
    for (const rank of [1, 2]) {
      const { matrix: out } = completed(matrix, { rank, method: 'hard-impute' });
      expect(Math.max(...out.data.map(Math.abs))).toBeLessThan(2.59e7);
    }
  });

  it('zinbwave 16: soft-impute found a rank below the one asked for, and no word of it', () => {
    const matrix = hideEntries(random(12, 9, 16), 0.2, 1);
    const { model, warnings } = completed(matrix, { rank: 5, method: 'soft-impute', lambda: 2 });
    const rank = model.s.length;
    expect(rank).toBeLessThan(5);
    expect([model.u.cols, model.v.cols]).toEqual([rank, rank]);
    expect(warnings).toContain(`The penalty λ leaves rank ${rank} of the 5 asked for.`);
  });

  it.each(['hard-impute', 'soft-impute'] as const)(
    'flashr 22: where nothing is missing, %s is one SVD',
    (method) => {
      const matrix = random(20, 15, 22);
      const { model, iterations } = completed(matrix, { rank: 4, method });
      const best = approximate(unwrap(svd(matrix)), 4);
      expect(iterations).toBe(1);
      approximate(model, 4).data.forEach((value, i) => {
        expect(Math.abs(value - best.data[i]!)).toBeLessThan(1e-13);
      });
    },
  );

  it('implicit 377: more factors than rows and columns gave NaN', () => {
    const diagonal = build(10, 10, (i, j) => (i === j ? 1 : NaN));
    const { model, warnings } = completed(diagonal, { rank: 15, method: 'hard-impute' });
    expect(model.s.length).toBeLessThanOrEqual(10);
    expect(warnings).not.toEqual([]);
  });

  it('implicit 80: integers of 0 … 4 gave NaN', () => {
    const next = stream(80);
    const matrix = hideEntries(
      build(12, 20, () => Math.floor(5 * next())),
      0.4,
      3,
    );
    completed(matrix, { rank: 3, method: 'hard-impute' });
  });

  it('implicit 94: many iterations gave NaN', () => {
    const truth = multiply(random(20, 3, 94), random(3, 15, 95));
    const matrix = hideEntries(truth, 0.4, 2);
    const options = { rank: 3, method: 'hard-impute' } as const;
    const most = completed(matrix, { ...options, maxIterations: 100_000 });
    most.matrix.data.forEach((value, i) => {
      expect(Math.abs(value - truth.data[i]!)).toBeLessThan(1e-6);
    });
  });

  it.each([3, 4, 5, 100])('EMMA 85: the rank may be the smaller side or more: %i of 4', (rank) => {
    const matrix = hideEntries(random(6, 4, 85), 0.2, 1);
    const { model } = completed(matrix, { rank, method: 'hard-impute' });
    expect(model.s.length).toBeLessThanOrEqual(4);
  });

  it.each(completionMethods)('crab 69: a user without a rating, by %s', (method) => {
    const matrix = fromRows([
      [5, 3, _, 1],
      [_, _, _, _],
      [4, _, _, 1],
      [1, 1, _, 5],
      [_, 1, 5, 4],
    ]);
    const { warnings } = completed(matrix, { rank: 1, method });
    expect(warnings.join(' ')).toContain('in row 2');
  });

  it('oneDAL 33: rows and columns of zeros gave NaN', () => {
    const matrix = fromRows([
      [0, 0, 0, 0],
      [0, 1, 2, _],
      [0, 2, _, 6],
      [0, _, 6, 9],
      [_, 0, 0, 0],
    ]);
    const { matrix: out } = completed(matrix, { rank: 1, method: 'hard-impute' });
    expect(Array.from(out.data, (value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([
      0, 0, 0, 0, 0, 1, 2, 3, 0, 2, 4, 6, 0, 3, 6, 9, 0, 0, 0, 0,
    ]);
  });
});
