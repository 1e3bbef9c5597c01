import { describe, expect, it } from 'vitest';
import {
  complete,
  approximate,
  frobeniusNorm,
  heldOutErrors,
  type Matrix,
} from '../../../src/core/index.js';
import { knownEntries, unknownMask } from '../../../src/core/lowrank/completion/known.js';
import { realRoots } from '../../../src/core/lowrank/completion/line-search.js';
import { minimise } from '../../../src/core/lowrank/completion/minimise.js';
import { multiplyByTransposed } from '../../../src/core/lowrank/linear/product.js';
import { gaussian, largestDifference, matrixOf, multiply, svdOf, unwrap } from './helpers.js';

/** Noisy rank 3 with every fifth entry missing. */
function sample(seed: number, noise = 0.2): Matrix {
  const signal = multiply(gaussian(15, 3, seed), gaussian(3, 12, seed + 1));
  const errors = gaussian(15, 12, seed + 2).data;
  const data = signal.data.map((v, i) => ((i * 7) % 5 === 0 ? NaN : v + noise * errors[i]!));
  return { ...signal, data };
}

/** X ← S_λ(P_K(M) + P_K⊥(X)), singular values shrunk by λ (Mazumder, Hastie & Tibshirani 2010). */
function plainSoftImpute(matrix: Matrix, lambda: number, iterations: number): Matrix {
  let x: Matrix = matrixOf(
    matrix.rows,
    matrix.cols,
    matrix.data.map(() => 0),
  );
  for (let i = 0; i < iterations; i++) {
    const data = matrix.data.map((v, at) => (Number.isNaN(v) ? x.data[at]! : v));
    const parts = svdOf({ ...matrix, data });
    const s = parts.s.map((sigma) => Math.max(0, sigma - lambda));
    x = approximate({ ...parts, s }, s.length);
  }
  return x;
}

describe('soft-impute', () => {
  it('minimises the same function as shrinking singular values', () => {
    const matrix = sample(3);
    const plain = plainSoftImpute(matrix, 2, 1500);
    const k = 8;
    const minimum = minimise(
      knownEntries(matrix, unknownMask(matrix)),
      { k, a: gaussian(15, k, 8).data, b: gaussian(12, k, 9).data },
      { lambda: 2, tolerance: 1e-12, maxIterations: 5000 },
    );
    const ours = multiplyByTransposed(
      matrixOf(15, k, minimum.factors.a),
      matrixOf(12, k, minimum.factors.b),
    );
    expect(minimum.converged).toBe(true);
    expect(largestDifference(ours, plain)).toBeLessThan(1e-6);
  });

  it('de-biases: no other singular values fit the known entries better', () => {
    const matrix = sample(5);
    const { model, residual } = unwrap(
      complete(matrix, { rank: 3, method: 'soft-impute', lambda: 4 }),
    );
    for (let i = 0; i < 3; i++) {
      for (const factor of [0.999, 1.001]) {
        const s = model.s.map((sigma, at) => (at === i ? sigma * factor : sigma));
        const other = approximate({ ...model, s }, 3);
        const misfit = matrix.data.map((v, at) => (Number.isNaN(v) ? 0 : v - other.data[at]!));
        expect(frobeniusNorm(misfit)).toBeGreaterThan(residual);
      }
    }
  });

  describe('drops what the penalty removes', () => {
    const holes = matrixOf(3, 3, [4, 2, 1, 2, 1, NaN, 1, NaN, 0.2]);

    it('before the least squares: rank 1 and symmetric for λ = 3', () => {
      const done = unwrap(complete(holes, { rank: 2, method: 'soft-impute', lambda: 3 }));
      expect(done.model.s).toHaveLength(1);
      expect(done.warnings).toContain('The penalty λ leaves rank 1 of the 2 asked for.');
      const { data } = done.matrix;
      expect(data[5]).toBeCloseTo(data[7]!, 8);
      // Its singular vectors are those of the solution with plain shrinking.
      const plain = svdOf(plainSoftImpute(holes, 3, 500));
      expect(plain.s[1]).toBeLessThan(1e-12);
      for (let i = 0; i < 3; i++) {
        expect(done.model.u.data[i]).toBeCloseTo(plain.u.data[3 * i]!, 6);
      }
    });

    it('all of it for λ = 10, where the solution is 0', () => {
      const done = unwrap(complete(holes, { rank: 2, method: 'soft-impute', lambda: 10 }));
      expect(done.model.s).toHaveLength(0);
      expect([done.matrix.data[5], done.matrix.data[7]]).toEqual([0, 0]);
      expect(done.residual).toBeCloseTo(Math.hypot(4, 2, 1, 2, 1, 1, 0.2), 12);
    });

    it.each([0.5, 2, 5, 8, 12, 20])('as many as plain shrinking leaves, λ = %d', (lambda) => {
      for (const seed of [3, 5, 7]) {
        const matrix = sample(seed);
        const plain = svdOf(plainSoftImpute(matrix, lambda, 3000)).s;
        const rank = plain.filter((sigma) => sigma > 1e-6).length;
        const done = unwrap(complete(matrix, { rank: 12, method: 'soft-impute', lambda }));
        expect(done.model.s).toHaveLength(rank);
      }
    });

    it('keeps the same share for entries of any size', () => {
      for (const size of [1e-200, 1e200]) {
        const scaled = { ...holes, data: holes.data.map((value) => size * value) };
        const done = unwrap(complete(scaled, { rank: 2, method: 'soft-impute', lambda: 3 * size }));
        expect(done.model.s).toHaveLength(1);
      }
      for (const size of [1, 1e-200]) {
        const scaled = { ...holes, data: holes.data.map((value) => size * value) };
        const most = unwrap(complete(scaled, { rank: 2, method: 'soft-impute', lambda: 1e308 }));
        expect(most.model.s).toHaveLength(0);
      }
    });
  });

  it.each([
    ['soft-impute', { lambda: 2 }, [4, 3]],
    ['hard-impute', { ridge: 2 }, [2, 1]],
    ['soft-impute', { lambda: 5 }, []],
    ['hard-impute', { ridge: 5 }, []],
    ['hard-impute', {}, [4, 3, 2]],
  ] as const)('%s with %j has σ %j where nothing is missing', (method, penalty, expected) => {
    const u = svdOf(gaussian(6, 4, 1)).u;
    const v = svdOf(gaussian(5, 4, 2)).u;
    const scaled = { ...u, data: u.data.map((value, i) => value * (4 - (i % 4))) };
    const matrix = multiplyByTransposed(scaled, v);
    const { model, lambda, warnings } = unwrap(complete(matrix, { rank: 3, method, ...penalty }));
    expect(model.s).toHaveLength(expected.length);
    expected.forEach((sigma, i) => expect(model.s[i]).toBeCloseTo(sigma, 12));
    expect(lambda).toBe(Object.values(penalty)[0] ?? 0);
    expect(warnings.length > 0).toBe(expected.length < 3);
  });

  it('fits less closely the more it shrinks', () => {
    const residuals = [0, 1, 4, 16].map(
      (lambda) => unwrap(complete(sample(7), { rank: 3, method: 'soft-impute', lambda })).residual,
    );
    expect(residuals).toEqual([...residuals].sort((a, b) => a - b));
    expect(residuals[3]).toBeGreaterThan(residuals[0]!);
  });
});

