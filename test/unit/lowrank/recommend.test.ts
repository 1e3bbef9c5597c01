import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { recommendRank, singularValues, type Matrix } from '../../../src/core/index.js';
import {
  singularValueLaw,
  marchenkoPasturMedian,
} from '../../../src/core/lowrank/marchenko-pastur.js';
import type { RankOptions } from '../../../src/core/lowrank/rank-types.js';
import type { RankRecommendation } from '../../../src/core/lowrank/recommend.js';
import { gaussian, matrices, matrixOf, multiply, unwrap } from './helpers.js';
import { descending, noisyMatrix, signals } from './spectra.js';

function of(matrix: Matrix, options?: RankOptions): RankRecommendation {
  const { rows, cols } = matrix;
  return unwrap(recommendRank(unwrap(singularValues(matrix)), rows, cols, options));
}

function spectrum(length: number, value: (i: number) => number): RankRecommendation {
  return unwrap(
    recommendRank(
      Float64Array.from({ length }, (_, i) => value(i + 1)),
      length,
      length,
    ),
  );
}

const identity = (n: number): Matrix =>
  matrixOf(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0)),
  );

/** Like a smooth picture: waves with amplitude f to the minus `power` and random phases. */
function picture(n: number, power: number, seed: number): Matrix {
  const random = gaussian(1, 4 * n * n, seed).data;
  const waves: number[] = [];
  const out = new Float64Array(n * n);
  for (let f = 0; f < n; f++) {
    for (let i = 0; i < n; i++) waves.push(Math.cos((Math.PI * (i + 0.5) * f) / n));
  }
  const half = new Float64Array(n * n);
  for (let f = 0; f < n; f++) {
    for (let g = 0; g < n; g++) {
      const amount = random[f * n + g]! / Math.max(1, Math.hypot(f, g)) ** power;
      for (let j = 0; j < n; j++) half[f * n + j]! += amount * waves[g * n + j]!;
    }
  }
  for (let f = 0; f < n; f++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) out[i * n + j]! += waves[f * n + i]! * half[f * n + j]!;
    }
  }
  return matrixOf(n, n, out);
}

/** The spectrum of the brightness of samples/harbour.png, 300×400. */
const harbour = ((): { s: Float64Array; rows: number; cols: number } => {
  const file = new URL('../../../samples/harbour.png', import.meta.url);
  const { width, height, channels, data } = decode(readFileSync(file));
  const grey = Float64Array.from({ length: width * height }, (_, at) => {
    const [red, green, blue] = [0, 1, 2].map((c) => data[at * channels + c]!);
    return 0.299 * red! + 0.587 * green! + 0.114 * blue!;
  });
  const s = unwrap(singularValues(matrixOf(height, width, grey)));
  return { s, rows: height, cols: width };
})();

/** 60 values: 100, and others that decay below it. */
function levelled(value: (i: number) => number): typeof harbour {
  const s = Float64Array.from({ length: 60 }, (_, at) => (at === 0 ? 100 : value(at + 1)));
  return { s, rows: 60, cols: 60 };
}

