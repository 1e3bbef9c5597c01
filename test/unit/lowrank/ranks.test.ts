import { describe, expect, it } from 'vitest';
import { spectrumSummary, suggestRanks, type RankSuggestion } from '../../../src/core/index.js';
import {
  knownNoiseThreshold,
  marchenkoPasturMedian,
  unknownNoiseThreshold,
} from '../../../src/core/lowrank/marchenko-pastur.js';
import { type RankOptions } from '../../../src/core/lowrank/rank-types.js';
import { gaussian, matrixOf, multiply, spectrumCases, svdOf } from './helpers.js';

function ranks(
  s: readonly number[],
  rows: number,
  cols: number,
  options?: RankOptions,
): Record<string, RankSuggestion> {
  const suggestions = suggestRanks(Float64Array.from(s), rows, cols, options);
  return Object.fromEntries(suggestions.map((suggestion) => [suggestion.rule, suggestion]));
}

describe('Gavish and Donoho', () => {
  // Values from table IV of the paper.
  it.each([
    [0.05, 1.519341],
    [0.1, 1.608772],
    [0.25, 1.836866],
    [0.5, 2.171185],
    [0.75, 2.50143],
    [1, 2.858361],
  ])('ω(%d) = %d', (beta, omega) => {
    expect(unknownNoiseThreshold(beta)).toBeCloseTo(omega, 5);
    expect(Math.abs(unknownNoiseThreshold(beta) - omega)).toBeLessThan(1.5e-6);
  });

  it('has λ(1) = 4/√3', () => {
    expect(knownNoiseThreshold(1)).toBeCloseTo(4 / Math.sqrt(3), 14);
  });

  it('has the median of white noise', () => {
    const noise = svdOf(gaussian(200, 50, 11));
    const squares = Array.from(noise.s, (sigma) => sigma ** 2 / 200);
    const median = (squares[24]! + squares[25]!) / 2;
    expect(Math.abs(median / marchenkoPasturMedian(0.25) - 1)).toBeLessThan(0.05);
  });

  it('finds a signal of rank 3 in noise, known or unknown', () => {
    const signal = multiply(gaussian(60, 3, 1), gaussian(3, 40, 2));
    const noise = gaussian(60, 40, 5);
    const data = signal.data.map((value, index) => value + 0.3 * noise.data[index]!);
    const { s } = svdOf(matrixOf(60, 40, data));
    expect(ranks([...s], 60, 40)['gavishDonoho']!.rank).toBe(3);
    expect(ranks([...s], 60, 40, { noise: 0.3 })['gavishDonoho']!.rank).toBe(3);
    expect(ranks([...s], 60, 40, { noise: 100 })['gavishDonoho']!.rank).toBe(0);
  });

  it('says when it does not apply', () => {
    const lowRank = ranks([15, 3, 0, 0, 0, 0, 0, 0], 8, 8)['gavishDonoho']!;
    expect(lowRank.applies).toBe(false);
    expect(lowRank.rank).toBe(2);
    expect(lowRank.reason).toContain('already of low rank');
    expect(ranks(Array<number>(8).fill(0), 8, 8)['gavishDonoho']!.applies).toBe(false);
  });

  it('is silent where a median of few values would be taken for noise', () => {
    expect(ranks([3, 1], 2, 3)['gavishDonoho']).toBeUndefined();
    expect(ranks([5], 1, 9)['gavishDonoho']).toBeUndefined();
    expect(ranks([3, 1], 2, 3, { noise: 0.1 })['gavishDonoho']).toMatchObject({
      applies: true,
      rank: 2,
    });
  });
});

