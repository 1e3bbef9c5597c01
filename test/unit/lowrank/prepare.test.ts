import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareColumns, singularValues } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { unwrap } from './helpers.js';

/** Two variables of ten observations: L. I. Smith, A tutorial on Principal Components Analysis, 2002. */
const smith = fromRows([
  [2.5, 2.4],
  [0.5, 0.7],
  [2.2, 2.9],
  [1.9, 2.2],
  [3.1, 3.0],
  [2.3, 2.7],
  [2.0, 1.6],
  [1.0, 1.1],
  [1.5, 1.6],
  [1.1, 0.9],
]);

describe('prepareColumns', () => {
  it('gives the eigenvalues of the covariance matrix that are published', () => {
    const s = unwrap(singularValues(prepareColumns(smith, 'centre')));
    const eigenvalues = Array.from(s, (sigma) => sigma ** 2 / 9);
    expect(eigenvalues[0]).toBeCloseTo(1.28402771, 8);
    expect(eigenvalues[1]).toBeCloseTo(0.0490833989, 10);
  });

  it('gives eigenvalues of the correlation matrix that sum to the number of columns', () => {
    const s = unwrap(singularValues(prepareColumns(smith, 'standardise')));
    const eigenvalues = Array.from(s, (sigma) => sigma ** 2 / 9);
    expect(eigenvalues[0]! + eigenvalues[1]!).toBeCloseTo(2, 12);
    // The correlation of the two variables.
    expect(eigenvalues[0]! - 1).toBeCloseTo(0.925929272, 8);
  });

  it('takes the means of the known entries, and leaves the others as they are', () => {
    const matrix = fromRows([
      [1, 5, Infinity],
      [NaN, 5, 2],
      [3, 5, 4],
    ]);
    expect(Array.from(prepareColumns(matrix, 'centre').data)).toEqual([
      ...[-1, 0, Infinity],
      ...[NaN, 0, -1],
      ...[1, 0, 1],
    ]);
    const { data } = prepareColumns(matrix, 'standardise');
    // A constant column is only centred.
    expect([data[1], data[4], data[7]]).toEqual([0, 0, 0]);
    expect(data[0]).toBeCloseTo(-Math.SQRT1_2, 15);
  });

  it('leaves columns of sum 0, whatever constant is added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: -1000, max: 1000 }),
        (column, shift) => {
          const matrix = fromRows(column.map((value) => [value + shift]));
          const centred = prepareColumns(matrix, 'centre').data;
          expect(Math.abs(centred.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('returns the matrix itself when nothing is wished', () => {
    expect(prepareColumns(smith, 'none')).toBe(smith);
  });
});
