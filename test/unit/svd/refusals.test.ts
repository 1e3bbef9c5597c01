import { describe, expect, it } from 'vitest';
import {
  singularValues,
  svd,
  truncatedSvd,
  truncatedSvdWith,
  type Matrix,
  type Result,
} from '../../../src/core/index.js';
import { leadingSvd } from '../../../src/core/svd/svd.js';
import { truncatedSvdSteps } from '../../../src/core/svd/truncated/index.js';
import { build, random } from './helpers/matrices.js';
import { unwrap } from './helpers/ratios.js';

describe('what the SVD refuses', () => {
  it.each([NaN, Infinity, -Infinity])('%s, with its place', (value) => {
    const matrix = random(4, 5);
    matrix.data[2 * 5 + 3] = value;
    for (const run of [svd, singularValues]) {
      const result = run(matrix);
      expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
      if (!result.ok) expect(result.problem.message).toContain('row 3, column 4');
    }
  });
});

describe('a singular value beyond the largest double', () => {
  const huge = (m: number, n: number): Matrix => build(m, n, () => 1.7e308);
  it.each([
    [2, 2],
    [40, 2],
    [20, 30],
    [200, 180],
  ])('is a problem of %i×%i, not infinity', (m, n) => {
    for (const result of [
      svd(huge(m, n)),
      singularValues(huge(m, n)),
      leadingSvd(huge(m, n), 2),
      truncatedSvd(huge(m, n), 2),
    ]) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
      if (!result.ok) expect(result.problem.message).toContain('1.8e308');
    }
  });

  it('is one below it where the entries are as large', () => {
    expect([...unwrap(svd(build(2, 2, (i, j) => (i === j ? 1.7e308 - 1e307 * i : 0)))).s]).toEqual([
      1.7e308, 1.6e308,
    ]);
  });
});

describe('arguments that are no numbers', () => {
  const matrix = random(12, 9);
  it.each([
    ['a count', () => leadingSvd(matrix, NaN), 'number of triplets'],
    ['a rank', () => truncatedSvd(matrix, NaN), 'number of triplets'],
    ['a seed', () => truncatedSvd(matrix, 2, { seed: NaN }), 'seed'],
    ['a tolerance', () => truncatedSvd(matrix, 2, { tolerance: NaN }), 'tolerance'],
    ['a negative tolerance', () => truncatedSvd(matrix, 2, { tolerance: -1 }), 'tolerance'],
    ['a subspace', () => truncatedSvd(matrix, 2, { maxSubspace: NaN }), 'subspace'],
    ['a block', () => truncatedSvd(matrix, 2, { block: NaN }), 'block'],
  ])('%s', (_name, run, words) => {
    const result: Result<unknown> = run();
    expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    if (!result.ok) expect(result.problem.message).toContain(words);
  });

  it('end many steps, here and elsewhere', async () => {
    const answers = [...truncatedSvdSteps(matrix, NaN)];
    expect(answers.map(({ ok }) => ok)).toEqual([false]);
    const never = (): never => {
      throw new Error('asked');
    };
    expect((await truncatedSvdWith(matrix, NaN, never)).ok).toBe(false);
  });
});

describe('a long SVD', () => {
  it.each([1, 2, 5, 9])('ends at poll %i when nobody wants it any more', (polls) => {
    let asked = 0;
    const result = svd(random(150, 150), { isCancelled: () => ++asked >= polls });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(asked).toBe(polls);
    // The memory of the cancelled job is reused for the next one.
    expect(svd(random(20, 20)).ok).toBe(true);
  });

  it.each(['svd', 'singularValues', 'leadingSvd'] as const)('%s tells its progress', (name) => {
    const told: number[] = [];
    const options = { onProgress: (share: number) => told.push(share) };
    const matrix = random(150, 140);
    if (name === 'svd') unwrap(svd(matrix, options));
    else if (name === 'singularValues') unwrap(singularValues(matrix, options));
    else unwrap(leadingSvd(matrix, 4, options));
    expect(told.length).toBeGreaterThan(3);
    expect(told.at(-1)).toBe(1);
    expect(Math.min(...told)).toBeGreaterThan(0);
  });

  it('gives the same answer twice, whatever ran in between', () => {
    const matrix = random(90, 70, 4);
    const first = unwrap(svd(matrix));
    unwrap(svd(random(130, 20, 5)));
    const second = unwrap(svd(matrix));
    expect(second.u.data).toEqual(first.u.data);
    expect(second.s).toEqual(first.s);
    expect(second.v.data).toEqual(first.v.data);
  });

  it('may start another inside its own polls', () => {
    const matrix = random(100, 100, 6);
    const alone = unwrap(svd(matrix));
    let inner = 0;
    const nested = unwrap(
      svd(matrix, {
        isCancelled: () => {
          inner += unwrap(svd(random(30, 30, 7))).s[0]!;
          return false;
        },
      }),
    );
    expect(inner).toBeGreaterThan(0);
    expect(nested.u.data).toEqual(alone.u.data);
  });
});