describe('rank rules', () => {
  it('all say 3 for rank 3 with noise', () => {
    const { rows, cols, data } = spectrumCases().find((c) => c.name.startsWith('lowrank-plus'))!;
    const rules = ranks([...svdOf(matrixOf(rows, cols, data)).s], rows, cols);
    for (const rule of ['energy99', 'ratio', 'elbow', 'gavishDonoho']) {
      expect([rule, rules[rule]!.rank]).toEqual([rule, 3]);
    }
    expect(rules['numerical']!.rank).toBe(30);
  });

  it('has every rule once, in order, without those that can say nothing at a size', () => {
    const always = 'numerical printed energy90 energy95 energy99 ratio'.split(' ');
    const sizes: readonly (readonly [number, readonly string[]])[] = [
      [0, []],
      [1, []],
      [2, []],
      [3, ['elbow', 'storage']],
      [7, ['elbow', 'storage']],
      [8, ['elbow', 'gavishDonoho', 'storage']],
    ];
    const fills = [0, 1, (_: unknown, i: number) => 15 / 5 ** i] as const;
    for (const [[r, more], fill] of sizes.flatMap((size) => fills.map((f) => [size, f] as const))) {
      const s = Float64Array.from({ length: r }, typeof fill === 'number' ? () => fill : fill);
      const suggestions = suggestRanks(s, r, r);
      expect(suggestions.map(({ rule }) => rule)).toEqual([...always, ...more]);
      for (const { rank, reason } of suggestions) {
        expect(rank).toBeGreaterThanOrEqual(0);
        expect(rank).toBeLessThanOrEqual(s.length);
        expect(reason).toMatch(/^\S.*\.$/);
        expect(reason).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  it('counts energy exactly at its edge', () => {
    // Ten equal values: nine of them have exactly 90 % of the energy.
    const rules = ranks(Array<number>(10).fill(1), 10, 10, { energies: [0.9, 0.900001, 1] });
    expect(rules['energy90']!.rank).toBe(9);
    expect(rules['energy90.0001']!.rank).toBe(10);
    expect(rules['energy100']!.rank).toBe(10);
    // 15² / 234 = 96.15 %.
    const lecture = ranks([15, 3, 0], 4, 3);
    expect([lecture['energy95']!.rank, lecture['energy99']!.rank]).toEqual([1, 2]);
    expect(lecture['energy99']!.reason).toContain('rank 1 keeps 96.15 %');
  });

  it('takes the smallest k whose head outweighs the rest c times', () => {
    const s = [100, 8, 1, 1];
    expect(ranks(s, 4, 4)['ratio']!.rank).toBe(1); // 100 ≥ 10 · 10
    expect(ranks(s, 4, 4, { ratio: 10.5 })['ratio']!.rank).toBe(2); // 108 ≥ 10.5 · 2
    expect(ranks(s, 4, 4, { ratio: 60 })['ratio']!.rank).toBe(3); // 109 ≥ 60
    expect(ranks(s, 4, 4, { ratio: 1e6 })['ratio']!.rank).toBe(4);
    expect(ranks([1, 0, 0], 3, 3, { ratio: 1e6 })['ratio']!.rank).toBe(1);
  });

  it('cuts at the elbow from either side of the chord', () => {
    expect(ranks([9, 8, 7, 0.1, 0.09, 0.08, 0.07], 7, 7)['elbow']!.rank).toBe(3);
    expect(ranks([100, 0.1, 0.09, 0.08, 0.07], 5, 5)['elbow']!.rank).toBe(1);
    expect(ranks([9, 8, 7, 0.1, 0, 0], 6, 6)['elbow']!.rank).toBe(3);
    // A drop in the upper half of the spectrum is the end of the noise, not an elbow.
    expect(ranks([9, 8, 7, 6, 0.1], 5, 5)['elbow']!.applies).toBe(false);
  });

  it('knows no elbow on a straight line or with too few values', () => {
    expect(ranks([1000, 100, 10, 1], 4, 4)['elbow']!.applies).toBe(false);
    expect(ranks([1, 1, 1, 1], 4, 4)['elbow']!.applies).toBe(false);
    expect(ranks([5, 3, 1e-16, 1e-17], 4, 4)['elbow']!).toMatchObject({ applies: false, rank: 2 });
  });

  it('tells rank 2 printed with 4 decimals from its numerical rank 10', () => {
    const exact = multiply(gaussian(10, 2, 7), gaussian(2, 10, 8));
    const printed = exact.data.map((value) => Number(value.toFixed(4)));
    const s = [...svdOf(matrixOf(10, 10, printed)).s];
    const rules = ranks(s, 10, 10, { printedDecimals: 4 });
    expect(rules['numerical']!.rank).toBe(10);
    expect(rules['printed']).toMatchObject({ rank: 2, applies: true });
    expect(ranks(s, 10, 10)['printed']!.applies).toBe(false);
  });

  it('never sees structure in rounding alone', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const noise = gaussian(12, 9, seed).data.map((value) => (value % 0.5) * 1e-3);
      const s = [...svdOf(matrixOf(12, 9, noise)).s];
      expect(ranks(s, 12, 9, { printedDecimals: 3 })['printed']!.rank).toBe(0);
    }
  });

  it('stores what is below break-even', () => {
    expect(ranks(Array<number>(300).fill(1), 400, 300)['storage']!).toMatchObject({
      rank: 171,
      applies: true,
    });
    expect(ranks([1, 1], 2, 2)['storage']).toBeUndefined();
  });

  it('counts near the largest double without overflow', () => {
    expect(ranks([1.7e308, 1.6e308], 2, 2)['numerical']).toMatchObject({ rank: 2 });
    expect(spectrumSummary(Float64Array.of(1.7e308, 1.6e308), 2, 2).numericalRank).toBe(2);
  });

  it.each([
    ['ratio', { ratio: NaN }],
    ['ratio', { ratio: Infinity }],
    ['ratio', { ratio: 0 }],
    ['gavishDonoho', { noise: NaN }],
    ['gavishDonoho', { noise: -1 }],
    ['printed', { printedDecimals: NaN }],
    ['printed', { printedDecimals: 1.5 }],
    ['energyNaN', { energies: [NaN] }],
    ['energy200', { energies: [2] }],
  ])('%s refuses %o', (rule, options) => {
    const refused = ranks([15, 3, 1], 4, 3, options)[rule]!;
    expect(refused.applies).toBe(false);
    expect(refused.reason).toMatch(/^Does not apply: the .* must be .*\.$/);
  });

  it('says nothing about numbers that are no singular values', () => {
    for (const s of [[NaN, 1], [Infinity, 1], [1, 2], [1, -1], [1]]) {
      expect(suggestRanks(Float64Array.from(s), 2, 2)).toEqual([]);
    }
    expect(suggestRanks(Float64Array.of(1, 1), NaN, 2)).toEqual([]);
  });
});
