import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/matrix.js';
import type { Source } from '../../../src/protocol/index.js';
import { previousOf, type Before } from '../../../webview/model/previous.js';

const source = (version: string, more: object = {}): Source =>
  ({ kind: 'variable', id: 'variable-1', version, ...more }) as unknown as Source;

const selection = { axes: [0, 1], at: [0, 0] };

const decomposition = {
  svd: { s: Float64Array.of(5, 0) },
  summary: { frobenius: 5 },
  tails: Float64Array.of(5, 0, 0),
};

const before = (more: Partial<Before> = {}): Before => ({
  source: source('1'),
  given: fromRows([
    [3, 4],
    [0, 0],
  ]),
  decomposition,
  previous: undefined,
  ...more,
});

const now = fromRows([
  [0, 4],
  [4, 0],
]);

describe('the matrix before a program changed it', () => {
  it('keeps the spectrum, and tells how far it is', () => {
    const kept = previousOf(before(), source('2'), now)!;
    expect(Array.from(kept.values!)).toEqual([5, 0]);
    expect(Array.from(kept.tails!)).toEqual([5, 0, 0]);
    expect([kept.distance, kept.norm]).toEqual([5, 5]);
  });

  it('has as much of the spectrum as is known when the program goes on', () => {
    const leading = { ...decomposition, svd: { s: Float64Array.of(5) } };
    const kept = previousOf(before({ decomposition: leading }), source('2'), now)!;
    expect(Array.from(kept.values!)).toEqual([5]);
    const early = previousOf(before({ decomposition: undefined }), source('2'), now)!;
    expect(early).toEqual({ values: undefined, tails: undefined, distance: 5, norm: 5 });
  });

  it('has no distance to another shape or other missing entries', () => {
    const distance = (...rows: number[][]) =>
      previousOf(before(), source('2'), fromRows(rows))?.distance;
    expect(distance([1, 2, 3])).toBeUndefined();
    const missing = { ...now, missing: Uint8Array.of(1, 0, 0, 0) };
    expect(previousOf(before(), source('2'), missing)?.distance).toBeUndefined();
    const given = {
      ...fromRows([
        [9, 1],
        [4, 0],
      ]),
      missing: Uint8Array.of(1, 0, 0, 0),
    };
    expect(previousOf(before({ given }), source('2'), missing)?.distance).toBe(3);
    expect(distance([3, 4], [0, 0])).toBe(0);
  });

  it('is exact for huge and tiny numbers', () => {
    const given = fromRows([[3e200, 0]]);
    const huge = previousOf(before({ given }), source('2'), fromRows([[0, 4e200]]))!;
    expect(huge.distance! / 5e200).toBeCloseTo(1, 14);
    const small = fromRows([[3e-200, 0]]);
    const tiny = previousOf(before({ given: small }), source('2'), fromRows([[0, 4e-200]]))!;
    expect(tiny.distance! / 5e-200).toBeCloseTo(1, 14);
  });

  it('stays while the same version is prepared in another way', () => {
    const previous = previousOf(before(), source('2'), now);
    expect(previousOf(before({ previous }), source('1'), now)).toBe(previous);
  });

  it('is kept neither for text nor for another matrix or slice', () => {
    const text = { kind: 'text' };
    expect(
      previousOf(before({ source: source('1', text) }), source('2', text), now),
    ).toBeUndefined();
    expect(previousOf(before(), source('2', { id: 'variable-2' }), now)).toBeUndefined();
    const sliced = source('2', { array: { selection } });
    expect(previousOf(before(), sliced, now)).toBeUndefined();
    expect(
      previousOf(before({ source: source('1', { array: { selection } }) }), sliced, now),
    ).toBeDefined();
    expect(previousOf(before({ source: undefined }), source('2'), now)).toBeUndefined();
  });

  it.each(['kernel', 'output', 'given', 'file', 'product', 'difference'])(
    'is kept of a source of the kind %s, too',
    (kind) => {
      const old = before({ source: source('1', { kind }) });
      expect(previousOf(old, source('2', { kind }), now)?.distance).toBe(5);
    },
  );
});
