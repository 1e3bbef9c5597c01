import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ranksByRule,
  resizeOutcome,
  type ResizePair,
  type ResizeRule,
} from '../../../src/core/weights/resize/rules.js';

function pairOf(values: readonly number[], rows = 64, cols = 32, bytes = 2): ResizePair {
  return {
    rows,
    cols,
    rank: values.length,
    values: Float64Array.from(values),
    bytesPerNumber: bytes,
  };
}

const example = pairOf([8, 4, 2, 1, 1]);

function rankOf(kind: ResizeRule['kind'], value: number, most?: number): number {
  return ranksByRule([example], { kind, value }, most)[0]!;
}

describe('rules of ranks', () => {
  it('ratio counts the values above σ₁/p, and not one that is equal to it', () => {
    expect(rankOf('ratio', 2)).toBe(1);
    expect(rankOf('ratio', 2.01)).toBe(2);
    expect(rankOf('ratio', 4.1)).toBe(3);
    expect(rankOf('ratio', 100)).toBe(5);
  });

  it('cumulative keeps the least number of values with that share of their sum', () => {
    expect(rankOf('cumulative', 0.5)).toBe(1);
    expect(rankOf('cumulative', 0.75)).toBe(2);
    expect(rankOf('cumulative', 0.8)).toBe(3);
    expect(rankOf('cumulative', 1)).toBe(5);
  });

  it('frobenius keeps a share of the norm, energy of its square', () => {
    // The squares are 64, 16, 4, 1, 1 of 86.
    expect(rankOf('energy', 64 / 86)).toBe(1);
    expect(rankOf('energy', 0.9)).toBe(2);
    expect(rankOf('frobenius', Math.sqrt(0.9))).toBe(2);
    expect(rankOf('frobenius', 0.97)).toBe(3);
    expect(rankOf('energy', 0.97)).toBe(3);
    expect(rankOf('energy', 1)).toBe(5);
  });

  it('fixed, break-even and the largest rank', () => {
    expect(rankOf('fixed', 3)).toBe(3);
    expect(rankOf('fixed', 99)).toBe(5);
    expect(rankOf('fixed', 3, 2)).toBe(2);
    // 4·4/(4 + 4) is 2, and two layers of rank 2 save nothing.
    const square = pairOf([4, 3, 2, 1], 4, 4);
    expect(ranksByRule([square], { kind: 'breakEven', value: 1 })).toEqual([1]);
    expect(ranksByRule([pairOf([4, 3, 2, 1], 4, 5)], { kind: 'breakEven', value: 1 })).toEqual([2]);
  });

  it('keeps one rank of a zero pair, and none of an empty one', () => {
    const pairs = [pairOf([0, 0, 0]), pairOf([], 4, 0)];
    for (const kind of ['ratio', 'cumulative', 'frobenius', 'energy', 'fixed', 'budget'] as const) {
      expect(ranksByRule(pairs, { kind, value: 0.5 })).toEqual([1, 0]);
    }
  });

  it('takes a value that is no number as 0', () => {
    expect(rankOf('ratio', NaN)).toBe(1);
    expect(rankOf('budget', NaN)).toBe(1);
  });

  it('does not depend on the scale, even at the ends of the doubles', () => {
    for (const scale of [1e-320, 1e-200, 1e200, 1e307]) {
      const scaled = pairOf([8, 4, 2, 1, 0].map((sigma) => sigma * scale));
      for (const kind of ['cumulative', 'frobenius', 'energy'] as const) {
        const rule = { kind, value: 0.9 };
        expect(ranksByRule([scaled], rule)).toEqual(ranksByRule([pairOf([8, 4, 2, 1, 0])], rule));
      }
    }
  });
});

