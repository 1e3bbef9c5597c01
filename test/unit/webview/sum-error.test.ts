import { describe, expect, it } from 'vitest';
import { approximate, frobeniusNorm, svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import type { FromDecomposer } from '../../../src/protocol/index.js';
import { Decomposer } from '../../../webview/compute/decomposer.js';
import { SumMeasurer } from '../../../webview/compute/sum-error.js';

const size = 90;
const matrix = fromRows(
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_v, j) => Math.cos(i * j * 0.7) + (i === j ? 1 : 0)),
  ),
);
const result = svd(matrix);
if (!result.ok) throw new Error(result.problem.message);
const all = result.value;

function expected(rank: number, weights: Float64Array): number {
  const sum = approximate(all, rank, weights);
  return frobeniusNorm(matrix.data.map((value, i) => value - sum.data[i]!));
}

function weightsWithout(...layers: number[]): Float64Array {
  return new Float64Array(size).fill(1).map((_, i) => (layers.includes(i) ? 0 : 1));
}

describe('the error of a sum of layers', () => {
  it('is measured as the sum changes, in steps and in leaps', () => {
    const measurer = new SumMeasurer(matrix, all);
    const none = new Float64Array(size);
    const sums: [number, Float64Array][] = [
      [3, weightsWithout(1)],
      [5, weightsWithout(1, 4)],
      [size, weightsWithout(0)],
      [size, none],
      [2, weightsWithout(0)],
    ];
    for (const [rank, weights] of sums) {
      const messages = [
        ...measurer.measure({ kind: 'measureSum', matrixId: 1, requestId: 9, rank, weights }),
      ];
      const last = messages.at(-1);
      expect(last).toMatchObject({ kind: 'sumMeasured', requestId: 9 });
      const measured = last?.kind === 'sumMeasured' ? last.frobenius : NaN;
      expect(measured).toBeCloseTo(expected(rank, weights), 9);
    }
  });

  it('is right after a measurement that was given up half way', () => {
    const measurer = new SumMeasurer(matrix, all);
    const many = weightsWithout(...Array.from({ length: 40 }, (_, i) => 2 * i));
    const given = measurer.measure({
      kind: 'measureSum',
      matrixId: 1,
      requestId: 1,
      rank: size,
      weights: many,
    });
    given.next();
    const weights = weightsWithout(7);
    const [last] = [
      ...measurer.measure({ kind: 'measureSum', matrixId: 1, requestId: 2, rank: 12, weights }),
    ].slice(-1);
    const measured = last?.kind === 'sumMeasured' ? last.frobenius : NaN;
    expect(measured).toBeCloseTo(expected(12, weights), 9);
  });
});

describe('the worker', () => {
  it('measures a sum before the rest of the sweep, and none of another matrixId', () => {
    const posted: FromDecomposer[] = [];
    const tasks: (() => void)[] = [];
    const decomposer = new Decomposer(
      (message) => posted.push(message),
      (callback) => tasks.push(callback),
    );
    const runUntil = (done: () => boolean) => {
      while (!done() && tasks.length > 0) tasks.shift()!();
    };
    decomposer.receive({ kind: 'decompose', matrixId: 4, matrix });
    runUntil(() => posted.some((m) => m.kind === 'svd'));
    const weights = weightsWithout(0);
    decomposer.receive({ kind: 'measureSum', matrixId: 3, requestId: 1, rank: 2, weights });
    decomposer.receive({ kind: 'measureSum', matrixId: 4, requestId: 2, rank: 2, weights });
    runUntil(() => false);
    const kinds = posted.map((m) => m.kind).filter((kind) => kind !== 'progress');
    expect(kinds.slice(0, 2)).toEqual(['svd', 'sumMeasured']);
    expect(posted.filter((m) => m.kind === 'sumMeasured')).toHaveLength(1);
    expect(kinds).toContain('measured');
  });
});
