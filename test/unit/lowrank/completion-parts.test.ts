import { describe, expect, it } from 'vitest';
import { heldOutChoice, seededRandom } from '../../../src/core/index.js';
import { Anderson } from '../../../src/core/lowrank/completion/anderson.js';
import { denseImpute } from '../../../src/core/lowrank/completion/dense.js';
import {
  pairedError,
  robustRmse,
  standardError,
} from '../../../src/core/lowrank/completion/fold-errors.js';
import { dealFolds } from '../../../src/core/lowrank/completion/folds.js';
import { knownEntries, unknownMask } from '../../../src/core/lowrank/completion/known.js';
import { gaussian, multiply, unwrap } from './helpers.js';

describe('parts of the known entries', () => {
  const coin = gaussian(30, 12, 5).data;
  const unknown = Uint8Array.from(coin, (value) => (value > 0.3 ? 1 : 0));

  it('contain every known entry once', () => {
    const parts = dealFolds(unknown, 12, 5, seededRandom(1))!;
    const places = parts.flat().sort((a, b) => a - b);
    expect(places).toEqual([...unknown.keys()].filter((at) => unknown[at] === 0));
  });

  it('take about as much of every row and of every column', () => {
    const parts = dealFolds(unknown, 12, 5, seededRandom(1))!;
    for (const line of [(at: number) => Math.floor(at / 12), (at: number) => at % 12]) {
      const counts = new Map<number, number>();
      parts.flat().forEach((at) => counts.set(line(at), (counts.get(line(at)) ?? 0) + 1));
      for (const [index, count] of counts) {
        for (const part of parts) {
          const own = part.filter((at) => line(at) === index).length;
          expect(own).toBeLessThanOrEqual(Math.ceil(count / 5) + 1);
        }
      }
    }
  });

  it('need at least one entry each', () => {
    expect(dealFolds(Uint8Array.of(0, 1, 0, 1), 2, 3, seededRandom(1))).toBeUndefined();
  });
});

describe('errors of folds', () => {
  it('are a root mean square', () => {
    expect(robustRmse([3, 4, 3, 4])).toBeCloseTo(Math.sqrt(12.5), 12);
    expect(standardError([2, 2, 2])).toBe(0);
    expect(robustRmse([0, 0, 0])).toBe(0);
  });

  it('count a fold that ran away as three times the median', () => {
    expect(robustRmse([1, 1, 1, 1, 1e6])).toBeCloseTo(Math.sqrt((4 + 9) / 5), 12);
    expect(robustRmse([1e200, 1e200])).toBeCloseTo(1e200, -190);
  });

  it('are compared fold by fold', () => {
    const { mean, error } = pairedError([1, 2, 3], [1, 2, 3]);
    expect([mean, error]).toEqual([0, 0]);
    const worse = pairedError([1.1, 2.1, 3.1], [1, 2, 3]);
    expect(worse.mean).toBeGreaterThan(worse.error);
  });

  it('choose the smaller rank only where the folds do not tell the two apart', () => {
    const of = (rank: number, folds: number[]) => ({
      rank,
      rmse: robustRmse(folds),
      standardError: standardError(folds),
      folds,
    });
    // All folds agree that rank 3 is better, though they differ more from each other than the ranks do.
    const clear = heldOutChoice([of(2, [1.1, 2.1, 3.1, 1.6]), of(3, [1, 2, 3, 1.5])]);
    expect(clear).toMatchObject({ best: 3, simplest: 3 });
    const open = heldOutChoice([of(2, [1, 2.1, 2.9, 1.6]), of(3, [1.02, 2, 2.95, 1.5])]);
    expect(open).toMatchObject({ best: 3, simplest: 2 });
  });
});

describe('Anderson', () => {
  it('solves a linear fixed-point problem in fewer steps than the plain iteration', () => {
    // z ← Dz + 1 with D diagonal: the solution is 1/(1 − d).
    const d = Float64Array.of(0.99, 0.9, 0.5, -0.3);
    const image = (z: Float64Array) => z.map((value, i) => d[i]! * value + 1);
    const z = new Float64Array(4);
    const anderson = new Anderson();
    for (let step = 0; step < 12; step++) anderson.advance(z, image(z));
    d.forEach((factor, i) => expect(z[i]).toBeCloseTo(1 / (1 - factor), 6));
  });
});

describe('the iteration on the whole matrix', () => {
  const truth = multiply(gaussian(60, 4, 1), gaussian(4, 50, 2));
  const holed = (share: number) => {
    const random = seededRandom(3);
    const data = truth.data.map((value) => (random.uniform() < share ? NaN : value));
    const matrix = { ...truth, data };
    return knownEntries(matrix, unknownMask(matrix));
  };
  const run = (share: number, rank: number) =>
    unwrap(
      denseImpute(holed(share), {
        rank,
        lambda: 0,
        random: seededRandom(1),
        tolerance: 1e-12,
        maxIterations: 100,
      }),
    );

  it('recovers a matrix whose vectors are orthonormal, by a subspace and by whole SVDs', () => {
    for (const rank of [4, 30]) {
      const { model, converged } = run(0.1, rank);
      if (rank === 4) expect(converged).toBe(true);
      const gram = multiply(
        { rows: rank, cols: 60, data: transposed(model.u.data, 60, rank) },
        model.u,
      );
      gram.data.forEach((value, at) =>
        expect(Math.abs(value - (at % (rank + 1) === 0 ? 1 : 0))).toBeLessThan(1e-12),
      );
      if (rank > 4) continue;
      const scaled = model.u.data.map((value, i) => value * model.s[i % rank]!);
      const product = multiply(
        { ...model.u, data: scaled },
        { rows: rank, cols: 50, data: transposed(model.v.data, 50, rank) },
      );
      product.data.forEach((value, i) => expect(value).toBeCloseTo(truth.data[i]!, 8));
    }
  });

  it('says that it did not settle where most entries are missing', () => {
    const { converged, iterations } = run(0.93, 4);
    expect(converged).toBe(false);
    expect(iterations).toBeLessThanOrEqual(100);
  });
});

function transposed(data: Float64Array, rows: number, cols: number): Float64Array {
  return Float64Array.from(data, (_, at) => data[(at % rows) * cols + Math.floor(at / rows)]!);
}