describe('a matrix of known rank', () => {
  it.each([
    [10, 10, 1],
    [10, 10, 2],
    [60, 40, 3],
    [5, 9, 4],
    [30, 30, 15],
  ])('%d×%d of rank %d, exact', (rows, cols, rank) => {
    const found = of(multiply(gaussian(rows, rank, 3), gaussian(rank, cols, 4)));
    expect(found).toMatchObject({ rank, rule: 'numerical', left: { kind: 'rounding' } });
    expect(found.sentence).toContain('hat is left is only rounding');
  });

  it('the worked example σ = 15, 3, 0', () => {
    const found = of(matrixOf(4, 3, [3, 2, 5, 2, 3, 5, 2, -2, 0, 5, 5, 10]));
    expect(found.rank).toBe(2);
    expect(found.agreeing).toEqual(['numerical', 'energy99', 'ratio', 'gap']);
    expect(found.sentence).toBe('Recommended: 2. Four rules agree; what is left is only rounding.');
  });

  it.each([
    [10, 10, 2, 4],
    [10, 10, 3, 2],
    [40, 25, 4, 4],
    [6, 5, 1, 1],
    [60, 60, 3, 3],
  ])('%d×%d of rank %d, printed with %d decimals', (rows, cols, rank, decimals) => {
    const exact = multiply(gaussian(rows, rank, 7), gaussian(rank, cols, 8));
    const printed = matrixOf(
      rows,
      cols,
      exact.data.map((value) => Number(value.toFixed(decimals))),
    );
    const found = of(printed, { printedDecimals: decimals });
    expect(found).toMatchObject({ rank, rule: 'printed', left: { kind: 'printing', decimals } });
    // τ = 10⁻ᵈ/√12; with few entries, the measured noise level is only approximate.
    const size = 'size' in found.left ? found.left.size : NaN;
    expect(size / (10 ** -decimals / Math.sqrt(12))).toBeGreaterThan(0.6);
    expect(size / (10 ** -decimals / Math.sqrt(12))).toBeLessThan(1.5);
    expect(found.sentence).toMatch(
      /what is left is no more than rounding to \d decimals? leaves\.$/i,
    );
  });

  it('is not what rounding explains when the noise is larger than rounding', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const noisy = noisyMatrix({
        rows: 60,
        cols: 60,
        rank: 3,
        least: 4,
        span: 2,
        size: 0.05,
        seed,
      });
      const printed = matrixOf(
        60,
        60,
        noisy.data.map((value) => Number(value.toFixed(2))),
      );
      expect(of(printed, { printedDecimals: 2 })).toMatchObject({ rank: 3, rule: 'gavishDonoho' });
    }
  });

  it('does not take counts for rounded numbers', () => {
    const found = of(matrixOf(3, 3, [5, 1, 1, 5, 1, 2, 5, 2, 1]), { printedDecimals: 0 });
    expect(found.rule).not.toBe('printed');
  });

  it.each([
    [40, 40],
    [60, 40],
    [50, 100],
    [120, 30],
  ])('%d×%d in noise of several levels: 57 of 60 right, with its size', (rows, cols) => {
    let right = 0;
    let seed = rows + cols;
    for (const [, least, span] of [...signals.slice(0, 3), ...signals.slice(4)]) {
      for (const rank of [1, 2, 3, 5]) {
        for (const size of [0.29, 1e-6, 3e5]) {
          const found = of(noisyMatrix({ rows, cols, rank, least, span, size, seed: seed++ }));
          const { left } = found;
          right +=
            found.rank === rank && left.kind === 'noise' && Math.abs(left.size / size - 1) < 0.1
              ? 1
              : 0;
        }
      }
    }
    expect(right).toBeGreaterThanOrEqual(57);
  });

  it('says so in one line', () => {
    const found = of(
      noisyMatrix({ rows: 60, cols: 40, rank: 3, least: 5, span: 2, size: 0.29, seed: 5 }),
    );
    expect(found.agreeing).toEqual(expect.arrayContaining(['gavishDonoho', 'elbow', 'gap']));
    expect(found.sentence).toMatch(
      /^Recommended: 3\. (Three|Four|Five|Six) rules agree; what is left looks like noise of size 0\.(28|29|3)\.$/,
    );
  });

  it('with noise of a known size believes it only where it is that large', () => {
    const noisy = noisyMatrix({ rows: 60, cols: 40, rank: 3, least: 5, span: 2, seed: 9 });
    expect(of(noisy, { noise: 1 })).toMatchObject({ rank: 3, rule: 'gavishDonoho' });
    expect(of(noisy, { noise: 0.01 }).rule).not.toBe('gavishDonoho');
    expect(of(noisy, { noise: 0 }).rule).not.toBe('gavishDonoho');
  });

  it('in noise without a mean: the direction that centring removed is no gap', () => {
    const noisy = noisyMatrix({ rows: 40, cols: 40, rank: 2, least: 4, span: 2, seed: 12 });
    const data = noisy.data.slice();
    for (let j = 0; j < 40; j++) {
      let sum = 0;
      for (let i = 0; i < 40; i++) sum += data[i * 40 + j]!;
      for (let i = 0; i < 40; i++) data[i * 40 + j]! -= sum / 40;
    }
    expect(of(matrixOf(40, 40, data))).toMatchObject({ rank: 2, rule: 'gavishDonoho' });
  });
});

