import { describe, expect, it } from 'vitest';
import {
  singularValues,
  suggestRanks,
  transpose,
  zeros,
  type Matrix,
} from '../../../src/core/index.js';
import { build, multiply, stream } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';
import { integers, modularRank, rationalRank } from './exact-rank.js';

/** The rank of the first rule: values above σ₁ · max(m, n) · ε. */
function numericalRank(matrix: Matrix): number {
  const { rows, cols } = matrix;
  return suggestRanks(unwrap(singularValues(matrix)), rows, cols)[0]!.rank;
}

/** An integer matrix of this rank or less: a product of two integer factors. */
function product(rows: number, cols: number, rank: number, seed: number): Matrix {
  return multiply(integers(rows, rank, 9, seed), integers(rank, cols, 9, seed + 1));
}

function shuffled(count: number, seed: number): number[] {
  const next = stream(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * next());
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** What changes a matrix and leaves its rank, without rounding. */
const changes: Readonly<Record<string, (matrix: Matrix, seed: number) => Matrix>> = {
  'as it is': (matrix) => matrix,
  transposed: transpose,
  negative: (matrix) => ({ ...matrix, data: matrix.data.map((value) => -value) }),
  'times 2⁻⁹⁰⁰': (matrix) => ({ ...matrix, data: matrix.data.map((value) => value * 2 ** -900) }),
  'times 2⁴⁰': (matrix) => ({ ...matrix, data: matrix.data.map((value) => value * 2 ** 40) }),
  'times 2⁹⁰⁰': (matrix) => ({ ...matrix, data: matrix.data.map((value) => value * 2 ** 900) }),
  'rows and columns in another order': ({ rows, cols, data }, seed) => {
    const [p, q] = [shuffled(rows, seed), shuffled(cols, seed + 1)];
    return build(rows, cols, (i, j) => data[p[i]! * cols + q[j]!]!);
  },
  'rows times powers of 2': ({ rows, cols, data }, seed) => {
    const next = stream(seed);
    const factors = Array.from({ length: rows }, () => 2 ** Math.floor(9 * next() - 4));
    return build(rows, cols, (i, j) => factors[i]! * data[i * cols + j]!);
  },
  'with rows and columns of zeros': ({ rows, cols, data }) =>
    build(rows + 3, cols + 2, (i, j) => (i % 2 === 1 && i < 6 ? 0 : at(data, rows, cols, i, j))),
  'with rows twice': ({ rows, cols, data }) =>
    build(2 * rows, cols, (i, j) => data[(i % rows) * cols + j]!),
  'with a column that is the sum of all': ({ rows, cols, data }) =>
    build(rows, cols + 1, (i, j) =>
      j < cols
        ? data[i * cols + j]!
        : data.subarray(i * cols, (i + 1) * cols).reduce((sum, value) => sum + value, 0),
    ),
};

/** The entry of a matrix in which rows 1, 3 and 5 and the last columns are new. */
function at(data: Float64Array, rows: number, cols: number, i: number, j: number): number {
  const row = i - Math.min(3, Math.ceil(i / 2));
  return row < rows && j < cols ? data[row * cols + j]! : 0;
}

const shapes = [
  [1, 1],
  [1, 7],
  [2, 2],
  [2, 9],
  [3, 3],
  [4, 3],
  [5, 5],
  [6, 11],
  [7, 4],
  [8, 8],
  [9, 30],
  [10, 10],
  [12, 8],
  [13, 13],
  [16, 5],
  [17, 21],
  [20, 20],
  [24, 7],
  [25, 25],
  [29, 33],
  [32, 16],
  [33, 12],
  [36, 36],
  [38, 40],
  [40, 24],
  [40, 40],
] as const;

/** None, one, two, a third, half, all but one, and all; each once. */
function ranksOf(r: number): number[] {
  const all = [0, 1, 2, Math.ceil(r / 3), r >> 1, r - 1, r];
  return [...new Set(all.filter((rank) => rank <= r && rank >= 0))];
}

let checks = 0;

describe('the numerical rank is the exact one', () => {
  it.each(shapes)('of integer matrices %i×%i, however they are written', (rows, cols) => {
    const wrong: string[] = [];
    for (const rank of ranksOf(Math.min(rows, cols))) {
      const seed = 1000 * rows + 10 * cols + rank;
      const matrix = rank === 0 ? zeros(rows, cols) : product(rows, cols, rank, seed);
      const exact = modularRank(matrix);
      expect(exact).toBe(rank);
      for (const [name, change] of Object.entries(changes)) {
        const found = numericalRank(change(matrix, seed));
        checks++;
        if (found !== exact) wrong.push(`rank ${rank}, ${name}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([1, 2, 9])('of small matrices with integers up to ±%i, of any rank', (most) => {
    const next = stream(most);
    const wrong: string[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const [rows, cols] = [1 + Math.floor(8 * next()), 1 + Math.floor(8 * next())];
      const matrix = integers(rows, cols, most, seed);
      const exact = rationalRank(matrix);
      expect(modularRank(matrix)).toBe(exact);
      const found = numericalRank(matrix);
      checks++;
      if (found !== exact) wrong.push(`${rows}×${cols}, seed ${seed}: ${found} for ${exact}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each<[string, (n: number) => Matrix, number, (n: number) => number]>([
    ['incidence matrices of complete graphs', incidence, 12, (n) => n - 1],
    ['Laplace matrices of paths', laplacian, 40, (n) => n - 1],
    ['magic squares of order 4, 8 …', magic, 40, () => 3],
    ['i + j', sums, 40, () => 2],
    ['(i + j)²', squares, 40, () => 3],
    ['multiplication tables', products, 40, () => 1],
    ['checkerboards', checkerboard, 40, () => 2],
    ['triangles of ones', triangle, 40, (n) => n],
    ['circulants of 1 and −1', circulant, 40, (n) => n - 1],
  ])('of %s, whose rank is known', (_, make, largest, rank) => {
    for (let n = 3; n <= largest; n++) {
      const matrix = make(n);
      expect([n, modularRank(matrix)]).toEqual([n, rank(n)]);
      for (const each of [matrix, transpose(matrix)]) {
        checks++;
        expect([n, numericalRank(each)]).toEqual([n, rank(n)]);
      }
    }
  });

  it('was checked so many times', () => {
    expect(checks).toBeGreaterThanOrEqual(2000);
  });
});

/** A column with 1 and −1 for each pair of vertices. */
function incidence(n: number): Matrix {
  const pairs = Array.from({ length: n }, (_, a) =>
    Array.from({ length: a }, (_b, b) => [a, b] as const),
  ).flat();
  return build(n, pairs.length, (i, j) => Number(pairs[j]![0] === i) - Number(pairs[j]![1] === i));
}

function laplacian(n: number): Matrix {
  const degree = (i: number): number => (i === 0 || i === n - 1 ? 1 : 2);
  return build(n, n, (i, j) => (i === j ? degree(i) : Math.abs(i - j) === 1 ? -1 : 0));
}

/** Order 4 ⌈n/4⌉: 1 … n² in order, and the complement in a pattern of 4×4. */
function magic(n: number): Matrix {
  const order = 4 * Math.ceil(n / 4);
  return build(order, order, (i, j) => {
    const value = i * order + j + 1;
    const kept = i % 4 === j % 4 || (i % 4) + (j % 4) === 3;
    return kept ? value : order * order + 1 - value;
  });
}

function sums(n: number): Matrix {
  return build(n, n, (i, j) => i + j);
}

function squares(n: number): Matrix {
  return build(n, n + 2, (i, j) => (i + j) ** 2);
}

function products(n: number): Matrix {
  return build(n, n + 1, (i, j) => (i + 1) * (j + 1));
}

function checkerboard(n: number): Matrix {
  return build(n, n, (i, j) => (i + j) % 2);
}

function triangle(n: number): Matrix {
  return build(n, n, (i, j) => Number(i <= j));
}

function circulant(n: number): Matrix {
  return build(n, n, (i, j) => Number(i === j) - Number((i + 1) % n === j));
}
