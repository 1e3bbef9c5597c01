import { describe, expect, it } from 'vitest';
import { storage, suggestRanks, type RankSuggestion } from '../../../src/core/index.js';
import { stream } from '../svd/helpers/matrices.js';

/** The suggestion of one rule for a spectrum of a square matrix, or of one with more columns. */
function suggestion(
  rule: string,
  s: readonly number[],
  cols = s.length,
  options: Parameters<typeof suggestRanks>[3] = {},
): RankSuggestion {
  const all = suggestRanks(Float64Array.from(s), s.length, cols, options);
  return all.find((one) => one.rule === rule)!;
}

/** Descending integers of 1 … 1000. */
function integerSpectrum(seed: number): number[] {
  const next = stream(seed);
  const count = 1 + Math.floor(40 * next());
  const all = Array.from({ length: count }, () => 1 + Math.floor(1000 * next() ** 3));
  return all.sort((a, b) => b - a);
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const seeds = Array.from({ length: 250 }, (_, i) => i + 1);
const orders = Array.from({ length: 60 }, (_, i) => i + 1);

const equal = (n: number): number[] => Array.from({ length: n }, () => 0.1);

// One comparison of two lists, because thousands of matchers are slow.
describe('the energy rule, in whole numbers', () => {
  it.each([
    ['energy90', 9, 10],
    ['energy95', 19, 20],
    ['energy99', 99, 100],
  ])('%s of 250 integer spectra', (rule, part, whole) => {
    const expected = seeds.map((seed) => {
      const squares = integerSpectrum(seed).map((value) => value * value);
      const total = sum(squares);
      let rank = 0;
      while (whole * sum(squares.slice(0, rank)) < part * total) rank++;
      return rank;
    });
    expect(seeds.map((seed) => suggestion(rule, integerSpectrum(seed)).rank)).toEqual(expected);
  });

  it.each([90, 95, 99])('of n equal values keeps %i percent of n, rounded up', (percent) => {
    expect(orders.map((n) => suggestion(`energy${percent}`, equal(n)).rank)).toEqual(
      orders.map((n) => Math.ceil((percent * n) / 100)),
    );
  });
});

describe('the ratio rule, in whole numbers', () => {
  it.each([1, 2, 10])('with c = %i, of 250 integer spectra', (ratio) => {
    const expected = seeds.map((seed) => {
      const s = integerSpectrum(seed);
      let rank = 0;
      while (sum(s.slice(0, rank)) < ratio * sum(s.slice(rank))) rank++;
      return rank;
    });
    const found = seeds.map((seed) => {
      const s = integerSpectrum(seed);
      return suggestion('ratio', s, s.length, { ratio }).rank;
    });
    expect(found).toEqual(expected);
  });

  it('of n equal values keeps ⌈10 n / 11⌉', () => {
    expect(orders.map((n) => suggestion('ratio', equal(n)).rank)).toEqual(
      orders.map((n) => Math.ceil((10 * n) / 11)),
    );
  });
});

describe('the storage rule', () => {
  it('is the largest k with k(m + n + 1) < mn, for all shapes up to 40×40', () => {
    const wrong: string[] = [];
    for (let m = 1; m <= 40; m++) {
      for (let n = 1; n <= 40; n++) {
        let largest = 0;
        while ((largest + 1) * (m + n + 1) < m * n) largest++;
        if (storage(m, n, 0).largestRank !== largest) wrong.push(`${m}×${n}`);
      }
      const s = new Float64Array(m).fill(1);
      const rule = suggestRanks(s, m, 40).find((one) => one.rule === 'storage');
      if ((rule?.rank ?? 0) !== storage(m, 40, 0).largestRank) wrong.push(`rule ${m}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** The constants of Gavish & Donoho (2014), computed from their definitions in 30 digits (mpmath 1.3). */
const thresholds: readonly (readonly [beta: number, lambda: number, omega: number])[] = [
  [0.05, 1.506607411, 1.519341],
  [0.1, 1.581648395, 1.6087716],
  [0.2, 1.704815101, 1.7650464],
  [0.25, 1.758029377, 1.8368658],
  [0.4, 1.897366596, 2.0401906],
  [0.5, 1.978599054, 2.1711853],
  [0.75, 2.156093844, 2.5014297],
  [0.8, 2.188347104, 2.5698102],
  [1, 2.309401077, 2.8583624],
];

describe('the rule of Gavish and Donoho', () => {
  it.each(thresholds)('cuts at λ√n τ and at ω median for β = %d', (beta, lambda, omega) => {
    // The least number of rows for which all of these are ratios of whole numbers.
    const rows = 36;
    const cols = Math.round(rows / beta);
    const tau = 0.3;
    const known = lambda * Math.sqrt(cols) * tau;
    for (let rank = 0; rank < 10; rank++) {
      // The values of a signal are barely above the cut, and the next barely below. The median is 1.
      const around = (cut: number): number[] =>
        Array.from({ length: rows }, (_, i) =>
          i < rank ? cut * (1 + 1e-6) : i === rank && rank < 9 ? cut * (1 - 1e-6) : 1,
        ).sort((a, b) => b - a);
      const noisy = suggestion('gavishDonoho', around(known), cols, { noise: tau });
      expect([rank, noisy.rank]).toEqual([rank, rank]);
      const unknown = suggestion('gavishDonoho', around(omega), cols);
      expect([rank, unknown.rank]).toEqual([rank, rank]);
    }
  });

  it('does not apply below eight values, nor to exact low rank', () => {
    for (let n = 1; n < 8; n++) {
      expect(
        suggestion(
          'gavishDonoho',
          Array.from({ length: n }, () => 1),
        ),
      ).toBeUndefined();
    }
    for (let rank = 1; rank < 10; rank++) {
      const s = Array.from({ length: 20 }, (_, i) => (i < rank ? 20 - i : 0));
      expect(suggestion('gavishDonoho', s)).toMatchObject({ applies: false, rank });
    }
  });
});

describe('the elbow', () => {
  it('is the number of values before a floor', () => {
    for (let n = 12; n <= 60; n += 4) {
      for (let rank = 1; rank <= Math.min(8, n / 3); rank++) {
        const s = Array.from({ length: n }, (_, i) =>
          i < rank ? 1000 * 0.9 ** i : 1 - (0.2 * i) / n,
        );
        expect([n, rank, suggestion('elbow', s)]).toMatchObject([n, rank, { applies: true, rank }]);
      }
    }
  });

  it('is none in a straight line', () => {
    for (let n = 3; n <= 60; n++) {
      for (const factor of [0.9, 0.5]) {
        const s = Array.from({ length: n }, (_, i) => factor ** i);
        expect(suggestion('elbow', s).applies).toBe(false);
      }
    }
  });
});

describe('printed precision', () => {
  it('counts what rounding does not explain, for 0 to 8 decimals', () => {
    for (let decimals = 0; decimals <= 8; decimals++) {
      for (const [m, n] of [
        [3, 3],
        [10, 20],
        [30, 30],
      ] as const) {
        // The likely bound of the norm of rounding, and the one that always holds.
        const unit = 10 ** -decimals;
        const likely = (unit / Math.sqrt(12)) * (Math.sqrt(m) + Math.sqrt(n) + 4);
        const cut = Math.min(likely, (unit / 2) * Math.sqrt(m * n));
        const ranks = Array.from({ length: m + 1 }, (_, rank) => rank);
        const found = ranks.map((rank) => {
          const s = Array.from({ length: m }, (_, i) => cut * (i < rank ? 1.001 : 0.999));
          return suggestion('printed', s, n, { printedDecimals: decimals }).rank;
        });
        expect([decimals, m, found]).toEqual([decimals, m, ranks]);
      }
    }
  });
});
