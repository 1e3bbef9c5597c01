import { describe, expect, it } from 'vitest';
import { svd, svdQuality, transpose, type Matrix } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, multiply, withSpectrum } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { checkInputs, expectSame, peerCase, pseudoinverse, type PeerCase } from './peer.js';

/**
 * Inputs and facts of Apache Commons Math's SingularValueDecompositionTest and SingularValueSolverTest. Left out: solvers
 * as objects, caches, and the two matrices of recorded failures, which are only data files.
 */
const over = (d: number, rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => row.map((value) => value / d));

const square = over(25, [
  [24, 43],
  [57, 24],
]);
const tall = over(625, [
  [-540, 963, -216],
  [-1730, -744, 1008],
  [-720, 1284, -288],
  [-360, 192, 1756],
]);
const hadamard = over(2, [
  [15, 5, 9, 3],
  [5, 15, 3, 9],
  [9, 3, 15, 5],
  [3, 9, 5, 15],
]);
const spectrum = [123.456, 2.3, 1.001, 0.999];

const inputs: readonly PeerCase[] = [
  peerCase('square', square, {
    facts: { values: [3, 1], condition: 3, conditionPrinted: 0, determinant: 3 },
  }),
  peerCase('not square', tall, { facts: { values: [4, 3, 2] } }),
  peerCase('from a Hadamard matrix', hadamard, { facts: { values: [16, 8, 4, 2], rank: 4 } }),
  {
    name: 'more rows',
    matrix: withSpectrum(6, 4, spectrum, 153),
    facts: { values: spectrum },
  },
  {
    name: 'more columns',
    matrix: withSpectrum(4, 6, spectrum, 732),
    facts: { values: spectrum },
  },
  peerCase(
    'MATH-465',
    [
      [1, 1, 1],
      [0, 0, 0],
      [1, 2, 3],
    ],
    { facts: { rank: 2, values: [4.0791433289417345, 0.6004912172131636, 0] } },
  ),
  peerCase(
    'MATH-320, order 3',
    [
      [1, 2, 3],
      [2, 3, 4],
      [3, 5, 7],
    ],
    { facts: { rank: 2, values: [11.218599757513006, 0.3781791648532628, 0] } },
  ),
  peerCase(
    'MATH-320, order 2',
    [
      [1, 2],
      [1, 2],
    ],
    { facts: { rank: 1, values: [Math.sqrt(10), 0] } },
  ),
  { name: '7×168', matrix: build(7, 168, (i, j) => Math.cos(i * j * j) * 10 ** (i - 3)) },
];

/** V diag(σ⁻²) Vᵀ over the values of at least `least`. */
function covariance(rows: readonly (readonly number[])[], least: number): Matrix {
  const { s, v } = unwrap(svd(fromRows(rows)));
  const scaled = {
    ...v,
    data: v.data.map((value, at) =>
      s[at % s.length]! < least ? 0 : value / s[at % s.length]! ** 2,
    ),
  };
  return multiply(scaled, transpose(v));
}

describe('Apache Commons Math', () => {
  checkInputs(inputs);

  it('has the covariance of the Hadamard matrix, and that of its two largest values', () => {
    const whole = over(1024, [
      [85, -51, -75, 45],
      [-51, 85, 45, -75],
      [-75, 45, 85, -51],
      [45, -75, -51, 85],
    ]);
    const half = over(1024, [
      [5, -3, 5, -3],
      [-3, 5, -3, 5],
      [5, -3, 5, -3],
      [-3, 5, -3, 5],
    ]);
    expectSame(covariance(hadamard, 0), fromRows(whole), 1e-15);
    expectSame(covariance(hadamard, 6), fromRows(half), 1e-15);
  });

  it('has the rational vectors of the square matrix, with signs as ours', () => {
    const { u, v } = unwrap(svd(fromRows(square)));
    expectSame(
      u,
      fromRows(
        over(5, [
          [3, 4],
          [4, -3],
        ]),
      ),
      1e-14,
    );
    expectSame(
      v,
      fromRows(
        over(5, [
          [4, -3],
          [3, 4],
        ]),
      ),
      1e-14,
    );
  });

  it('has the rational vectors of the tall matrix, with signs as ours', () => {
    const { u, v } = unwrap(svd(fromRows(tall)));
    expectSame(
      u,
      fromRows(
        over(5, [
          [0, 3, 0],
          [4, 0, -3],
          [0, 4, 0],
          [3, 0, 4],
        ]),
      ),
      1e-14,
    );
    const expected = over(125, [
      [-80, -60, 75],
      [-24, 107, 60],
      [93, -24, 80],
    ]);
    expectSame(v, fromRows(expected), 1e-14);
  });

  it('decomposes 201 rows and columns', () => {
    const matrix = build(201, 201, (i, j) => Math.sin(i * i + 3 * j));
    const { residual, orthogonalityU, orthogonalityV } = svdQuality(matrix, unwrap(svd(matrix)));
    expect(Math.max(residual, orthogonalityU, orthogonalityV)).toBeLessThan(50);
  });

  it('inverts what is singular as far as it can', () => {
    const matrix = inputs[7]!.matrix;
    expectSame(
      pseudoinverse(matrix),
      fromRows(
        over(10, [
          [1, 1],
          [2, 2],
        ]),
      ),
      1e-15,
    );
  });

  it('inverts the square matrix', () => {
    const matrix = fromRows(square);
    expectSame(
      multiply(matrix, pseudoinverse(matrix)),
      build(2, 2, (i, j) => Number(i === j)),
      1e-14,
    );
    expect(unwrap(svd(matrix)).s).toHaveLength(2);
  });
});
