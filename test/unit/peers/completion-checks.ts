import { expect } from 'vitest';
import {
  complete,
  type Completion,
  type CompletionOptions,
  type Matrix,
} from '../../../src/core/index.js';
import { build } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** A completion, after checks that hold for all: finite, known entries bit for bit, and a mask of the others. */
export function completed(matrix: Matrix, options: CompletionOptions): Completion {
  const result = unwrap(complete(matrix, options));
  const isKnown = (i: number): boolean =>
    !Number.isNaN(matrix.data[i]) && matrix.missing?.[i] !== 1;
  const wrong = Array.from(result.matrix.data.keys()).filter((i) => {
    const value = result.matrix.data[i]!;
    const isRight = isKnown(i) ? Object.is(value, matrix.data[i]) : Number.isFinite(value);
    return !isRight || result.filled[i] !== Number(!isKnown(i));
  });
  expect(wrong).toEqual([]);
  return result;
}

/** The largest difference of two matrices of the same shape. */
export function difference(a: Matrix, b: Matrix): number {
  expect([a.rows, a.cols]).toEqual([b.rows, b.cols]);
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);
}

export function times(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, data: matrix.data.map((value) => value * factor) };
}

/** Rows p and columns q of a matrix, in this order. */
export function arranged(
  { cols, data }: Matrix,
  p: readonly number[],
  q: readonly number[],
): Matrix {
  return build(p.length, q.length, (i, j) => data[p[i]! * cols + q[j]!]!);
}

/** 0 … n − 1, with every third place from the end first. */
export function mixed(n: number): number[] {
  return Array.from({ length: n }, (_, i) => n - 1 - i).sort((a, b) => (a % 3) - (b % 3));
}
