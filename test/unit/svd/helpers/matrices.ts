import type { Matrix } from '../../../../src/core/index.js';

/** A reproducible stream of numbers in [0, 1): Mulberry32. */
export function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function build(rows: number, cols: number, entry: (i: number, j: number) => number): Matrix {
  const data = Float64Array.from({ length: rows * cols }, (_, index) =>
    entry(Math.floor(index / cols), index % cols),
  );
  return { rows, cols, data };
}

export function random(rows: number, cols: number, seed = 1): Matrix {
  const next = stream(seed);
  return build(rows, cols, () => 2 * next() - 1);
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  const data = new Float64Array(a.rows * b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.cols; k++) {
      const factor = a.data[i * a.cols + k]!;
      for (let j = 0; j < b.cols; j++) {
        data[i * b.cols + j]! += factor * b.data[k * b.cols + j]!;
      }
    }
  }
  return { rows: a.rows, cols: b.cols, data };
}

/** n×count orthonormal columns: modified Gram–Schmidt, twice, on random columns. */
export function orthonormal(n: number, count: number, seed: number): Matrix {
  const q = random(n, count, seed);
  const { data } = q;
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < count; j++) {
      for (let k = 0; k <= j; k++) {
        let dot = 0;
        for (let i = 0; i < n; i++) dot += data[i * count + j]! * data[i * count + k]!;
        const length = Math.sqrt(dot);
        for (let i = 0; i < n; i++) {
          if (k < j) data[i * count + j]! -= dot * data[i * count + k]!;
          else data[i * count + j]! /= length;
        }
      }
    }
  }
  return q;
}

/** U diag(s) Vᵀ with random orthonormal U and V: a matrix of known singular values. */
export function withSpectrum(rows: number, cols: number, s: readonly number[], seed = 1): Matrix {
  const u = orthonormal(rows, s.length, seed);
  const v = orthonormal(cols, s.length, seed + 1);
  const scaled = build(rows, s.length, (i, j) => u.data[i * s.length + j]! * s[j]!);
  const vt = build(s.length, cols, (i, j) => v.data[j * s.length + i]!);
  return multiply(scaled, vt);
}

const geometric = (r: number, last: number) =>
  Array.from({ length: r }, (_, i) => (r < 2 ? 1 : last ** (i / (r - 1))));

/** The kinds of LAPACK's test matrices (TESTING/EIG/dchkbd.f), and kinds that are difficult in practice. */
export const kinds: Record<string, (rows: number, cols: number) => Matrix> = {
  zero: (m, n) => build(m, n, () => 0),
  identity: (m, n) => build(m, n, (i, j) => Number(i === j)),
  ones: (m, n) => build(m, n, () => 1),
  random: (m, n) => random(m, n, 3),
  'one entry': (m, n) => build(m, n, (i, j) => Number(i === m - 1 && j === n - 1)),
  'duplicate columns': (m, n) => {
    const half = random(m, Math.ceil(n / 2), 4);
    return build(m, n, (i, j) => half.data[i * half.cols + (j >> 1)]!);
  },
  'graded to ε': (m, n) => withSpectrum(m, n, geometric(Math.min(m, n), 2 ** -52), 5),
  'one large': (m, n) =>
    withSpectrum(
      m,
      n,
      Array.from({ length: Math.min(m, n) }, (_, i) => (i === 0 ? 1 : 1e-14)),
      6,
    ),
  clustered: (m, n) =>
    withSpectrum(
      m,
      n,
      Array.from({ length: Math.min(m, n) }, (_, i) => 1 + (i % 3) + 1e-15 * i),
      7,
    ),
  'rank 2': (m, n) => withSpectrum(m, n, Math.min(m, n) < 2 ? [1] : [3, 2], 8),
  'graded rows and columns': (m, n) => {
    const next = stream(9);
    return build(m, n, (i, j) => (next() - 0.5) * 10 ** (-0.4 * (i + j)));
  },
  'graded upwards': (m, n) => {
    const next = stream(10);
    return build(m, n, (i, j) => (next() - 0.5) * 10 ** (-0.4 * (m - i + n - j)));
  },
  bidiagonal: (m, n) => build(m, n, (i, j) => (i === j ? 1 : j === i + 1 ? 1 : 0)),
  'tiny diagonal': (m, n) => build(m, n, (i, j) => (i === j ? 10 ** (-12 * i) : 0)),
  hilbert: (m, n) => build(m, n, (i, j) => 1 / (i + j + 1)),
  'about 1e-300': (m, n) => build(m, n, (i, j) => 1e-300 * Math.cos(i * n + j + (i * j) / 3)),
  'about 1e300': (m, n) => build(m, n, (i, j) => 1e300 * Math.cos(i * n + j + (i * j) / 3)),
  integers: (m, n) => build(m, n, (i, j) => ((i * 7 + j * 13) % 5) - 2),
};