describe('a matrix without a low rank', () => {
  it.each([
    ['1/i', (i: number) => 1 / i],
    ['1/√i', (i: number) => 1 / Math.sqrt(i)],
    ['0.9ⁱ', (i: number) => 0.9 ** i],
  ])('with singular values %s is cut by its energy', (_, value) => {
    for (const n of [24, 48, 200]) {
      const found = spectrum(n, value);
      expect(found.rule).toBe('energy90');
      expect(found.left).toMatchObject({ kind: 'rest' });
      expect(found.left).not.toHaveProperty('noise');
    }
  });

  it('a picture with waves of 1/f is not taken for noise', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const found = of(picture(48, 1.5, seed));
      expect(found.left.kind).not.toBe('noise');
      expect(found.left).not.toHaveProperty('noise');
    }
  });

  it.each([
    ['a photograph', harbour],
    ['1/i below a level', levelled((i) => 20 / i)],
    ['1/i^1.5 below a level', levelled((i) => 30 / i ** 1.5)],
    ['0.8ⁱ below a level', levelled((i) => 20 * 0.8 ** i)],
  ])('%s is more than its first term', (_, { s, rows, cols }) => {
    expect(s[0]! / s[1]!).toBeGreaterThan(3);
    const found = unwrap(recommendRank(s, rows, cols));
    expect(found).toMatchObject({ rule: 'beyondFirst', left: { kind: 'beyondFirst' } });
    // By its definition: a tenth of what the first term leaves, and no smaller rank does it.
    const energy = (from: number): number => Math.hypot(...s.subarray(from)) ** 2;
    expect(energy(found.rank)).toBeLessThanOrEqual(0.1 * energy(1));
    expect(energy(found.rank - 1)).toBeGreaterThan(0.1 * energy(1));
    expect(found.sentence).toMatch(/one term leaves most of the picture out/);
  });

  it('counts of a table of rank 1 stay rank 1: what is left is noise of uneven size', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const noise = gaussian(40, 40, seed);
      const size = (at: number): number => (1 + Math.floor(at / 40)) * (1 + (at % 40));
      const counts = noise.data.map((value, at) => size(at) + Math.sqrt(size(at)) * 4 * value);
      expect(of(matrixOf(40, 40, counts)).rank).toBe(1);
    }
  });

  it('noise of different size in each row is not taken for white noise', () => {
    const noise = gaussian(48, 48, 5);
    const uneven = noise.data.map((value, at) => value * 10 ** (Math.floor(at / 48) / 47));
    expect(of(matrixOf(48, 48, uneven)).left.kind).not.toBe('noise');
  });

  it('white noise has no rank, and is said to be noise', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const found = of(gaussian(60, 40, seed));
      expect(found.rule).toBe('energy90');
      expect(found.left).toMatchObject({ kind: 'rest', noise: expect.closeTo(1, 1) as number });
      expect(found.sentence).toMatch(/all of the matrix looks like noise of size \S+\.$/);
    }
  });

  it('all zeros, the identity, an orthogonal matrix', () => {
    const zero = of(matrixOf(4, 3, new Float64Array(12)));
    expect(zero.rank).toBe(0);
    expect(zero.sentence).toMatch(/^Recommended: 0\. (\w+ rules agree; e|E)very entry is 0\.$/);
    expect(of(identity(20))).toMatchObject({ rank: 18, rule: 'energy90' });
    expect(of(identity(3))).toMatchObject({ rank: 3, rule: 'energy90' });
    const turn = matrixOf(2, 2, [Math.cos(1), -Math.sin(1), Math.sin(1), Math.cos(1)]);
    expect(of(turn)).toMatchObject({ rank: 2, rule: 'energy90' });
    expect(of(turn).sentence).toContain('othing can be left out');
  });

  it.each([
    [1, 5],
    [5, 1],
    [1, 1],
    [1, 300],
  ])('%d×%d has rank 1', (rows, cols) => {
    const found = of(gaussian(rows, cols, 2));
    expect(found.rank).toBe(1);
    expect(found.sentence).toContain('a matrix with one row or one column has no other rank');
  });

  it('a drop from 7 to 0.1 is a gap, a geometric decay has none', () => {
    expect(unwrap(recommendRank(Float64Array.of(9, 8, 7, 0.1), 4, 4))).toMatchObject({
      rank: 3,
      rule: 'gap',
      left: { kind: 'gap', ratio: 7 / 0.1 },
    });
    expect(spectrum(20, (i) => 2 ** -i).rule).toBe('energy90');
  });
});

