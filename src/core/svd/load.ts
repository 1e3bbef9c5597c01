import type { Matrix } from '../matrix.js';
import { scaleFor } from './survey.js';
import type { Workspace } from '../kernels/workspace.js';

/** The power of two that brings the largest magnitude to about 1; 1 for a matrix of zeros. */
export function scaleOf(matrix: Matrix): number {
  const { data } = matrix;
  // Four at a time, so that a comparison need not wait for another one.
  const whole = data.length & ~3;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    const p = Math.abs(data[i]!);
    const q = Math.abs(data[i + 1]!);
    const r = Math.abs(data[i + 2]!);
    const s = Math.abs(data[i + 3]!);
    if (p > a) a = p;
    if (q > b) b = q;
    if (r > c) c = r;
    if (s > d) d = s;
  }
  for (let i = whole; i < data.length; i++) a = Math.max(a, Math.abs(data[i]!));
  return scaleFor(Math.max(a, b, c, d));
}

/** Whether no number is NaN or infinite: 0 · x is 0 for all other numbers. */
export function allFinite(data: Float64Array): boolean {
  const whole = data.length & ~3;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += 0 * data[i]!;
    b += 0 * data[i + 1]!;
    c += 0 * data[i + 2]!;
    d += 0 * data[i + 3]!;
  }
  for (let i = whole; i < data.length; i++) a += 0 * data[i]!;
  return a + b + c + d === 0;
}

/**
 * A leading dimension for columns of n numbers: aligned, and not a multiple of the period of the cache.
 */
export function leading(n: number): number {
  const rounded = (n + 7) & ~7;
  return rounded > 64 && rounded % 64 === 0 ? rounded + 8 : rounded;
}

const TILE = 16;

/**
 * Writes scale · M into the workspace as a tall column-major matrix. This is M itself if it is tall, and
 * Mᵀ if it is wide (row-major M is column-major Mᵀ).
 */
export function load(ws: Workspace, matrix: Matrix, scale: number, a: number, lda: number): void {
  const { rows, cols, data } = matrix;
  const { x } = ws;
  if (rows < cols) {
    for (let i = 0; i < rows; i++) {
      const target = a + i * lda;
      const source = i * cols;
      for (let j = 0; j < cols; j++) x[target + j] = scale * data[source + j]!;
    }
    return;
  }
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = Math.min(rows, i0 + TILE);
    for (let j0 = 0; j0 < cols; j0 += TILE) {
      const j1 = Math.min(cols, j0 + TILE);
      for (let j = j0; j < j1; j++) {
        const target = a + j * lda;
        for (let i = i0; i < i1; i++) x[target + i] = scale * data[i * cols + j]!;
      }
    }
  }
}

/**
 * The given columns of a column-major matrix, times their signs, as a row-major rows×r matrix. Its
 * numbers are written to `data`, if given.
 */
export function unload(
  ws: Workspace,
  rows: number,
  at: number,
  ld: number,
  columns: Int32Array,
  signs: Float64Array,
  data = new Float64Array(rows * columns.length),
): Matrix {
  const r = columns.length;
  const { x } = ws;
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = Math.min(rows, i0 + TILE);
    for (let j0 = 0; j0 < r; j0 += TILE) {
      const j1 = Math.min(r, j0 + TILE);
      for (let j = j0; j < j1; j++) {
        const source = at + columns[j]! * ld;
        const sign = signs[j]!;
        for (let i = i0; i < i1; i++) data[i * r + j] = sign * x[source + i]!;
      }
    }
  }
  return { rows, cols: r, data };
}

/** The sign that makes the entry of largest magnitude of each column positive (see `fixSigns`). */
export function columnSigns(
  ws: Workspace,
  rows: number,
  at: number,
  ld: number,
  columns: Int32Array,
): Float64Array {
  const { x } = ws;
  const signs = new Float64Array(columns.length);
  for (let j = 0; j < columns.length; j++) {
    const source = at + columns[j]! * ld;
    let largest = 0;
    let value = 1;
    for (let i = source; i < source + rows; i++) {
      const size = Math.abs(x[i]!);
      if (size > largest) {
        largest = size;
        value = x[i]!;
      }
    }
    signs[j] = value < 0 ? -1 : 1;
  }
  return signs;
}
