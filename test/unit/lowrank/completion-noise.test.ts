import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complete, heldOutErrors, seededRandom, type Matrix } from '../../../src/core/index.js';
import { gaussian, multiply, unwrap } from './helpers.js';

interface Sample {
  readonly truth: Matrix;
  readonly matrix: Matrix;
}

/** A Bᵀ with normal factors, noise as a share of the root mean square, and a share of the entries missing. */
function sample(
  rows: number,
  cols: number,
  rank: number,
  noise: number,
  missing: number,
  seed: number,
): Sample {
  const truth = multiply(gaussian(rows, rank, seed), gaussian(rank, cols, seed + 1000));
  const random = seededRandom(seed);
  const size = noise * Math.sqrt(rank);
  const data = truth.data.map((value) =>
    random.uniform() < missing ? NaN : value + size * random.normal(),
  );
  return { truth, matrix: { rows, cols, data } };
}

/** Root mean square error of a completion where the matrix has no entry. */
function holes({ truth, matrix }: Sample, completed: Matrix): number {
  let sum = 0;
  let count = 0;
  matrix.data.forEach((value, i) => {
    if (!Number.isNaN(value)) return;
    sum += (completed.data[i]! - truth.data[i]!) ** 2;
    count++;
  });
  return Math.sqrt(sum / count);
}

describe('ten noisy matrices', () => {
  const samples: [number, number, number, number, number][] = [
    [50, 20, 1, 0.2, 0.7],
    [50, 20, 2, 0.1, 0.6],
    [50, 20, 3, 0.05, 0.4],
    [60, 30, 3, 0.1, 0.6],
    [80, 30, 2, 0.2, 0.7],
    [80, 40, 4, 0.05, 0.5],
    [100, 50, 5, 0.1, 0.5],
    [120, 60, 3, 0.2, 0.7],
    [150, 60, 4, 0.15, 0.6],
    [200, 80, 5, 0.2, 0.7],
  ];

  it('have their rank chosen by held-out error', { timeout: 120_000 }, () => {
    const right = samples.filter(([rows, cols, rank, noise, missing], i) => {
      const { matrix } = sample(rows, cols, rank, noise, missing, i + 1);
      const ranks = [1, 2, 3, 4, 5, 6];
      const { best, simplest } = unwrap(heldOutErrors(matrix, { ranks, method: 'hard-impute' }));
      return best === rank && simplest === rank;
    });
    expect(right.length).toBeGreaterThanOrEqual(8);
  });

  it.each(samples)(
    '%i×%i, rank %i, noise %d, %d missing: no worse than plain hard-impute, bounded at ranks above',
    { timeout: 60_000 },
    (rows, cols, rank, noise, missing) => {
      const each = sample(rows, cols, rank, noise, missing, 10 * rank + rows);
      const fit = (k: number, ridge?: number) =>
        holes(
          each,
          unwrap(complete(each.matrix, { rank: k, method: 'hard-impute', ridge })).matrix,
        );
      const plain = fit(rank, 0);
      expect(fit(rank)).toBeLessThan(1.1 * plain);
      const size = Math.sqrt(rank);
      expect(fit(rank + 1)).toBeLessThan(size);
      expect(fit(rank + 2)).toBeLessThan(size);
    },
  );
});

/** 50 users, 20 films, of rank 3 with noise of 0.2; 63 % missing. */
const ratings = JSON.parse(
  readFileSync(new URL('../../fixtures/cases/ratings-rank3.json', import.meta.url), 'utf8'),
) as { rows: number; cols: number; known: (number | null)[]; truth: number[] };