describe('options that are no numbers', () => {
  it.each([
    ['rank', { rank: NaN }],
    ['seed', { seed: NaN }],
    ['penalty', { lambda: NaN }],
    ['penalty', { lambda: -1 }],
    ['tolerance', { tolerance: NaN }],
    ['iterations', { maxIterations: NaN }],
  ])('are named: %s', (name, options) => {
    const problem = { code: 'nonFinite', message: expect.stringContaining(name) as string };
    const done = complete(sample(1), { rank: 2, method: 'soft-impute', ...options });
    expect(done).toMatchObject({ ok: false, problem });
  });

  it('are named by held-out errors, too', () => {
    const run = (ranks: number[], folds: number) =>
      heldOutErrors(sample(1), { ranks, method: 'fill-mean', folds });
    expect(run([1, NaN], 3)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    expect(run([1], NaN)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
  });
});

describe('realRoots', () => {
  it.each([
    [
      [1, -6, 11, -6],
      [1, 2, 3],
    ],
    [[2, 0, 0, -16], [2]],
    [[1, 0, 1, 0], [0]],
    [
      [0, 1, -3, 2],
      [1, 2],
    ],
    [[0, 0, 2, -1], [0.5]],
    [[0, 1, 0, 1], []],
    [[0, 0, 0, 0], []],
    [[1, 3, 3, 1], [-1]],
  ])('%j has %j', (coefficients, expected) => {
    const [a, b, c, d] = coefficients as [number, number, number, number];
    const roots = realRoots(a, b, c, d).sort((x, y) => x - y);
    expect(roots).toHaveLength(expected.length);
    expected.forEach((root, i) => expect(roots[i]).toBeCloseTo(root, 9));
  });
});

describe('heldOutErrors', () => {
  it('finds the rank of the signal, where the residual would take the largest', () => {
    const matrix = sample(11, 0.05);
    const ranks = [1, 2, 3, 4, 5];
    const { errors, best, simplest } = unwrap(
      heldOutErrors(matrix, { ranks, method: 'hard-impute', seed: 4, maxIterations: 200 }),
    );
    expect(errors.map(({ rank }) => rank)).toEqual(ranks);
    expect([best, simplest]).toEqual([3, 3]);
    const at3 = errors[2]!;
    // Noise of 0.05 cannot be predicted; the model adds its own error.
    expect(at3.rmse).toBeGreaterThan(0.04);
    expect(at3.rmse).toBeLessThan(0.15);
    expect(at3.folds).toHaveLength(5);
    expect(errors[0]!.rmse).toBeGreaterThan(5 * at3.rmse);
  });

  it('is the same for the same seed and another for another', () => {
    const run = (seed: number): number =>
      unwrap(heldOutErrors(sample(2), { ranks: [2], method: 'fill-mean', seed, folds: 3 }))
        .errors[0]!.rmse;
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
  });

  it('refuses what cannot be held out', () => {
    const one = matrixOf(1, 2, [1, NaN]);
    const few = heldOutErrors(one, { ranks: [1], method: 'fill-zero' });
    expect(few).toMatchObject({ ok: false, problem: { code: 'empty' } });
    const none = heldOutErrors(sample(1), { ranks: [], method: 'fill-zero' });
    expect(none).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });

  it('can be cancelled', () => {
    let polls = 0;
    const result = heldOutErrors(sample(1), {
      ranks: [1, 2, 3],
      method: 'hard-impute',
      isCancelled: () => ++polls > 20,
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });
});
