import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/matrix.js';
import type { Source } from '../../../src/protocol/index.js';
import { areIntegersRounded } from '../../../webview/model/rounded-integers.js';
import type { LensState } from '../../../webview/model/state.js';

const of = (elementType: string, isWide: boolean) =>
  ({ array: { elementType, isWide } }) as unknown as Source;
const state = (
  source: Source | undefined,
  rows: number[][] | undefined,
  ends?: [number, number],
): Parameters<typeof areIntegersRounded>[0] => ({
  source,
  matrix: rows && fromRows(rows),
  large: (ends && {
    overview: { low: { value: ends[0] }, high: { value: ends[1] } },
  }) as LensState['large'],
});

describe('integers that may have been rounded', () => {
  const big = 2 ** 53 + 2;

  it.each([
    ['int64 beyond 2⁵³', of('<i8', true), [[big, 1]], true],
    ['int64 below', of('<i8', true), [[2 ** 53 - 1, 1]], false],
    ['an int64 column beside fractions', of('int64, double', true), [[-big, 0.5]], true],
    ['whole float64 numbers, which were never others', of('<f8', false), [[big, 1]], false],
    ['float32 of a model', of('F32', false), [[2 ** 60]], false],
    ['double of MATLAB', of('double', false), [[big]], false],
    ['digits in a text', undefined, [[big, 1]], true],
    ['a text with fractions', undefined, [[big, 0.5]], false],
    ['digits in a table', of('number', false), [[big, 1]], true],
  ])('%s', (_, source, rows, expected) => {
    expect(areIntegersRounded(state(source, rows))).toBe(expected);
  });

  it('are told by the ends of a matrix that stays in its file', () => {
    expect(areIntegersRounded(state(of('<i8', true), undefined, [-big, 3]))).toBe(true);
    expect(areIntegersRounded(state(of('<i8', true), undefined, [0, 3]))).toBe(false);
    expect(areIntegersRounded(state(of('<f8', false), undefined, [-big, big]))).toBe(false);
    expect(areIntegersRounded(state(of('<i8', true), undefined))).toBe(false);
  });
});
