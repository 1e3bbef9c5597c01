import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximate,
  complete,
  completionMethods,
  frobeniusNorm,
  type CompletionMethod,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, largestDifference, matrixOf, multiply, svdOf, unwrap } from './helpers.js';

const films = fromRows([
  [2, NaN, NaN, NaN, 5],
  [NaN, 3, 4, NaN, 2],
  [NaN, NaN, 2, 1, NaN],
]);
const filmsCompleted = fromRows([
  [2, 7.5, 10, 5, 5],
  [0.8, 3, 4, 2, 2],
  [0.4, 1.5, 2, 1, 1],
]);

/** The matrix with a share of its entries missing, selected by a seed. */
function withHoles(matrix: Matrix, share: number, seed: number): Matrix {
  const coin = gaussian(matrix.rows, matrix.cols, seed).data;
  const cut = Float64Array.from(coin).sort()[Math.floor(share * coin.length)]!;
  const missing = Uint8Array.from(coin, (value) => (value < cut ? 1 : 0));
  const data = matrix.data.map((value, i) => (missing[i] === 1 ? NaN : value));
  return { ...matrix, data, missing };
}

/** X ← P_K(M) + P_K⊥(SVD_k(X)), as in the literature. */
function plainHardImpute(matrix: Matrix, k: number, iterations: number): Matrix {
  let x = { ...matrix, data: matrix.data.map((v) => (Number.isNaN(v) ? 0 : v)) };
  for (let i = 0; i < iterations; i++) {
    const model = approximate(svdOf(x), k);
    x = {
      ...x,
      data: matrix.data.map((v, at) => (Number.isNaN(v) ? model.data[at]! : v)),
    };
  }
  return approximate(svdOf(x), k);
}

function misfitOf(matrix: Matrix, model: Matrix): number {
  return frobeniusNorm(matrix.data.map((v, i) => (Number.isNaN(v) ? 0 : v - model.data[i]!)));
}

describe('the film ratings', () => {
  it.each(['hard-impute', 'soft-impute'] as const)('are completed by %s at rank 1', (method) => {
    const result = unwrap(complete(films, { rank: 1, method }));
    expect(largestDifference(result.matrix, filmsCompleted)).toBeLessThan(1e-6);
    expect(result.residual).toBeLessThan(1e-6);
    expect(result.converged).toBe(true);
    expect(result.warnings).toEqual([]);
    expect([...result.filled]).toEqual([0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1]);
  });

  it.each(completionMethods.filter((method) => method.startsWith('fill-')))(
    'are not completed by %s, one fill',
    (method) => {
      const result = unwrap(complete(films, { rank: 1, method }));
      expect(largestDifference(result.matrix, filmsCompleted)).toBeGreaterThan(0.5);
      expect(result.residual).toBeGreaterThan(0.1);
      expect(result.iterations).toBe(1);
    },
  );

  it('are not determined at rank 2, and it says so', () => {
    const { warnings } = unwrap(complete(films, { rank: 2, method: 'hard-impute' }));
    expect(warnings.join(' ')).toContain('Fewer known entries than the rank 2 in columns 1, 2, 4');
    expect(warnings.join(' ')).toContain('12 degrees of freedom, but only 7 entries are known');
  });

  it.each([1e-200, 1e200])('hold at scale %d', (scale) => {
    const data = films.data.map((value) => value * scale);
    const result = unwrap(complete({ ...films, data }, { rank: 1, method: 'hard-impute' }));
    const back = { ...films, data: result.matrix.data.map((value) => value / scale) };
    expect(largestDifference(back, filmsCompleted)).toBeLessThan(1e-6);
  });
});

describe('every method', () => {
  it.each(completionMethods)('%s keeps known entries bit for bit and fills the rest', (method) => {
    const holes = withHoles(gaussian(8, 6, 4), 0.3, 5);
    const result = unwrap(complete(holes, { rank: 2, method }));
    expect(result.matrix.missing).toBeUndefined();
    result.matrix.data.forEach((value, i) => {
      if (holes.missing![i] === 1) expect(value).toBeTypeOf('number');
      else expect(value).toBe(holes.data[i]);
    });
    expect(result.matrix.data.every(Number.isFinite)).toBe(true);
    expect(result.model.s).toHaveLength(2);
    const misfit = misfitOf(holes, approximate(result.model, 2));
    expect(Math.abs(misfit - result.residual)).toBeLessThan(1e-12);
  });

  it.each(completionMethods)('%s changes nothing where nothing is missing', (method) => {
    const whole = gaussian(5, 4, 6);
    const result = unwrap(complete(whole, { rank: 2, method }));
    expect(result.matrix.data).toEqual(whole.data);
    const best = approximate(svdOf(whole), 2);
    expect(largestDifference(approximate(result.model, 2), best)).toBeLessThan(1e-12);
    expect(result.warnings).toEqual([]);
  });

  it('fills with the mean it is named after', () => {
    const holes = fromRows([
      [1, NaN, 3],
      [5, 7, NaN],
      [NaN, NaN, NaN],
    ]);
    const at = (method: CompletionMethod): number[] =>
      Array.from(
        unwrap(complete(holes, { rank: 3, method })).matrix.data,
        (v) => Number(v.toFixed(9)) + 0,
      );
    expect(at('fill-zero')).toEqual([1, 0, 3, 5, 7, 0, 0, 0, 0]);
    expect(at('fill-mean')).toEqual([1, 4, 3, 5, 7, 4, 4, 4, 4]);
    expect(at('fill-row-mean')).toEqual([1, 2, 3, 5, 7, 6, 4, 4, 4]);
    expect(at('fill-column-mean')).toEqual([1, 7, 3, 5, 7, 3, 3, 7, 3]);
  });
});

