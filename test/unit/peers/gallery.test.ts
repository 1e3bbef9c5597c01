import { describe, expect, it } from 'vitest';
import {
  frobeniusNorm,
  singularValues,
  svd,
  transpose,
  truncatedSvd,
  type Matrix,
  type Svd,
} from '../../../src/core/index.js';
import { leadingSvd } from '../../../src/core/svd/svd.js';
import { expectGoodSvd, ratios, unwrap } from '../svd/helpers/ratios.js';
import { families, galleries } from './gallery.js';
import { badness, expectFacts, expectNear, expectValues, rounding } from './gallery/check.js';

const EPSILON = 2 ** -52;

describe.each(families)('matrices %s', (_, all) => {
  it.each(all)('$name: a good SVD, and all that is known', ({ matrix, facts }) => {
    const whole = unwrap(svd(matrix));
    expectGoodSvd(matrix, whole);
    expectFacts(matrix, whole.s, facts);
    const norm = frobeniusNorm(matrix.data);
    expectNear(Math.hypot(...whole.s) / (norm || 1), norm && 1, 20 * EPSILON * matrix.cols);
  });

  it.each(all)('$name: the same values alone, and of the transpose', ({ matrix, facts }) => {
    const whole = unwrap(svd(matrix));
    const alone = unwrap(singularValues(matrix));
    expectValues(alone, [...whole.s], rounding(matrix, whole.s));
    expectFacts(matrix, alone, facts);
    const flipped = unwrap(svd(transpose(matrix)));
    expect(badness(transpose(matrix), flipped)).toBeLessThan(50);
    expectValues(flipped.s, [...whole.s], rounding(matrix, whole.s));
  });

  it.each(all)('$name: leading triplets, and a true bound', ({ matrix }) => {
    const whole = unwrap(svd(matrix));
    const near = rounding(matrix, whole.s);
    const count = Math.min(3, whole.s.length);
    const tail = Math.hypot(...whole.s.slice(count));

    const { values, triplets } = unwrap(leadingSvd(matrix, count));
    expectValues(values, [...whole.s], near);
    expectOrthonormal(matrix, triplets);
    expectNear(error(matrix, triplets), tail, near * Math.sqrt(whole.s.length));

    const truncated = unwrap(truncatedSvd(matrix, count));
    expectOrthonormal(matrix, truncated);
    const measured = error(matrix, truncated);
    expect(truncated.errorBound).toBeGreaterThanOrEqual(measured);
    expect(measured).toBeGreaterThanOrEqual(tail - near);
    truncated.s.forEach((value, i) => {
      expect(value).toBeLessThanOrEqual(whole.s[i]! + near);
      const distance = whole.s.reduce((best, s) => Math.min(best, Math.abs(s - value)), Infinity);
      expect(distance).toBeLessThanOrEqual(truncated.residuals[i]! + near);
    });
  });
});

describe('the galleries', () => {
  it('have more than 100 kinds and 180 matrices', () => {
    const kinds = Object.values(galleries).flat();
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
    expect(kinds.length).toBeGreaterThan(100);
    expect(families.flatMap(([, all]) => all).length).toBeGreaterThan(180);
  });
});

function expectOrthonormal(matrix: Matrix, answer: Svd): void {
  const measured = ratios(matrix, answer);
  expect(measured.orthogonalityU).toBeLessThan(50);
  expect(measured.orthogonalityV).toBeLessThan(50);
}

/** ‖M − UΣVᵀ‖_F by plain loops, scaled so that nothing overflows. */
function error(matrix: Matrix, { u, s, v }: Svd): number {
  const { rows, cols, data } = matrix;
  const largest = data.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
  const rest = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let value = data[i * cols + j]! / largest;
      for (let k = 0; k < u.cols; k++) {
        value -= u.data[i * u.cols + k]! * (s[k]! / largest) * v.data[j * v.cols + k]!;
      }
      rest[i * cols + j] = value;
    }
  }
  return frobeniusNorm(rest) * largest;
}
