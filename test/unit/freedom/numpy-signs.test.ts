import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noFreedom, presentSvd, svd, zeros, type Matrix } from '../../../src/core/index.js';
import { numpySigns } from '../../../src/core/freedom/numpy-signs.js';
import { svdOf, gaussian } from '../lowrank/helpers.js';

interface Case {
  readonly kind: string;
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly number[];
  /** Sign of Σ cos(1 + 1.7 i) uᵢ in NumPy; 0 where rounding decides. */
  readonly signs: readonly number[];
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../fixtures/signs/numpy-signs.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

const weighed = ({ rows, cols, data }: Matrix, k: number) =>
  Array.from({ length: rows }, (_, i) => Math.cos(1 + 1.7 * i) * data[i * cols + k]!).reduce(
    (sum, x) => sum + x,
    0,
  );

describe('the signs of NumPy', () => {
  it('are those that NumPy gave, for all that is claimed', () => {
    const wrong: string[] = [];
    let claimed = 0;
    let left = 0;
    for (const { kind, rows, cols, data, signs } of cases) {
      const matrix = { rows, cols, data: Float64Array.from(data) };
      const ours = svdOf(matrix);
      const rank = signs.length - [...signs].reverse().findIndex((sign) => sign !== 0);
      const found = numpySigns(matrix, ours, rank);
      if (!found.ok) throw new Error(found.problem.message);
      signs.forEach((sign, k) => {
        if (sign === 0) return;
        const said = found.value[k]!;
        if (said === 0) left++;
        else if (said * Math.sign(weighed(ours.u, k)) === sign) claimed++;
        else wrong.push(`${kind} ${rows}×${cols} pair ${k + 1}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(claimed).toBeGreaterThan(2290);
    expect(left).toBeLessThan(30);
  });

  it('are what the convention shows, with the same product', () => {
    const { rows, cols, data, signs } = cases.find(({ kind }) => kind === 'worked')!;
    const matrix = { rows, cols, data: Float64Array.from(data) };
    const ours = svdOf(matrix);
    const shown = presentSvd(matrix, ours, { ...noFreedom, convention: 'numpy' }, []);
    expect(shown.problem).toBeUndefined();
    for (const k of [0, 1]) expect(Math.sign(weighed(shown.svd.u, k))).toBe(signs[k]);
    // NumPy's u₁ and v₁ of this matrix are negative.
    expect(shown.svd.u.data[0]).toBeLessThan(0);
    expect(shown.svd.v.data[0]).toBeLessThan(0);
  });

  it('are not claimed where rounding decides: equal values, and zero', () => {
    const identity = zeros(3, 3);
    for (let i = 0; i < 3; i++) identity.data[4 * i] = 1;
    const one = { rows: 2, cols: 2, data: Float64Array.of(1, 1, 1, 1) };
    const found = numpySigns(one, svdOf(one), 1);
    expect(found.ok && [...found.value]).toEqual([-1, 0]);
    // All vectors of the plane are right, and LAPACK's are those of another basis than ours.
    const turned = { rows: 2, cols: 2, data: Float64Array.of(0.6, -0.8, 0.8, 0.6) };
    const equal = numpySigns(turned, svdOf(turned), 2);
    expect(equal.ok && equal.value.every((sign) => sign === 0 || Math.abs(sign) === 1)).toBe(true);
  });

  it('are refused where LAPACK divides and conquers, with what to know', () => {
    const large = gaussian(26, 26, 1);
    const answer = svd(large);
    if (!answer.ok) throw new Error('no SVD');
    const found = numpySigns(large, answer.value, 26);
    expect(found.ok).toBe(false);
    expect(found.ok ? '' : found.problem.message).toMatch(
      /up to 25 singular values; this matrix has 26/,
    );
    const shown = presentSvd(large, answer.value, { ...noFreedom, convention: 'numpy' }, []);
    expect(shown.problem?.code).toBe('tooLarge');
    expect(shown.svd).toBe(answer.value);
  });
});