describe('the law of singular values', () => {
  it.each([0.05, 0.5, 1])('has its median and inverts itself, β = %d', (beta) => {
    const law = singularValueLaw(beta);
    expect(law.quantile(0.5) ** 2).toBeCloseTo(marchenkoPasturMedian(beta), 5);
    expect(law.quantile(0)).toBeCloseTo(1 + Math.sqrt(beta), 12);
    expect(law.quantile(1)).toBeCloseTo(1 - Math.sqrt(beta), 6);
    for (let i = 0; i <= 50; i++) {
      expect(law.shareAbove(law.quantile(i / 50))).toBeCloseTo(i / 50, 6);
    }
    expect([law.shareAbove(9), law.shareAbove(0)]).toEqual([0, 1]);
  });
});

describe('arguments', () => {
  it.each([
    [[NaN, 1], 2, 2, {}, 'nonFinite'],
    [[Infinity, 1], 2, 2, {}, 'nonFinite'],
    [[1, 2], 2, 2, {}, 'nonFinite'],
    [[1, -1], 2, 2, {}, 'nonFinite'],
    [[1], 2, 2, {}, 'summarised'],
    [[1, 1], NaN, 2, {}, 'nonFinite'],
    [[1, 1], 2, Infinity, {}, 'nonFinite'],
    [[], 0, 3, {}, 'empty'],
    [[2, 1], 2, 2, { ratio: NaN }, 'nonFinite'],
    [[2, 1], 2, 2, { noise: Infinity }, 'nonFinite'],
    [[2, 1], 2, 2, { printedDecimals: NaN }, 'nonFinite'],
    [[2, 1], 2, 2, { energies: [0.5, NaN] }, 'nonFinite'],
  ])('%o of %d×%d with %o is a problem', (s, rows, cols, options, code) => {
    const result = recommendRank(Float64Array.from(s), rows, cols, options);
    expect(result).toMatchObject({ ok: false, problem: { code } });
  });

  it('answers for any spectrum in plain words, with a rank of the matrix', () => {
    fc.assert(
      fc.property(
        descending.filter((s) => s.length > 0),
        fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
        (s, printedDecimals) => {
          const found = unwrap(
            recommendRank(s, s.length, s.length, {
              ...(printedDecimals === undefined ? {} : { printedDecimals }),
            }),
          );
          expect(found.rank).toBeLessThanOrEqual(s.length);
          expect(found.rank).toBeGreaterThanOrEqual(s[0]! > 0 ? 1 : 0);
          expect(found.agreeing[0]).toBe(found.rule);
          expect(new Set(found.agreeing).size).toBe(found.agreeing.length);
          expect(found.sentence).toMatch(/^Recommended: \d+\. [A-Z].*[^.]\.$/);
          expect(found.sentence).not.toMatch(/NaN|undefined|Infinity|∞|\?/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('depends on neither the scale nor the orientation', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: -200, max: 200 }), (matrix, exponent) => {
        const s = unwrap(singularValues(matrix));
        const { rows, cols } = matrix;
        const scaled = s.map((sigma) => sigma * 2 ** exponent);
        // A power of two scales exactly only while the values stay normal numbers.
        fc.pre(scaled.every((sigma, i) => s[i] === 0 || (sigma > 1e-300 && sigma < 1e300)));
        const found = unwrap(recommendRank(s, rows, cols));
        expect(unwrap(recommendRank(scaled, cols, rows)).rank).toBe(found.rank);
      }),
    );
  });
});
