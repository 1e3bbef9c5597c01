import type { Matrix } from '../../../../src/core/index.js';
import { build } from '../../svd/helpers/matrices.js';
import { binomial, list, square, sum, tridiagonal } from './specimen.js';

/** By the methods of Siam, of the doubly even square, and of four odd squares with exchanged columns. */
export function magic(n: number): Matrix {
  if (n % 2) {
    return square(n, (i, j) => n * ((i + j + (n - 3) / 2) % n) + ((i + 2 * j - 2) % n) + 1);
  }
  if (n % 4 === 0) {
    const middle = (k: number): boolean => k % 4 > 1;
    return square(n, (i, j) => {
      const value = n * (i - 1) + j;
      return middle(i) === middle(j) ? n * n + 1 - value : value;
    });
  }
  const p = n / 2;
  const odd = magic(p);
  const k = (n - 2) / 4;
  return square(n, (i, j) => {
    const row = (i - 1) % p;
    let exchanged = j <= k || j > n - k + 1;
    if (row === k && (j === 1 || j === k + 1)) exchanged = !exchanged;
    const lower = i > p !== exchanged;
    const right = j > p;
    const quarter = lower ? (right ? 1 : 3) : right ? 2 : 0;
    return odd.data[row * p + ((j - 1) % p)]! + quarter * p * p;
  });
}

/** Five-point differences on an n×n grid with reflecting sides: a neighbour outside counts as the one inside. */
export function neumann(n: number): Matrix {
  const line = tridiagonal(
    n,
    (i) => (i === n ? -2 : -1),
    () => 2,
    (i) => (i === 1 ? -2 : -1),
  );
  return build(n * n, n * n, (i, j) => {
    const [a, b] = [Math.floor(i / n), i % n];
    const [c, d] = [Math.floor(j / n), j % n];
    return (b === d ? line.data[a * n + c]! : 0) + (a === c ? line.data[b * n + d]! : 0);
  });
}

/** Chances of carries when n numbers in base b are added. */
export function carries(n: number, b: number): Matrix {
  return square(n, (i, j) => {
    let total = 0;
    for (let r = 0; r <= j - Math.floor((i - 1) / b); r++) {
      const top = n - 1 - (i - 1) + (j - r) * b;
      if (j - r < 1 - 1 || top < n) continue;
      total += (-1) ** r * binomial(n + 1, r) * binomial(top, n);
    }
    return total / b ** n;
  });
}

/** The numbers 1 to n², inwards from a corner. */
export function spiral(n: number): Matrix {
  const out = build(n, n, () => 0);
  let [row, col, down, right] = [0, 0, 0, 1];
  for (let value = n * n; value > 0; value--) {
    out.data[row * n + col] = value;
    const [nextRow, nextCol] = [row + down, col + right];
    const free =
      nextRow >= 0 &&
      nextRow < n &&
      nextCol >= 0 &&
      nextCol < n &&
      out.data[nextRow * n + nextCol] === 0;
    if (!free) [down, right] = [right, -down];
    row += down;
    col += right;
  }
  return out;
}

/** Differentiation at Chebyshev points with the last one taken off: Trefethen's formula. */
export function chebspec(n: number): Matrix {
  const x = list(n, (k) => Math.cos(((k - 1) * Math.PI) / (n - 1)));
  const weight = (k: number): number => (k === 0 || k === n - 1 ? 2 : 1);
  const off = (i: number, j: number): number =>
    ((weight(i) / weight(j)) * (-1) ** (i + j)) / (x[i]! - x[j]!);
  return build(n, n, (i, j) =>
    i !== j ? off(i, j) : -sum(n, (k) => (k - 1 === i ? 0 : off(i, k - 1))),
  );
}

/** Conditional Poisson sampling with the weights 1, …, n. */
export function sampling(n: number): Matrix {
  const off = (i: number, j: number): number => i / (i - j);
  return square(n, (i, j) => (i !== j ? off(i, j) : sum(n, (k) => (k === i ? 0 : off(k, i)))));
}

/** The mass matrix of n×n serendipity elements with eight nodes each, of density 1. */
export function wathen(n: number): Matrix {
  const corner = [
    [6, -6, 2, -8],
    [-6, 32, -6, 20],
    [2, -6, 6, -6],
    [-8, 20, -6, 32],
  ];
  const across = [
    [3, -8, 2, -6],
    [-8, 16, -8, 20],
    [2, -8, 3, -8],
    [-6, 20, -8, 16],
  ];
  const element = build(8, 8, (i, j) => {
    const block = i >> 2 === j >> 2 ? corner : i < 4 ? across : transposedRows(across);
    return block[i & 3]![j & 3]! / 45;
  });
  const size = 3 * n * n + 4 * n + 1;
  const out = build(size, size, () => 0);
  for (let y = 1; y <= n; y++) {
    for (let x = 1; x <= n; x++) {
      const right = 3 * y * n + 2 * x + 2 * y + 1;
      const middle = (3 * y - 1) * n + 2 * y + x - 1;
      const below = 3 * (y - 1) * n + 2 * x + 2 * y - 1;
      const nodes = [right, right - 1, right - 2, middle, below - 2, below - 1, below, middle + 1];
      nodes.forEach((row, i) => {
        nodes.forEach((col, j) => {
          out.data[(row - 1) * size + col - 1]! += element.data[8 * i + j]!;
        });
      });
    }
  }
  return out;
}

function transposedRows(rows: readonly (readonly number[])[]): number[][] {
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}