describe('hard-impute', () => {
  it.each([
    [20, 20, 2, 0.5],
    [30, 20, 3, 0.4],
    [60, 50, 4, 0.7],
  ])('recovers %d×%d of rank %d with a share of %d missing', (rows, cols, rank, share) => {
    for (let seed = 1; seed <= 3; seed++) {
      const truth = multiply(gaussian(rows, rank, seed), gaussian(rank, cols, seed + 50));
      const holes = withHoles(truth, share, seed + 100);
      const result = unwrap(complete(holes, { rank, method: 'hard-impute' }));
      expect(result.warnings).toEqual([]);
      expect(largestDifference(result.matrix, truth)).toBeLessThan(1e-6);
    }
  });

  it('fits noisy data at least as well as 3000 plain iterations, and settles where they do', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const signal = multiply(gaussian(12, 2, seed), gaussian(2, 9, seed + 20));
      const noise = gaussian(12, 9, seed + 40);
      const data = signal.data.map((value, i) => value + 0.1 * noise.data[i]!);
      const holes = withHoles({ ...signal, data }, 0.25, seed + 60);
      const plain = plainHardImpute(holes, 2, 3000);
      const result = unwrap(complete(holes, { rank: 2, method: 'hard-impute', ridge: 0 }));
      const ours = approximate(result.model, 2);
      expect(result.residual).toBeLessThanOrEqual(misfitOf(holes, plain) * (1 + 1e-9));
      expect(largestDifference(ours, plain)).toBeLessThan(1e-4);
      // A fixed point of the plain iteration.
      const next = approximate(svdOf(result.matrix), 2);
      expect(largestDifference(next, ours)).toBeLessThan(1e-6);
    }
  });

  it('is the same every time and never returns anything but numbers', () => {
    const shape = fc.record({
      rows: fc.integer({ min: 1, max: 6 }),
      cols: fc.integer({ min: 1, max: 6 }),
      rank: fc.integer({ min: 0, max: 7 }),
      share: fc.double({ min: 0, max: 0.95, noNaN: true }),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(shape, ({ rows, cols, rank, share, seed }) => {
        const holes = withHoles(gaussian(rows, cols, seed), share, seed + 1);
        const options = { rank, method: 'hard-impute', maxIterations: 50 } as const;
        const once = unwrap(complete(holes, options));
        expect(once.matrix.data.every(Number.isFinite)).toBe(true);
        expect(unwrap(complete(holes, options)).matrix.data).toEqual(once.matrix.data);
      }),
      { numRuns: 60 },
    );
  });

  it('fills zeros with zeros', () => {
    const zero = matrixOf(2, 3, [0, NaN, 0, 0, 0, NaN]);
    const result = unwrap(complete(zero, { rank: 1, method: 'hard-impute' }));
    expect([...result.matrix.data].map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('doubts', () => {
  const hard = (matrix: Matrix, rank: number): string =>
    unwrap(complete(matrix, { rank, method: 'hard-impute' })).warnings.join(' ');

  it('names a row without known entries', () => {
    const holes = matrixOf(3, 2, [1, 2, NaN, NaN, 2, 4]);
    expect(hard(holes, 1)).toContain('in row 2:');
  });

  it('sees groups that share no row and no column', () => {
    const blocks = matrixOf(4, 4, [1, 2, NaN, NaN, 2, 4, NaN, NaN, NaN, NaN, 1, 3, NaN, NaN, 2, 6]);
    expect(hard(blocks, 1)).toContain('2 groups');
  });

  it('counts free directions that no count of entries shows', () => {
    // Rank 2, 5×5, 16 = 2(5 + 5 − 2) entries, at least two in every row and column, one group. But the
    // block of the first three rows and columns has more known entries than it needs, so the rest is not
    // determined.
    const truth = multiply(gaussian(5, 2, 1), gaussian(2, 5, 2));
    const known = ['11110', '11100', '11100', '10011', '01011'];
    const data = truth.data.map((v, i) => (known[Math.floor(i / 5)]![i % 5] === '1' ? v : NaN));
    expect(known.join('').replace(/0/g, '')).toHaveLength(16);
    expect(hard({ ...truth, data }, 2)).toMatch(/can move in \d+ independent way/);
  });
});

describe('refusals', () => {
  it('needs at least one known entry', () => {
    const none = complete(matrixOf(1, 2, [NaN, NaN]), { rank: 1, method: 'hard-impute' });
    expect(none).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });

  it('names an infinite entry', () => {
    const infinite = complete(matrixOf(2, 2, [1, NaN, Infinity, 2]), {
      rank: 1,
      method: 'fill-zero',
    });
    expect(infinite).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    if (!infinite.ok) expect(infinite.problem.message).toContain('row 2, column 1');
  });

  it('stops when cancelled, and tells its progress until then', () => {
    const seen: number[] = [];
    const result = complete(films, {
      rank: 1,
      method: 'hard-impute',
      onProgress: (share) => seen.push(share),
      isCancelled: () => seen.length > 4,
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