describe('a budget', () => {
  const spectrum = fc
    .array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 5 })
    .map((values) => values.sort((a, b) => b - a));
  const anyPair = fc
    .tuple(spectrum, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([values, rows, cols]) => pairOf(values, rows, cols, 1));

  it('misses the best ranks by less than one step', () => {
    fc.assert(
      fc.property(
        fc.array(anyPair, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pairs, part) => {
          const all = pairs.map((pair) => pair.rank);
          const least = bytesOf(
            pairs,
            pairs.map(() => 1),
          );
          const budget = least + part * (bytesOf(pairs, all) - least);
          const ranks = ranksByRule(pairs, { kind: 'budget', value: budget });
          expect(bytesOf(pairs, ranks)).toBeLessThanOrEqual(budget + 1e-9);
          const best = bruteForce(pairs, budget);
          const dearest = Math.max(0, ...pairs.map(({ values }) => (values[1] ?? 0) ** 2));
          expect(lostOf(pairs, ranks)).toBeLessThanOrEqual(best + dearest + 1e-9);
        },
      ),
    );
  });

  it('is the best choice for the bytes that it takes, where all steps cost the same', () => {
    fc.assert(
      fc.property(
        fc.array(spectrum, { minLength: 1, maxLength: 3 }),
        fc.nat(9),
        (spectra, more) => {
          const pairs = spectra.map((values) => pairOf(values, 3, 2, 1));
          const budget = 5 * (pairs.length + more);
          const ranks = ranksByRule(pairs, { kind: 'budget', value: budget });
          expect(lostOf(pairs, ranks)).toBeCloseTo(bruteForce(pairs, budget), 9);
        },
      ),
    );
  });
});

describe('the outcome of ranks', () => {
  it('has sizes and errors of each pair and of all', () => {
    const pairs = [pairOf([4, 3], 10, 10, 2), pairOf([12, 0], 5, 5, 4)];
    const outcome = resizeOutcome(pairs, [1, 1]);
    expect(outcome.bytesBefore).toBe(2 * 20 * 2 + 2 * 10 * 4);
    expect(outcome.bytesAfter).toBe(20 * 2 + 10 * 4);
    expect(outcome.perPair).toEqual([3 / 5, 0]);
    expect(outcome.relative).toBeCloseTo(3 / 13, 15);
  });

  it('has no error without change, nor for zeros, at any scale', () => {
    expect(resizeOutcome([example], [5]).relative).toBe(0);
    expect(resizeOutcome([pairOf([0, 0])], [1])).toMatchObject({ relative: 0, perPair: [0] });
    const huge = resizeOutcome([pairOf([4e300, 3e300]), pairOf([1e300])], [1, 1]);
    expect(huge.relative).toBeCloseTo(3 / Math.sqrt(26), 14);
  });

  it('takes 20,000 pairs', () => {
    const pairs = Array.from({ length: 20_000 }, () => example);
    const ranks = ranksByRule(pairs, { kind: 'frobenius', value: 0.9 });
    expect(resizeOutcome(pairs, ranks).relative).toBeLessThan(0.5);
  });
});

function bytesOf(pairs: readonly ResizePair[], ranks: readonly number[]): number {
  return resizeOutcome(pairs, ranks).bytesAfter;
}

function lostOf(pairs: readonly ResizePair[], ranks: readonly number[]): number {
  let sum = 0;
  pairs.forEach(({ values }, i) =>
    values.forEach((sigma, k) => (sum += k >= ranks[i]! ? sigma ** 2 : 0)),
  );
  return sum;
}

/** The least squared error of all choices of ranks ≥ 1 within the budget. */
function bruteForce(pairs: readonly ResizePair[], budget: number, ranks: number[] = []): number {
  if (ranks.length === pairs.length) {
    return bytesOf(pairs, ranks) <= budget ? lostOf(pairs, ranks) : Infinity;
  }
  let best = Infinity;
  for (let k = 1; k <= pairs[ranks.length]!.rank; k++) {
    best = Math.min(best, bruteForce(pairs, budget, [...ranks, k]));
  }
  return best;
}
