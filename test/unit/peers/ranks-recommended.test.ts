import { describe, expect, it } from 'vitest';
import {
  recommendRank,
  singularValues,
  suggestRanks,
  transpose,
  zeros,
  type Matrix,
  type RankRecommendation,
} from '../../../src/core/index.js';
import { gaussian } from '../lowrank/helpers.js';
import { build, multiply, orthonormal, random, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';
import { diagonal } from './report-checks.js';
import { integers } from './exact-rank.js';

type Options = Parameters<typeof recommendRank>[3];

function recommended(matrix: Matrix, options?: Options): RankRecommendation {
  const s = unwrap(singularValues(matrix));
  return unwrap(recommendRank(s, matrix.rows, matrix.cols, options));
}

const shapes = [
  [12, 12],
  [12, 30],
  [20, 20],
  [25, 16],
  [32, 40],
  [40, 40],
] as const;

const cases = shapes.flatMap(([rows, cols]) =>
  [1, 2, 3, 5].map((rank) => [rows, cols, rank] as const),
);

/** Values that fall evenly from 2 to 1 times a size. */
const signal = (rank: number, size: number): number[] =>
  Array.from({ length: rank }, (_, i) => size * (2 - i / rank));

describe('the recommended rank of exact low rank', () => {
  it.each(cases)('%i×%i of rank %i', (rows, cols, rank) => {
    for (let seed = 1; seed <= 8; seed++) {
      const factors = [integers(rows, rank, 9, seed), integers(rank, cols, 9, seed + 40)] as const;
      const matrix = multiply(...factors);
      for (const each of [matrix, transpose(matrix)]) {
        expect(recommended(each)).toMatchObject({
          rank,
          rule: 'numerical',
          left: { kind: 'rounding' },
        });
      }
      const real = multiply(random(rows, rank, seed), random(rank, cols, seed + 80));
      expect(recommended(real)).toMatchObject({ rank, rule: 'numerical' });
    }
  });
});

// The entries are several times the last digit. Below that, rounding has the pattern of the signal and is no noise.
describe('the recommended rank of a printout', () => {
  it.each(cases)('%i×%i of rank %i, to 1 to 6 decimals', (rows, cols, rank) => {
    for (let decimals = 1; decimals <= 6; decimals++) {
      const unit = 10 ** -decimals;
      const level = (unit / Math.sqrt(12)) * (Math.sqrt(rows) + Math.sqrt(cols) + 4);
      for (const above of [20, 1e3]) {
        const exact = withSpectrum(rows, cols, signal(rank, above * level), decimals);
        const data = exact.data.map((value) => Number(value.toFixed(decimals)));
        const found = recommended({ ...exact, data }, { printedDecimals: decimals });
        expect([decimals, above, found]).toMatchObject([
          decimals,
          above,
          { rank, rule: 'printed', left: { kind: 'printing', decimals } },
        ]);
      }
    }
  });
});

describe('the recommended rank in white noise', () => {
  it.each(cases.filter(([rows, cols]) => Math.min(rows, cols) >= 16))(
    '%i×%i of rank %i',
    (rows, cols, rank) => {
      const tau = 0.2;
      const edge = tau * (Math.sqrt(rows) + Math.sqrt(cols));
      let right = 0;
      let looked = 0;
      for (let seed = 1; seed <= 12; seed++) {
        const pure = withSpectrum(rows, cols, signal(rank, 4 * edge), seed);
        const noise = gaussian(rows, cols, seed + 100).data;
        const data = pure.data.map((value, i) => value + tau * noise[i]!);
        const s = unwrap(singularValues({ ...pure, data }));
        const known = suggestRanks(s, rows, cols, { noise: tau });
        expect(known.find(({ rule }) => rule === 'gavishDonoho')!.rank).toBe(rank);
        const found = unwrap(recommendRank(s, rows, cols));
        right += Number(found.rank === rank);
        looked += Number(found.left.kind === 'noise');
      }
      // The test of the rest accepts 99 % of white noise, and gives no answer below 12 values.
      expect(right).toBeGreaterThanOrEqual(11);
      if (Math.min(rows, cols) - rank >= 12) expect(looked).toBeGreaterThanOrEqual(11);
    },
  );
});

describe('the recommended rank of matrices without a choice', () => {
  it('is 0 for zeros of any shape', () => {
    for (const [rows, cols] of [...shapes, [1, 1], [1, 9], [9, 1], [2, 3]] as const) {
      const found = recommended(zeros(rows, cols));
      expect(found).toMatchObject({ rank: 0, rule: 'numerical', left: { kind: 'rounding' } });
    }
  });

  it('is 1 for a row or a column', () => {
    for (let n = 1; n <= 40; n++) {
      for (const each of [random(1, n, n), random(n, 1, n), build(n, 1, (i) => Number(i === 0))]) {
        expect([n, recommended(each).rank]).toEqual([n, 1]);
      }
    }
  });

  it('keeps 90 % of an identity or an orthogonal matrix', () => {
    for (let n = 1; n <= 40; n++) {
      const least = Math.ceil((9 * n) / 10);
      const identity = diagonal(Array.from({ length: n }, () => 1));
      for (const each of [identity, orthonormal(n, n, n)]) {
        const found = recommended(each);
        expect([n, found.rank, found.rule]).toEqual([n, least, 'energy90']);
      }
    }
  });

  it('is the same for the transpose, at any scale', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const [rows, cols] = [3 + (seed % 17), 3 + ((7 * seed) % 23)];
      const matrix = withSpectrum(rows, cols, signal(1 + (seed % 3), 5), seed);
      const noise = gaussian(rows, cols, seed).data;
      const data = matrix.data.map((value, i) => value + 0.05 * noise[i]!);
      const noisy = { ...matrix, data };
      const { rank } = recommended(noisy);
      expect(recommended(transpose(noisy)).rank).toBe(rank);
      for (const power of [-900, 900]) {
        const scaled = { ...noisy, data: data.map((value) => value * 2 ** power) };
        expect(recommended(scaled).rank).toBe(rank);
      }
    }
  });
});
