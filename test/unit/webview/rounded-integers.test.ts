import { describe, expect, it } from 'vitest';
import { matrixPreview } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { areIntegersRounded } from '../../../webview/model/rounded-integers.js';

const of = (elementType: string, isWide: boolean) => ({ elementType, isWide });

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
    expect(areIntegersRounded(source, fromRows(rows), undefined)).toBe(expected);
  });

  it('are told by the ends of a matrix that stays in its file', () => {
    const large = (low: number, high: number) => {
      const data = Float64Array.of(low, high);
      return { overview: matrixPreview({ rows: 1, cols: 2, data }).overview };
    };
    const [wide, double] = [of('<i8', true), of('<f8', false)];
    expect(areIntegersRounded(wide, undefined, large(-big, 3))).toBe(true);
    expect(areIntegersRounded(wide, undefined, large(0, 3))).toBe(false);
    expect(areIntegersRounded(double, undefined, large(-big, big))).toBe(false);
    expect(areIntegersRounded(wide, undefined, undefined)).toBe(false);
  });
});
