import { describe, expect, it } from 'vitest';
import { singularValues, svd, transpose } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, random } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { checkInputs, expectPenrose, expectSame, peerCase, pseudoinverse } from './peer.js';

/**
 * Inputs and facts of ml-matrix's __tests__/decompositions/svd.test.js and pseudoInverse.test.js. Left out: options
 * (autoTranspose, one side alone), the matrix of a recorded hang, whose 73 columns are only a data file, and the refusal
 * of empty matrices, which we decompose.
 */
const eight = fromRows([
  [1, 2],
  [3, 4],
  [5, 6],
  [7, 8],
]);

/** The vectors that the tests give, with 15 digits and signs as ours. */
const left = fromRows([
  [0.152483233310201, -0.822647472225661],
  [0.349918371807964, -0.42137528768458],
  [0.547353510305727, -0.0201031031435023],
  [0.74478864880349, 0.381169081397574],
]);
const right = fromRows([
  [0.641423027995072, 0.767187395072177],
  [0.767187395072177, -0.641423027995072],
]);

describe('ml-matrix', () => {
  checkInputs([
    peerCase(
      'the example of an encyclopedia',
      [
        [1, 0, 0, 0, 2],
        [0, 0, 3, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 4, 0, 0, 0],
      ],
      { facts: { values: [4, 3, Math.sqrt(5), 0], rank: 3 } },
    ),
    peerCase(
      'equal rows',
      [
        [1, 1],
        [2, 2],
      ],
      { facts: { values: [Math.sqrt(10), 0], rank: 1 } },
    ),
    {
      name: '1 to 8',
      matrix: eight,
      facts: { values: [14.269095499261482, 0.6268282324175406] },
      printed: [14.2690954992615, 0.626828232417543],
      decimals: 12,
    },
    peerCase(
      'ten points',
      [
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
      ],
      { facts: { values: [8.988685290907558, 0.6659855411509424] } },
    ),
    {
      name: 'a line, its double less one, and ones',
      matrix: build(100, 3, (i, j) => [i + 1, 2 * i + 1, 1][j]!),
      facts: { values: [1292.9501512733004, 5.468667328490854, 0], rank: 2 },
    },
    peerCase(
      '60 times the Hilbert matrix of order 3',
      [
        [60, 30, 20],
        [30, 20, 15],
        [20, 15, 12],
      ],
      {
        facts: {
          values: [84.49913562741924, 7.33962395123435, 0.16124042134641176],
          determinant: 100,
        },
      },
    ),
    { name: '73 columns', matrix: random(73, 73, 73) },
  ]);

  it('has the left and right vectors of 1 to 8, and exchanges them for the transpose', () => {
    const { u, v } = unwrap(svd(eight));
    const flipped = unwrap(svd(transpose(eight)));
    // The largest entry of the second left vector is negative there: both vectors of the pair change their sign.
    const turned = (q: typeof u) => ({
      ...q,
      data: q.data.map((value, at) => (at % 2 ? -value : value)),
    });
    expectSame(u, turned(left), 1e-14);
    expectSame(v, turned(right), 1e-14);
    expectSame(flipped.u, right, 1e-14);
    expectSame(flipped.v, left, 1e-14);
  });

  it('has 0.1 and 0.2 in the pseudoinverse of equal rows', () => {
    const matrix = fromRows([
      [1, 1],
      [2, 2],
    ]);
    const expected = fromRows([
      [0.1, 0.2],
      [0.1, 0.2],
    ]);
    expectSame(pseudoinverse(matrix), expected, 1e-15);
  });

  it.each([
    [2, 4],
    [4, 2],
    [3, 3],
    [1, 5],
  ])('has a pseudoinverse of %i×%i integers', (m, n) => {
    const matrix = build(m, n, (i, j) => ((3 * i + 5 * j) % 7) - 2);
    expectPenrose(matrix, pseudoinverse(matrix), 1e-13);
  });

  it('decomposes what has no rows', () => {
    expect(unwrap(singularValues({ rows: 0, cols: 3, data: new Float64Array(0) }))).toHaveLength(0);
  });
});