describe('the ratings of rank 3', () => {
  const { rows, cols } = ratings;
  const each: Sample = {
    truth: { rows, cols, data: Float64Array.from(ratings.truth) },
    matrix: { rows, cols, data: Float64Array.from(ratings.known, (value) => value ?? NaN) },
  };
  const error = (rank: number, ridge?: number) => {
    const done = unwrap(complete(each.matrix, { rank, method: 'hard-impute', ridge }));
    return { error: holes(each, done.matrix), ...done };
  };

  it('are predicted best at rank 3', () => {
    const { errors, best, simplest } = unwrap(
      heldOutErrors(each.matrix, { ranks: [1, 2, 3, 4, 5], method: 'hard-impute' }),
    );
    expect([best, simplest]).toEqual([3, 3]);
    errors.forEach(({ rmse, folds }) => {
      expect(rmse).toBeLessThan(1.5);
      expect(Math.max(...folds)).toBeLessThan(3);
    });
    expect(errors[2]!.rmse).toBeLessThan(0.5);
  });

  it('are filled well at rank 3, and with ratings at ranks 4 to 6', () => {
    expect(error(3).error).toBeLessThan(0.37);
    for (const rank of [4, 5, 6]) {
      const found = error(rank);
      expect(found.error).toBeLessThan(0.9);
      expect(Math.max(...found.matrix.data.map(Math.abs))).toBeLessThan(15);
      expect(found.lambda).toBeGreaterThan(0);
      expect(found.converged).toBe(true);
    }
  });

  it('have a λ of soft-impute that predicts, and say which one it is', () => {
    const [at3] = unwrap(heldOutErrors(each.matrix, { ranks: [3], method: 'soft-impute' })).errors;
    const done = unwrap(complete(each.matrix, { rank: 3, method: 'soft-impute' }));
    expect(done.lambda).toBe(at3!.lambda);
    expect(at3!.path!.length).toBeGreaterThan(5);
    expect(at3!.path!.map(({ lambda }) => lambda)).toContain(at3!.lambda);
    expect(holes(each, done.matrix)).toBeLessThan(0.37);
  });
});

describe('without noise', () => {
  it('no ridge is chosen, and the answer is exact', () => {
    for (const seed of [1, 2, 3]) {
      const each = sample(40, 30, 3, 0, 0.5, seed);
      const done = unwrap(complete(each.matrix, { rank: 3, method: 'hard-impute' }));
      expect([done.lambda, done.starts]).toEqual([0, 1]);
      expect(holes(each, done.matrix)).toBeLessThan(1e-7);
    }
  });

  // 40×40, rank 5, 30 % known. The path of λ alone ends at entries above 10⁴.
  it.each([6, 12, 34])('other starts recover what the path does not: matrix %i', (seed) => {
    const each = sample(40, 40, 5, 0, 0.7, seed);
    const done = unwrap(complete(each.matrix, { rank: 5, method: 'hard-impute' }));
    expect(done.starts).toBeGreaterThan(1);
    expect(done.converged).toBe(true);
    expect(holes(each, done.matrix)).toBeLessThan(1e-6);
  });

  it('where no start settles, the fit is bounded, and their number is told', () => {
    const each = sample(40, 40, 5, 0, 0.7, 101);
    const done = unwrap(complete(each.matrix, { rank: 5, method: 'hard-impute' }));
    expect(done.starts).toBe(12);
    expect(done.lambda).toBeGreaterThan(0);
    expect(Math.max(...done.matrix.data.map(Math.abs))).toBeLessThan(30);
    const plain = unwrap(complete(each.matrix, { rank: 5, method: 'hard-impute', ridge: 0 }));
    expect(plain.converged).toBe(false);
    expect(plain.warnings.join(' ')).toContain('from 12 different starts');
  });

  it('an entry may be much larger than all known ones', () => {
    const truth = multiply(
      { rows: 8, cols: 1, data: Float64Array.of(1, 1, 1, 1, 1, 1, 1, 300) },
      { rows: 1, cols: 8, data: Float64Array.of(1, 1, 1, 1, 1, 1, 1, 300) },
    );
    const data = truth.data.slice();
    data[63] = NaN;
    const done = unwrap(complete({ ...truth, data }, { rank: 1, method: 'hard-impute' }));
    expect(done.matrix.data[63]).toBeCloseTo(90_000, 1);
  });
});
