import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/index.js';
import { decompose } from '../../../webview/compute/decomposer.js';

const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('the decomposition as a row of messages', () => {
  it('sends values and vectors, their quality, then the measured error of every rank', () => {
    const messages = [...decompose({ kind: 'decompose', job: 7, matrix: worked })];
    expect(messages.map((m) => m.kind)).toEqual(['svd', 'quality', 'measured']);
    expect(messages.every((m) => m.job === 7)).toBe(true);
    const measured = messages.flatMap((m) => (m.kind === 'measured' ? m.errors : []));
    const expected = [Math.sqrt(234), 3, 0, 0];
    expect(measured.map((e) => e.k)).toEqual([0, 1, 2, 3]);
    measured.forEach((e, k) => expect(e.frobenius).toBeCloseTo(expected[k]!, 12));
    expect(Math.abs(measured[1]!.maxAbs!.value)).toBeCloseTo(2, 12);
  });

  it('gives way between batches of measured errors', () => {
    let clock = 0;
    const steps = [
      ...decompose({ kind: 'decompose', job: 1, matrix: worked }, undefined, () => (clock += 100)),
    ];
    expect(steps.filter((m) => m.kind === 'measured').length).toBeGreaterThan(1);
  });

  it('sends the problem of a matrix with an infinite entry and nothing else', () => {
    const matrix = fromRows([
      [1, Infinity],
      [2, 3],
    ]);
    const messages = [...decompose({ kind: 'decompose', job: 1, matrix })];
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ kind: 'failed', problem: { code: 'nonFinite' } });
  });
});
