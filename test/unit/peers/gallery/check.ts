import { expect } from 'vitest';
import { singularValues, type Matrix, type Svd } from '../../../../src/core/index.js';
import { ratios, unwrap } from '../../svd/helpers/ratios.js';
import type { Facts } from './specimen.js';

const EPSILON = 2 ** -52;

/** Rounding in the entries and in the engine may change a singular value by this much. */
export function rounding(matrix: Matrix, s: Float64Array): number {
  return 20 * Math.max(matrix.rows, matrix.cols) * EPSILON * (s[0] ?? 0);
}

/**
 * The largest of LAPACK's ratios, or Infinity if the shapes, the order or the signs are wrong: `expectGoodSvd` as a
 * number, for sweeps over thousands of matrices.
 */
export function badness(matrix: Matrix, answer: Svd): number {
  const { u, s, v } = answer;
  const r = Math.min(matrix.rows, matrix.cols);
  const shapes = [u.rows, u.cols, s.length, v.rows, v.cols].join();
  if (shapes !== [matrix.rows, r, r, matrix.cols, r].join()) return Infinity;
  for (let k = 0; k < r; k++) {
    if (!(s[k]! >= 0) || (k > 0 && !(s[k - 1]! >= s[k]!))) return Infinity;
    let extreme = 0;
    for (let i = 0; i < u.rows; i++) {
      const value = u.data[i * r + k]!;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    if (!(extreme > 0)) return Infinity;
  }
  const { residual, orthogonalityU, orthogonalityV } = ratios(matrix, answer);
  return Math.max(residual, orthogonalityU, orthogonalityV);
}

/** Checks all facts. A fact that rounding of σ₁ could hide fails, so that no check is empty. */
export function expectFacts(matrix: Matrix, s: Float64Array, facts: Facts): void {
  const near = rounding(matrix, s);
  const r = s.length;
  if (facts.values) expectValues(s, facts.values, near);
  if (facts.rank !== undefined) expect(numericalRank(matrix, s)).toBe(facts.rank);
  if (facts.determinant !== undefined) expectProduct(s, Math.log(facts.determinant), near);
  if (facts.lnDeterminant !== undefined) expectProduct(s, facts.lnDeterminant, near);
  if (facts.largest !== undefined) expectNear(s[0]!, facts.largest, near);
  if (facts.smallest !== undefined) expectNear(s[r - 1]!, facts.smallest, near);
  if (facts.secondSmallest !== undefined) expectNear(s[r - 2]!, facts.secondSmallest, near);
  if (facts.atMost !== undefined) expect(s[0]).toBeLessThanOrEqual(facts.atMost + near);
  if (facts.atLeast !== undefined) expect(s[r - 1]).toBeGreaterThanOrEqual(facts.atLeast - near);
  if (facts.nuclear !== undefined) {
    expectNear(
      s.reduce((total, value) => total + value, 0),
      facts.nuclear,
      r * near,
    );
  }
  if (facts.condition !== undefined) expectCondition(s, facts, near);
  if (facts.reciprocal !== undefined) expectReciprocal(s, s, facts.reciprocal, near, near);
  if (facts.inverse) {
    const other = unwrap(singularValues(facts.inverse));
    expectReciprocal(s, other, 1, near, rounding(facts.inverse, other));
  }
  if (facts.pairs) {
    for (let i = 0; i + 1 < r; i += 2) expectNear(s[i]!, s[i + 1]!, near);
  }
}

export function expectNear(found: number, expected: number, allowed: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(allowed);
}

/** Whether these are the expected values, given in any order, to an absolute error. */
export function expectValues(s: Float64Array, expected: readonly number[], allowed: number): void {
  expect(s).toHaveLength(expected.length);
  const ordered = [...expected].sort((a, b) => b - a);
  const worst = ordered.reduce((most, value, i) => Math.max(most, Math.abs(value - s[i]!)), 0);
  expect(worst).toBeLessThanOrEqual(allowed);
}

/** #{σᵢ > σ₁ max(m, n) ε}, the numerical rank of the product. */
function numericalRank({ rows, cols }: Matrix, s: Float64Array): number {
  const cut = (s[0] ?? 0) * Math.max(rows, cols) * EPSILON;
  return s.filter((value) => value > cut).length;
}

function expectProduct(s: Float64Array, lnDeterminant: number, near: number): void {
  const allowed = s.reduce((total, value) => total + near / value, 0);
  expect(allowed).toBeLessThan(0.5);
  expectNear(
    s.reduce((total, value) => total + Math.log(value), 0),
    lnDeterminant,
    2 * allowed,
  );
}

function expectCondition(s: Float64Array, facts: Facts, near: number): void {
  const last = s.at(-1)!;
  expect(near / last).toBeLessThan(0.1);
  const allowed = (facts.conditionPrinted ?? 0) + (2 * near) / last;
  expectNear(s[0]! / last / facts.condition!, 1, allowed);
}

/** σᵢ τₙ₊₁₋ᵢ = product, where the values are determined to a tenth. */
function expectReciprocal(
  s: Float64Array,
  t: Float64Array,
  product: number,
  nearS: number,
  nearT: number,
): void {
  let checked = 0;
  s.forEach((value, i) => {
    const other = t[t.length - 1 - i]!;
    const allowed = nearS / value + nearT / other;
    if (allowed > 0.1) return;
    checked++;
    expectNear((value * other) / product, 1, 2 * allowed);
  });
  expect(checked).toBeGreaterThan(s.length / 2);
}
