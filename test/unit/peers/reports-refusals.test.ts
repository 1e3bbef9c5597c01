import { describe, expect, it } from 'vitest';
import { singularValues, svd, truncatedSvd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { leadingSvd } from '../../../src/core/svd/svd.js';
import type { Rows } from './report-checks.js';

/**
 * Reports of matrices with NaN or infinity. Elsewhere they hung, or gave numbers. The right answer is at once, and says
 * where the entry is. Rows and columns are counted from 1.
 */
const reports: readonly (readonly [name: string, rows: Rows, row: number, column: number])[] = [
  [
    'numpy 5588: a row of NaN, hung',
    [
      [0, 0],
      [NaN, NaN],
    ],
    2,
    1,
  ],
  [
    'numpy 32591 and lapack 1409: one infinity among ones, hung',
    [
      [Infinity, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    1,
    1,
  ],
  [
    'lapack 1390: infinity at the second place of a bidiagonal, hung',
    [
      [1, 1, 0],
      [0, Infinity, 1],
      [0, 0, 1],
    ],
    2,
    2,
  ],
  [
    'numpy 3260: infinity in the middle, hung',
    [
      [1, 2, 3],
      [1, Infinity, 3],
      [1, 2, 3],
    ],
    2,
    2,
  ],
  [
    'numpy 10742 and OpenBLAS 1490: a column of NaN, locked the process',
    [
      [1, 0, NaN],
      [0, 0, NaN],
      [0, 0, NaN],
    ],
    1,
    3,
  ],
  [
    'OpenBLAS 3225 and numpy 18914: one NaN of four, did not converge',
    [
      [1, NaN],
      [1, 1],
    ],
    1,
    2,
  ],
  [
    'pytorch 187759: values without vectors were finite',
    [
      [NaN, 0],
      [0, 1],
    ],
    1,
    1,
  ],
  [
    'julia 53619: an argument of LAPACK was blamed',
    [
      [0, NaN],
      [1, 2],
    ],
    1,
    2,
  ],
  [
    'julia 35764: NaN above the diagonal of a bidiagonal',
    [
      [1, NaN, 0, 0],
      [0, 1, NaN, 0],
      [0, 0, 1, NaN],
      [0, 0, 0, 1],
    ],
    1,
    2,
  ],
];

describe('matrices that are not finite', () => {
  it.each(reports)('%s', (_, rows, row, column) => {
    const matrix = fromRows(rows);
    for (const result of [
      svd(matrix),
      singularValues(matrix),
      leadingSvd(matrix, 1),
      truncatedSvd(matrix, 1),
    ]) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
      if (!result.ok) {
        expect(result.problem.message).toContain(`row ${row}, column ${column}`);
      }
    }
  });
});
