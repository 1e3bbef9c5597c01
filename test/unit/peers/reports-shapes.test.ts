import { describe, expect, it } from 'vitest';
import { compactForm, fullForm, singularValues, svd, zeros } from '../../../src/core/index.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import { multiply } from '../svd/helpers/matrices.js';
import { ratios, unwrap } from '../svd/helpers/ratios.js';
import { allowance, diagonal, expectSingularValues, type Rows } from './report-checks.js';

/** ‖A‖ in the largest entry. */
function largest({ data }: Matrix): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Asserts that the columns of a square matrix are orthonormal. */
function expectOrthogonal(q: Matrix): void {
  expect(q.rows).toBe(q.cols);
  const s = Float64Array.from({ length: q.rows }, () => 1);
  const measured = ratios(q, { u: q, s, v: diagonal([...s]) });
  expect(measured.orthogonalityU).toBeLessThan(50);
}

/** The n − rank columns of V of the full form that belong to 0, as an n × (n − rank) matrix. */
function nullSpace(rows: Rows): Matrix {
  const { v, essential } = fullForm(unwrap(svd(fromRows(rows))));
  const out = zeros(v.rows, v.cols - essential);
  for (let i = 0; i < v.rows; i++) {
    out.data.set(v.data.subarray(i * v.cols + essential, (i + 1) * v.cols), i * out.cols);
  }
  return out;
}

/** M⁺ = V Σ⁻¹ Uᵀ of the compact form. */
function pseudoinverse(matrix: Matrix): Matrix {
  const { u, sigma, v, essential } = compactForm(unwrap(svd(matrix)));
  const scaled = {
    ...v,
    data: v.data.map((x, i) => x / sigma.data[(i % essential) * (essential + 1)]!),
  };
  const ut = zeros(essential, u.rows);
  for (let i = 0; i < u.rows; i++) {
    for (let k = 0; k < essential; k++) ut.data[k * u.rows + i] = u.data[i * essential + k]!;
  }
  return multiply(scaled, ut);
}

describe('wide and tall matrices', () => {
  it.each([
    ['svd-js 7: more columns than rows', 3, 5],
    ['gonum/matrix 5: wide matrices had no SVD', 2, 9],
    ['la4j 113: fewer rows than columns', 4, 7],
    ['dask 6591: short and fat', 5, 40],
  ])('%s', (_, m, n) => {
    const rows = Array.from({ length: m }, (_row, i) =>
      Array.from({ length: n }, (_entry, j) => (i === j % m ? 1 : 0)),
    );
    // Row i has a one in every column j ≡ i, so its length is the root of how many there are.
    const s = rows.map((row) => Math.sqrt(row.filter((value) => value === 1).length));
    expectSingularValues(
      rows,
      s.sort((a, b) => b - a),
    );
  });

  it.each<[string, Rows, number]>([
    [
      'ml-matrix 203: a 2×4 matrix of rank 1 has three null vectors',
      [
        [1, 2, 3, 4],
        [2, 4, 6, 8],
      ],
      3,
    ],
    [
      'ml-matrix 203: a 2×5 matrix of rank 2 has three null vectors',
      [
        [1, 0, 2, -1, 3],
        [0, 1, 1, 4, -2],
      ],
      3,
    ],
    ['ml-matrix 203: a row of 4 has three null vectors', [[1, -1, 2, 0.5]], 3],
  ])('%s', (_, rows, count) => {
    const basis = nullSpace(rows);
    expect(basis.cols).toBe(count);
    const matrix = fromRows(rows);
    expect(largest(multiply(matrix, basis))).toBeLessThan(allowance(matrix, 10));
  });

  it('nalgebra 588: the full form has a square U and a square V', () => {
    const matrix = fromRows([
      [2, -1, 0, 3],
      [1, 1, 1, 1],
    ]);
    const { u, v } = fullForm(unwrap(svd(matrix)));
    expect([u.rows, v.rows]).toEqual([2, 4]);
    expectOrthogonal(u);
    expectOrthogonal(v);
  });

  it('node-sylvester 2: the tall matrix 1 … 6 crashed', () => {
    const rows = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    expectSingularValues(rows, [9.525518091565107, 0.5143005806586443]);
  });

  it('accord-framework 614: one column of two', () => {
    const { u, v } = expectSingularValues([[1], [0]], [1]);
    expect([...u.data, ...v.data].map(Math.abs)).toEqual([1, 0, 1]);
    expect(u.data[0]).toBe(1);
  });

  it('numpy 21118: the thin form of 5×4 and of 4×5 multiplies to the matrix', () => {
    const rows = [
      [1, 0, 0, 0, 2],
      [0, 0, 3, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 2, 0, 0, 0],
    ];
    expectSingularValues(rows, [3, Math.sqrt(5), 2, 0]);
  });
});

describe('matrices without entries', () => {
  it.each([
    ['numpy 5419: no columns', 5, 0],
    ['numpy 11412: no rows', 0, 4],
    ['scipy 1532: 0×2', 0, 2],
    ['numpy 8654: 0×0', 0, 0],
  ])('%s', (_, rows, cols) => {
    const { u, s, v } = unwrap(svd(zeros(rows, cols)));
    expect([u.rows, u.cols, s.length, v.rows, v.cols]).toEqual([rows, 0, 0, cols, 0]);
    expect(unwrap(singularValues(zeros(rows, cols)))).toHaveLength(0);
  });

  it('MatrixAlgebraKit 12: the full form of 4×0 has the identity as U', () => {
    const { u, v } = fullForm(unwrap(svd(zeros(4, 0))));
    expectOrthogonal(u);
    expect([u.rows, v.rows, v.cols]).toEqual([4, 0, 0]);
  });
});

describe('pseudoinverses, which need the right rank', () => {
  it('mathjs 3373: of five independent rows it is a right inverse', () => {
    const matrix = fromRows(
      ['0000000010', '0011000001', '0020100100', '1010000010', '0110112001'].map((row) =>
        Array.from(row, Number),
      ),
    );
    const product = multiply(matrix, pseudoinverse(matrix));
    product.data.forEach((value, i) => {
      expect(value).toBeCloseTo(Number(i % 6 === 0), 13);
    });
  });

  it('nalgebra 1313: entries of 6·10⁻¹⁶ turned its signs', () => {
    const tiny = 6.123234e-16;
    const matrix = fromRows([
      [10, 0, 0, 0, -10, 0, 0, 0],
      [tiny, 10, 0, 10, tiny, 0, 0, 0],
      [20, -20, 0, 20, 20, 0, 0, 0],
    ]);
    expectSingularValues(matrix, [40, Math.sqrt(200), Math.sqrt(200)]);
    const inverse = pseudoinverse(matrix);
    const expected = [
      [0.05, 0, 0.0125],
      [0, 0.05, -0.0125],
      [0, 0, 0],
      [0, 0.05, 0.0125],
      [-0.05, 0, 0.0125],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ].flat();
    expected.forEach((value, i) => {
      expect(inverse.data[i]).toBeCloseTo(value, 15);
    });
  });
});
