import { describe, expect, it } from 'vitest';
import { frobeniusNorm, singularValues, svd } from '../../../../src/core/index.js';
import { specimens } from '../gallery/specimen.js';
import { magic } from '../gallery/constructions.js';
import { integers } from '../gallery/integers.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { expectNear } from '../gallery/check.js';
import { checkInputs, peerCase, type PeerCase } from './peer.js';

/**
 * Inputs and facts of JAMA's test/TestMatrix.java and examples/MagicSquareExample.java. Left out: constructors, files,
 * arithmetic, LU, QR, Cholesky and eigenvalues.
 */
const inputs: readonly PeerCase[] = [
  peerCase(
    'the rank-deficient matrix',
    [
      [1, 4, 7, 10],
      [2, 5, 8, 11],
      [3, 6, 9, 12],
    ],
    { facts: { rank: 2, values: [25.46240743603639, 1.2906616757612315, 0] } },
  ),
  peerCase(
    'the product of the matrix and its transpose',
    [
      [166, 188, 210],
      [188, 214, 240],
      [210, 240, 270],
    ],
    { facts: { rank: 2, values: [648.3341924387212, 1.6658075612787901, 0], nuclear: 650 } },
  ),
  peerCase(
    'the matrix of the condition',
    [
      [1, 3],
      [7, 9],
    ],
    { facts: { values: [11.788289044567353, 1.0179594302983446], determinant: 12 } },
  ),
  peerCase(
    'the positive definite matrix',
    [
      [4, 1, 1],
      [1, 2, 3],
      [1, 3, 6],
    ],
    {
      facts: {
        values: [8.059320142656922, 3.595590673807453, 0.34508918353562545],
        nuclear: 12,
        determinant: 10,
      },
    },
  ),
  peerCase(
    'a small part of it',
    [
      [5, 8, 11],
      [6, 9, 12],
    ],
    { facts: { rank: 2 } },
  ),
  peerCase(
    'the matrix of close eigenvalues',
    [
      [0, 1, 0, 0],
      [1, 0, 2e-7, 0],
      [0, -2e-7, 0, 1],
      [0, 0, 1, 0],
    ],
    {
      facts: {
        values: [1.000000100000005, 1.000000100000005, 0.999999900000005, 0.999999900000005],
        pairs: true,
      },
    },
  ),
  peerCase(
    'the matrix on which eigenvalues once hung',
    [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 1, 0],
      [1, 1, 0, 0, 1],
      [1, 0, 1, 0, 1],
    ],
    { facts: { values: [2.3344142183389773, 1, 1, 0.7419637843027258, 0], rank: 4 } },
  ),
  peerCase('identity, 3×4', [
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ]),
];

/** The conditions that the example prints for magic squares of odd order. */
const conditions: readonly (readonly [number, number])[] = [
  [3, 4.33],
  [5, 5.462],
  [7, 7.111],
  [9, 9.102],
  [11, 11.102],
  [13, 13.06],
  [15, 15.062],
  [17, 17.042],
  [19, 19.048],
  [21, 21.035],
  [23, 23.037],
  [25, 25.029],
  [27, 27.032],
  [29, 29.025],
  [31, 31.027],
];

const kind = integers.find(({ name }) => name === 'magic')!;
const squares = specimens([{ ...kind, sizes: Array.from({ length: 30 }, (_, k) => k + 3) }]);

describe('JAMA', () => {
  checkInputs(inputs);

  it.each(inputs)('$name has the 2-norm σ₁ and the Frobenius norm of all', ({ matrix }) => {
    const s = unwrap(singularValues(matrix));
    expectNear(Math.hypot(...s), frobeniusNorm(matrix.data), 1e-14 * s[0]!);
    expect([...s]).toEqual([...s].sort((x, y) => y - x));
  });

  // Orders 3 to 32: the largest eigenvalue and σ₁ are n(n² + 1)/2, the rank depends on n modulo 4.
  checkInputs(squares);

  it.each(conditions)('has of the magic square of order %i the condition %f', (n, condition) => {
    const s = unwrap(svd(magic(n))).s;
    expectNear(s[0]! / s.at(-1)!, condition, 0.0005001);
  });
});
