import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adapterFactors,
  approximate,
  compactForm,
  factorCounts,
  factoredLayer,
  fullForm,
  linearLayer,
  orthogonalCompletion,
  splitFactors,
  thinForm,
  transpose,
  zeros,
  type Matrix,
  type SvdForm,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, largestDifference, matrices, multiply, svdOf } from './helpers.js';

const lecture = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

function identity(n: number): Matrix {
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) out.data[i * n + i] = 1;
  return out;
}

const gramOf = (q: Matrix): Matrix => multiply(transpose(q), q);
const productOf = ({ u, sigma, v }: SvdForm): Matrix => multiply(multiply(u, sigma), transpose(v));

describe('factors', () => {
  it('multiply to the approximation at every rank', () => {
    fc.assert(
      fc.property(matrices, fc.nat(8), (matrix, k) => {
        const parts = svdOf(matrix);
        const expected = approximate(parts, k);
        const allowed = 1e-14 * (parts.s[0]! + 1e-300) * 8;
        const { y, z } = splitFactors(parts, k);
        expect(largestDifference(multiply(y, transpose(z)), expected)).toBeLessThan(allowed);
        const { b, a } = adapterFactors(parts, k);
        expect(largestDifference(multiply(b, a), expected)).toBeLessThan(allowed);
        expect([b.cols, a.rows]).toEqual([y.cols, z.cols]);
      }),
    );
  });

  it('split Σ evenly: the columns of Y and Z have the length √σ', () => {
    const parts = svdOf(gaussian(7, 5, 3));
    const { y, z } = splitFactors(parts, 3);
    for (const side of [y, z]) {
      const gram = gramOf(side);
      for (let i = 0; i < 3; i++) expect(gram.data[i * 3 + i]).toBeCloseTo(parts.s[i]!, 12);
    }
  });

  it('count 40 parameters instead of 100', () => {
    expect(factorCounts(10, 10, 2)).toEqual({ factors: 40, full: 100 });
  });

  it('give the same layer output as the matrix they stand for', () => {
    const parts = svdOf(gaussian(6, 9, 5));
    const { b, a } = adapterFactors(parts, 2);
    const x = gaussian(9, 1, 6).data;
    const bias = gaussian(6, 1, 7).data;
    const direct = linearLayer(approximate(parts, 2), bias, x);
    const factored = factoredLayer(b, a, bias, x);
    direct.forEach((value, i) => expect(factored[i]).toBeCloseTo(value, 12));
  });

  it('compute y = Wx + b by hand', () => {
    const w = fromRows([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const y = linearLayer(w, Float64Array.of(1, 0, -1), Float64Array.of(10, 1));
    expect([...y]).toEqual([13, 34, 55]);
    expect(() => linearLayer(w, Float64Array.of(1), Float64Array.of(1, 1))).toThrow(RangeError);
    expect(() => linearLayer(w, Float64Array.of(1, 1, 1), Float64Array.of(1))).toThrow(RangeError);
  });
});

describe('forms', () => {
  it('have the shapes of full, thin and compact', () => {
    const shape = ({ u, sigma, v }: SvdForm): string =>
      [u, sigma, v].map(({ rows, cols }) => `${rows}×${cols}`).join(' ');
    const parts = svdOf(lecture);
    expect(shape(fullForm(parts))).toBe('4×4 4×3 3×3');
    expect(shape(thinForm(parts))).toBe('4×3 3×3 3×3');
    expect(shape(compactForm(parts))).toBe('4×2 2×2 3×2');
    for (const form of [fullForm, thinForm, compactForm]) expect(form(parts).essential).toBe(2);
  });

  it('all multiply to the matrix, with orthonormal columns', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const parts = svdOf(matrix);
        for (const form of [fullForm(parts), thinForm(parts), compactForm(parts)]) {
          const error = largestDifference(productOf(form), matrix);
          expect(error).toBeLessThanOrEqual(3e-14 * (parts.s[0] ?? 0));
          for (const side of [form.u, form.v]) {
            expect(largestDifference(gramOf(side), identity(side.cols))).toBeLessThan(1e-13);
          }
        }
      }),
    );
  });

  it('complete a basis without touching the columns that are there', () => {
    const { u } = svdOf(gaussian(9, 4, 8));
    const square = orthogonalCompletion(u);
    expect(largestDifference(gramOf(square), identity(9))).toBeLessThan(1e-14 * 9);
    for (let i = 0; i < 9; i++) {
      for (let j = 0; j < 4; j++) expect(square.data[i * 9 + j]).toBe(u.data[i * 4 + j]);
    }
  });

  it('complete an empty basis to the whole space', () => {
    const square = orthogonalCompletion(zeros(3, 0));
    expect(largestDifference(gramOf(square), identity(3))).toBe(0);
  });
});
