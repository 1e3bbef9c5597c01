import { describe, expect, it } from 'vitest';
import { frobeniusNorm, singularValues, svd } from '../../../../src/core/index.js';
import { build, random } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { expectNear } from '../gallery/check.js';
import { checkInputs, expectPenrose, peerCase, pseudoinverse, type PeerCase } from './peer.js';

/**
 * Inputs and facts of NumPy's linalg/tests/test_linalg.py. Left out: complex and single precision, stacks of matrices,
 * strides, subclasses, full_matrices, solve, det, eig, Cholesky and QR.
 */
const small: readonly PeerCase[] = [
  peerCase(
    'single',
    [
      [1, 2],
      [3, 4],
    ],
    { facts: { values: [5.464985704219043, 0.36596619062625785], determinant: 2 } },
  ),
  peerCase(
    'nonsq 1',
    [
      [1, 2, 3],
      [3, 4, 6],
    ],
    { facts: { values: [8.650217581753541, 0.4168162524685402] } },
  ),
  peerCase(
    'nonsq 2',
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    { facts: { values: [9.525518091565107, 0.5143005806586443] } },
  ),
  peerCase(
    'hermitian',
    [
      [1, 2],
      [2, 1],
    ],
    { facts: { values: [3, 1] } },
  ),
  peerCase(
    'the matrix of the norms, 2×2',
    [
      [1, 3],
      [5, 7],
    ],
    { facts: { nuclear: 10, largest: 9.12310562561766, smallest: 0.8768943743823404 } },
  ),
  peerCase(
    'the matrix of the norms, 3×3',
    [
      [0.1, 0.2, 0.3],
      [0.6, 0, 0.5],
      [0.3, 0.2, 0.1],
    ],
    {
      facts: {
        nuclear: 1.3366836911774835,
        largest: 0.8872294032346127,
        smallest: 0.19456584790481812,
      },
    },
  ),
  peerCase(
    'the matrix of the types of norms',
    [
      [1, 0, 1],
      [0, 1, 1],
    ],
    { facts: { values: [Math.sqrt(3), 1], nuclear: 1 + Math.sqrt(3) } },
  ),
  peerCase(
    'the matrix of the conditions',
    [
      [1, 0, 1],
      [0, -2, 0],
      [0, 0, 3],
    ],
    { facts: { values: [3.179586801558725, 2, 0.9435188240589354], determinant: 6 } },
  ),
  { name: 'eye', matrix: build(4, 4, (i, j) => Number(i === j)), facts: { rank: 4, condition: 1 } },
  {
    name: 'eye without its last entry',
    matrix: build(4, 4, (i, j) => Number(i === j && i < 3)),
    facts: { rank: 3, smallest: 0 },
  },
  { name: 'zeros', matrix: build(4, 4, () => 0), facts: { rank: 0 } },
  { name: 'ones', matrix: build(2, 2, () => 1), facts: { rank: 1, values: [2, 0] } },
  {
    name: 'a row with a one',
    matrix: build(1, 4, (_, j) => Number(j === 0)),
    facts: { values: [1] },
  },
];

const shapes: readonly PeerCase[] = (
  [
    [1, 1],
    [1, 5],
    [5, 1],
    [8, 8],
    [8, 11],
    [11, 8],
    [1, 2],
    [9, 6],
    [8, 3],
  ] as const
).map(([m, n]) => ({ name: `${m}×${n}`, matrix: random(m, n, 10 * m + n) }));

const stack: readonly PeerCase[] = [
  peerCase('of a stack, 1', [
    [5, 6],
    [7, 8],
  ]),
  peerCase('of a stack, 2', [
    [7, 8],
    [9, 10],
  ]),
];

describe('NumPy', () => {
  checkInputs([...small, ...shapes, ...stack]);

  it.each([
    [0, 0],
    [0, 4],
    [4, 0],
    [0, 1],
    [1, 0],
    [0, 2],
  ])('has no singular values of %i×%i', (rows, cols) => {
    const empty = { rows, cols, data: new Float64Array(0) };
    expect(unwrap(singularValues(empty))).toHaveLength(0);
    const { u, s, v } = unwrap(svd(empty));
    expect([u.rows, u.cols, s.length, v.rows, v.cols]).toEqual([rows, 0, 0, cols, 0]);
  });

  it.each([...small, ...shapes, ...stack])('$name has a pseudoinverse', ({ matrix }) => {
    expectPenrose(matrix, pseudoinverse(matrix), 1e-12);
  });

  it.each([...small, ...shapes, ...stack])('$name has the norm √Σσ²', ({ matrix }) => {
    const s = unwrap(singularValues(matrix));
    const norm = frobeniusNorm(matrix.data);
    expectNear(Math.hypot(...s), norm, 20 * 2 ** -52 * norm);
  });

  it('knows √(265/12) as the condition in the Frobenius norm', () => {
    const s = unwrap(singularValues(small[7]!.matrix));
    expect(Math.hypot(...s) * Math.hypot(...s.map((value) => 1 / value))).toBeCloseTo(
      Math.sqrt(265 / 12),
      13,
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    const matrix = build(2, 2, (i, j) => (i === j ? value : 1));
    expect(svd(matrix)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
  });

  it('has the absolute eigenvalues of a symmetric matrix, with ±v as u', () => {
    const a = random(8, 8, 3);
    const matrix = build(8, 8, (i, j) => a.data[8 * i + j]! + a.data[8 * j + i]!);
    const { u, v } = unwrap(svd(matrix));
    for (let k = 0; k < 8; k++) {
      let dot = 0;
      for (let i = 0; i < 8; i++) dot += u.data[8 * i + k]! * v.data[8 * i + k]!;
      expect(Math.abs(dot)).toBeCloseTo(1, 12);
    }
  });
});
