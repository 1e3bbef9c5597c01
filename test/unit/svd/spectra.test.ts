import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { singularValues, svd } from '../../../src/core/index.js';
import { expectGoodSvd, unwrap } from './helpers/ratios.js';

interface Reference {
  name: string;
  rows: number;
  cols: number;
  data: number[];
  singularValues: number[];
  rank: number;
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/cases/spectra.json', import.meta.url), 'utf8'),
) as Reference[];

describe.each(cases)('$name', (reference) => {
  const { rows, cols } = reference;
  const matrix = { rows, cols, data: Float64Array.from(reference.data) };

  it('is a good SVD with the reference singular values', () => {
    const answer = unwrap(svd(matrix));
    expectGoodSvd(matrix, answer);
    const allowed = 20 * 2 ** -52 * reference.singularValues[0]!;
    reference.singularValues.forEach((sigma, i) => {
      expect(Math.abs(answer.s[i]! - sigma)).toBeLessThanOrEqual(allowed);
    });
    const cut = answer.s[0]! * Math.max(rows, cols) * 2 ** -52;
    expect(answer.s.filter((sigma) => sigma > cut)).toHaveLength(reference.rank);
  });

  it('has the same singular values without vectors', () => {
    const values = unwrap(singularValues(matrix));
    const allowed = 20 * 2 ** -52 * reference.singularValues[0]!;
    reference.singularValues.forEach((sigma, i) => {
      expect(Math.abs(values[i]! - sigma)).toBeLessThanOrEqual(allowed);
    });
  });
});
