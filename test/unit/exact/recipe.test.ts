import { describe, expect, it } from 'vitest';
import {
  sidesByHand,
  recipeOf,
  type GramSide,
  type HandVector,
} from '../../../src/core/exact/recipe.js';
import { toNumber } from '../../../src/core/exact/fraction.js';
import { surdText } from '../../../src/core/exact/surd.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, svdOf } from '../lowrank/helpers.js';

function byHand(rows: number[][], side: GramSide = 'MᵀM') {
  const matrix = fromRows(rows);
  const found = recipeOf(matrix, svdOf(matrix), side);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}
const texts = ({ entries }: HandVector) =>
  entries.map(({ form, value }) => (form ? surdText(form) : value.toFixed(4)));
const numbers = (list: readonly { readonly n: bigint; readonly d: bigint }[]) => list.map(toNumber);

describe('the recipe by hand', () => {
  it('[[3,2,5],[2,3,5],[2,-2,0],[5,5,10]]: σ = 15, 3, 0', () => {
    const { pairs, polynomial, restU, restV, gram, difference } = byHand([
      [3, 2, 5],
      [2, 3, 5],
      [2, -2, 0],
      [5, 5, 10],
    ]);
    expect(gram.map(numbers)).toEqual([
      [42, 33, 75],
      [33, 42, 75],
      [75, 75, 150],
    ]);
    expect(numbers(polynomial)).toEqual([1, -234, 2025, 0]);
    expect(pairs.map(({ lambda }) => lambda.value)).toEqual([225, 9]);
    expect(pairs.map(({ sigma }) => surdText(sigma.form!))).toEqual(['15', '3']);
    expect(texts(pairs[0]!.v)).toEqual(['1/√6', '1/√6', '2/√6']);
    expect(texts(pairs[0]!.u)).toEqual(['1/√6', '1/√6', '0', '2/√6']);
    expect(texts(pairs[1]!.v)).toEqual(['−1/√2', '1/√2', '0']);
    expect(texts(pairs[1]!.u)).toEqual(['−1/(3√2)', '1/(3√2)', '−2√2/3', '0']);
    expect(texts(restV[0]!)).toEqual(['−1/√3', '−1/√3', '1/√3']);
    expect(restU).toHaveLength(2);
    expect(difference).toBeLessThan(1e-13);
  });

  it('[[4,11,14],[8,7,-2]]: σ = 6√10, 3√10, the vectors with their signs as printed', () => {
    const { pairs, restV, restU } = byHand([
      [4, 11, 14],
      [8, 7, -2],
    ]);
    expect(pairs.map(({ lambda }) => lambda.value)).toEqual([360, 90]);
    expect(pairs.map(({ sigma }) => surdText(sigma.form!))).toEqual(['6√10', '3√10']);
    expect(texts(pairs[0]!.v)).toEqual(['1/3', '2/3', '2/3']);
    expect(texts(pairs[1]!.v)).toEqual(['−2/3', '−1/3', '2/3']);
    expect(texts(restV[0]!)).toEqual(['2/3', '−2/3', '1/3']);
    expect(texts(pairs[0]!.u)).toEqual(['3/√10', '1/√10']);
    expect(texts(pairs[1]!.u)).toEqual(['1/√10', '−3/√10']);
    expect(restU).toEqual([]);
    // The other way has the same values.
    const other = byHand(
      [
        [4, 11, 14],
        [8, 7, -2],
      ],
      'MMᵀ',
    );
    expect(numbers(other.polynomial)).toEqual([1, -450, 32400]);
    expect(other.pairs.map(({ sigma }) => surdText(sigma.form!))).toEqual(['6√10', '3√10']);
  });

  it('[[1,2],[3,4]]: λ = 15 ± √221, and decimals for the vectors', () => {
    const { pairs, polynomial, eigenvalues } = byHand([
      [1, 2],
      [3, 4],
    ]);
    expect(numbers(polynomial)).toEqual([1, -30, 4]);
    expect(eigenvalues.map(({ quadratic }) => quadratic)).toEqual([
      { a: 15n, b: 1n, r: 221n, c: 1n, sign: 1 },
      { a: 15n, b: 1n, r: 221n, c: 1n, sign: -1 },
    ]);
    expect(pairs[0]!.sigma.form).toBeUndefined();
    // ‖M‖_F² = 30.
    expect(pairs.reduce((sum, { sigma }) => sum + sigma.value ** 2, 0)).toBeCloseTo(30, 12);
  });

  it('[[3,0],[4,5]]: λ = 45, 5 and σ = 3√5, √5', () => {
    const { pairs } = byHand([
      [3, 0],
      [4, 5],
    ]);
    expect(pairs.map(({ lambda }) => lambda.value)).toEqual([45, 5]);
    expect(pairs.map(({ sigma }) => surdText(sigma.form!))).toEqual(['3√5', '√5']);
    expect(texts(pairs[0]!.v)).toEqual(['1/√2', '1/√2']);
    expect(texts(pairs[0]!.u)).toEqual(['1/√10', '3/√10']);
  });

  it('takes short decimals and fractions as what they are', () => {
    const { gram, pairs } = byHand([
      [0.5, 0],
      [0, 1 / 3],
    ]);
    expect(gram[0]![0]).toEqual({ n: 1n, d: 4n });
    expect(gram[1]![1]).toEqual({ n: 1n, d: 9n });
    expect(pairs.map(({ sigma }) => surdText(sigma.form!))).toEqual(['1/2', '1/3']);
  });

  it('equal, zero and tiny values', () => {
    const equal = byHand([
      [0, -2],
      [2, 0],
    ]);
    expect(equal.eigenvalues).toMatchObject([{ value: 4, multiplicity: 2 }]);
    expect(equal.pairs.map(({ u }) => texts(u))).toEqual([
      ['0', '1'],
      ['−1', '0'],
    ]);
    const zero = byHand([
      [0, 0],
      [0, 0],
    ]);
    expect(zero.pairs).toEqual([]);
    expect(zero.restU).toHaveLength(2);
    const tiny = byHand([
      [1, 1],
      [0, 1e-9],
    ]);
    expect(tiny.pairs[1]!.sigma.value / (1e-9 / Math.SQRT2)).toBeCloseTo(1, 12);
  });

  it('is orthonormal and gives M v = σ u for integers and for random numbers', () => {
    for (let seed = 1; seed <= 30; seed++) {
      for (const integer of [true, false]) {
        const random = gaussian(2 + (seed % 4), 2 + (seed % 3), seed);
        const data = integer ? random.data.map((x) => Math.round(2 * x)) : random.data;
        const matrix = { ...random, data };
        const found = recipeOf(matrix, svdOf(matrix), 'MᵀM');
        if (!found.ok) throw new Error(found.problem.message);
        const { pairs, restU, restV, difference } = found.value;
        expect(difference).toBeLessThan(1e-12);
        expect(pairs.length + restV.length).toBe(matrix.cols);
        expect(pairs.length + restU.length).toBe(matrix.rows);
        for (const vectors of [
          [...pairs.map(({ u }) => u), ...restU],
          [...pairs.map(({ v }) => v), ...restV],
        ]) {
          vectors.forEach((a, i) =>
            vectors.forEach((b, j) => {
              const dot = a.entries.reduce((sum, x, k) => sum + x.value * b.entries[k]!.value, 0);
              expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-12);
            }),
          );
        }
      }
    }
  });

  it('offers what is small enough', () => {
    expect(sidesByHand(4, 3)).toEqual(['MᵀM', 'MMᵀ']);
    expect(sidesByHand(2, 3)).toEqual(['MᵀM', 'MMᵀ']);
    expect(sidesByHand(2, 6)).toEqual(['MMᵀ', 'MᵀM']);
    expect(sidesByHand(3, 9)).toEqual(['MMᵀ']);
    expect(sidesByHand(7, 8)).toEqual([]);
    const large = gaussian(7, 8, 1);
    const refused = recipeOf(large, svdOf(large), 'MᵀM');
    expect(refused.ok ? '' : refused.problem.message).toContain('this matrix is 7×8');
  });
});
