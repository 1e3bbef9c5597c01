import { describe, expect, it } from 'vitest';
import { singularValues, svd, transpose, type Matrix } from '../../../../src/core/index.js';
import { build, multiply, random } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { expectNear } from '../gallery/check.js';
import { rectangle, tridiagonal } from '../gallery/specimen.js';
import { checkInputs, expectPenrose, expectSame, pseudoinverse, type PeerCase } from './peer.js';

/**
 * Inputs and facts of Julia's LinearAlgebra: test/svd.jl, pinv.jl and dense.jl. Left out: complex, integer and single
 * precision as types, generalized SVD, hashes and property access.
 */
const n = 10;
const a = random(n, n, 1234321);
const add = (x: Matrix, y: Matrix): Matrix => ({
  ...x,
  data: x.data.map((value, at) => value + y.data[at]!),
});
const gram = multiply(transpose(a), a);

const inputs: readonly PeerCase[] = [
  {
    name: '[2 0; 0 0]',
    matrix: build(2, 2, (i, j) => (i + j === 0 ? 2 : 0)),
    facts: { values: [2, 0], rank: 1 },
  },
  {
    name: '[2 −2; 1 1]/√2',
    matrix: rectangle(2, 2, (i, j) => (i === 1 ? 2 * (j === 1 ? 1 : -1) : 1) / Math.SQRT2),
    facts: { values: [2, 1], determinant: 2 },
  },
  { name: 'random', matrix: a },
  { name: 'random, its symmetric part', matrix: add(a, transpose(a)) },
  {
    name: 'random, its Gram matrix',
    matrix: gram,
    facts: {
      nuclear: a.data.reduce((total, value) => total + value * value, 0),
      values: [...unwrap(singularValues(a))].map((value) => value * value),
    },
  },
  { name: 'integers', matrix: build(n, n, (i, j) => 1 + ((7 * i + 5 * j + i * j) % 7)) },
  { name: 'a half of the rows', matrix: build(5, n, (i, j) => a.data[i * n + j]!) },
  { name: 'twice the columns', matrix: random(n, 2 * n, 5) },
  ...[3, -3, 0.1, -1e-200, 1e200].map((value): PeerCase => ({
    name: `the number ${value}`,
    matrix: build(1, 1, () => value),
    facts: { values: [Math.abs(value)] },
  })),
];

/** The matrices of pinv.jl: Hilbert's, tridiagonal ones, and diagonals with zeros, square, tall and wide. */
const rectangles: readonly PeerCase[] = (
  [
    [20, 20],
    [30, 8],
    [8, 30],
  ] as const
).flatMap(([rows, cols]): PeerCase[] => [
  { name: `hilb ${rows}×${cols}`, matrix: rectangle(rows, cols, (i, j) => 1 / (i + j - 1)) },
  {
    name: `tridiagonal ${rows}×${cols}`,
    matrix: rectangle(rows, cols, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? 1 : 0)),
  },
  {
    name: `one diagonal ${rows}×${cols}`,
    matrix: rectangle(rows, cols, (i, j) => (i === j ? i : 0)),
    facts: { values: Array.from({ length: Math.min(rows, cols) }, (_, k) => k + 1) },
  },
  {
    name: `rank-deficient diagonal ${rows}×${cols}`,
    matrix: rectangle(rows, cols, (i, j) => (i === j && i % 3 ? 1 / i : 0)),
    facts: {
      rank: Array.from({ length: Math.min(rows, cols) }, (_, k) => k + 1).filter((i) => i % 3)
        .length,
    },
  },
  { name: `zeros ${rows}×${cols}`, matrix: rectangle(rows, cols, () => 0), facts: { rank: 0 } },
]);

describe('Julia', () => {
  checkInputs([...inputs, ...rectangles]);

  it('has empty factors of an empty matrix', () => {
    const { u, s, v } = unwrap(svd({ rows: 0, cols: 0, data: new Float64Array(0) }));
    expect([u.data.length, s.length, v.data.length]).toEqual([0, 0, 0]);
  });

  it('has exactly 2 and 0 of [2 0; 0 0]', () => {
    expect([...unwrap(svd(inputs[0]!.matrix)).s]).toEqual([2, 0]);
  });

  it.each(rectangles.filter(({ name }) => !name.startsWith('hilb')))(
    '$name has a pseudoinverse',
    ({ matrix }) => {
      expectPenrose(matrix, pseudoinverse(matrix), 1e-12);
    },
  );

  it.each([
    [20, 20],
    [30, 8],
    [8, 30],
  ])('has the pseudoinverse of a diagonal by its reciprocals, %i×%i', (rows, cols) => {
    const matrix = rectangle(rows, cols, (i, j) => (i === j && i % 3 ? 1 / i : 0));
    const expected = rectangle(cols, rows, (i, j) => (i === j && i % 3 ? i : 0));
    expectSame(pseudoinverse(matrix), expected, 1e-13 * 30);
  });

  it('has hilbert’s pseudoinverse as a right inverse as far as its condition allows', () => {
    for (const [rows, cols] of [
      [5, 5],
      [12, 5],
    ] as const) {
      const matrix = rectangle(rows, cols, (i, j) => 1 / (i + j - 1));
      const s = unwrap(singularValues(matrix));
      expectPenrose(matrix, pseudoinverse(matrix), (1e-13 * s[0]!) / s.at(-1)! ** 2);
    }
  });

  it('solves A x = b by the factors', () => {
    const { u, s, v } = unwrap(svd(a));
    const b = random(n, 1, 4);
    const y = multiply(transpose(u), b);
    const x = multiply(v, { ...y, data: y.data.map((value, k) => value / s[k]!) });
    expectSame(multiply(a, x), b, (1e-13 * s[0]!) / s.at(-1)!);
  });

  it.each([3, 12, 40])(
    'has the condition (1 + cos)/(1 − cos) of a difference of size %i',
    (size) => {
      const matrix = tridiagonal(
        size,
        () => -1,
        () => 2,
        () => -1,
      );
      const s = unwrap(singularValues(matrix));
      const c = Math.cos(Math.PI / (size + 1));
      expectNear(s[0]! / s.at(-1)!, (1 + c) / (1 - c), 1e-12 * ((1 + c) / (1 - c)) ** 2);
    },
  );
});
