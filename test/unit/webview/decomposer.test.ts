import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/matrix.js';
import type { FromDecomposer } from '../../../src/protocol/index.js';
import { decompose, Decomposer, progressiveFrom } from '../../../webview/compute/decomposer.js';

const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('the decomposition as a row of messages', () => {
  it('sends values and vectors, their quality, then the measured error of every rank', () => {
    const messages = [...decompose({ matrixId: 7, matrix: worked }, undefined, () => 0)];
    expect(messages.map((m) => m.kind)).toEqual(['svd', 'quality', 'measured']);
    expect(messages.every((m) => m.matrixId === 7)).toBe(true);
    const measured = messages.flatMap((m) => (m.kind === 'measured' ? m.errors : []));
    const expected = [Math.sqrt(234), 3, 0, 0];
    expect(measured.map((e) => e.k)).toEqual([0, 1, 2, 3]);
    measured.forEach((e, k) => expect(e.frobenius).toBeCloseTo(expected[k]!, 12));
    expect(Math.abs(measured[1]!.maxAbs!.value)).toBeCloseTo(2, 12);
  });

  it('gives way between batches of measured errors', () => {
    let clock = 0;
    const steps = [...decompose({ matrixId: 1, matrix: worked }, undefined, () => (clock += 100))];
    expect(steps.filter((m) => m.kind === 'measured').length).toBeGreaterThan(1);
  });

  it('sends the problem of a matrix with an infinite entry and nothing else', () => {
    const matrix = fromRows([
      [1, Infinity],
      [2, 3],
    ]);
    const messages = [...decompose({ matrixId: 1, matrix })];
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ kind: 'failed', problem: { code: 'nonFinite' } });
  });

  it('sends the leading triplets of a large matrix first, with their measured errors', () => {
    const n = progressiveFrom;
    const data = Float64Array.from({ length: n * n }, (_, i) => {
      const row = Math.floor(i / n);
      const column = i % n;
      return Math.cos(row * 0.01) * column + (row === column ? 5 : 0);
    });
    const messages = decompose({ matrixId: 2, matrix: { rows: n, cols: n, data } });
    const first = messages.next().value;
    expect(first).toMatchObject({ kind: 'svd', complete: false });
    const second = messages.next().value;
    expect(second).toMatchObject({ kind: 'measured' });
    messages.return();
  });

  it('measures the rank that is asked for', () => {
    const sent: FromDecomposer[] = [];
    const tasks: (() => void)[] = [];
    const decomposer = new Decomposer(
      (message) => sent.push(message),
      (task) => tasks.push(task),
    );
    decomposer.receive({ kind: 'decompose', matrixId: 3, matrix: worked });
    tasks.shift()?.();
    decomposer.receive({ kind: 'measure', matrixId: 3, rank: 1 });
    decomposer.receive({ kind: 'measure', matrixId: 2, rank: 1 });
    const measured = sent.filter((m) => m.kind === 'measured');
    expect(measured).toHaveLength(1);
    expect(measured[0]!.errors[0]!.frobenius).toBeCloseTo(3, 12);
  });
});
