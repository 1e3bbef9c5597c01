import { transpose, type Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import { approximate } from './approximate.js';
import { adapterFactors, splitFactors } from './factors.js';

/** What can be taken out of a matrix: see `resultOf`. */
export const resultKinds = [
  'approximation',
  'svd',
  'adapter',
  'split',
  'values',
  'matrix',
  'error',
] as const;
export type ResultKind = (typeof resultKinds)[number];

/** A matrix with its name in the place that it is written to. */
export interface NamedMatrix {
  readonly name: string;
  readonly matrix: Matrix;
}

/** The matrix and its decomposition. */
export interface Decomposed {
  /** M, m×n, without missing entries; only M itself and the error need it. */
  readonly matrix: Matrix | undefined;
  readonly svd: Svd;
}

/**
 * The results at rank k, with names that begin with the name of the matrix: M̂ₖ; B = UₖΣₖ and A = Vₖᵀ; Y
 * and Z with Y Zᵀ = M̂ₖ; U (m×k), s (1×k) and Vt (k×n); all singular values as s (1×r); M; M − M̂ₖ.
 *
 * @param weights as in the Layers view; only M̂ₖ and the error use them.
 */
export function resultOf(
  { matrix, svd }: Decomposed,
  k: number,
  kind: ResultKind,
  label: string,
  weights?: Float64Array,
): NamedMatrix[] {
  const base = identifier(label);
  switch (kind) {
    case 'approximation':
      return [{ name: `${base}_${k}`, matrix: approximate(svd, k, weights) }];
    case 'adapter': {
      const { b, a } = adapterFactors(svd, k);
      return [
        { name: `${base}_B`, matrix: b },
        { name: `${base}_A`, matrix: a },
      ];
    }
    case 'split': {
      const { y, z } = splitFactors(svd, k);
      return [
        { name: `${base}_Y`, matrix: y },
        { name: `${base}_Z`, matrix: z },
      ];
    }
    case 'values':
      return [{ name: `${base}_s`, matrix: { rows: 1, cols: svd.s.length, data: svd.s.slice() } }];
    case 'matrix':
      return matrix ? [{ name: base, matrix }] : [];
    case 'error':
      return matrix
        ? [{ name: `${base}_error_${k}`, matrix: errorOf(matrix, svd, k, weights) }]
        : [];
    case 'svd':
      return [
        { name: `${base}_U`, matrix: leading(svd.u, k) },
        { name: `${base}_s`, matrix: { rows: 1, cols: k, data: svd.s.slice(0, k) } },
        { name: `${base}_Vt`, matrix: transpose(leading(svd.v, k)) },
      ];
  }
}

/** A name that is valid in every language: letters, digits and underscores, a letter first. */
export function identifier(label: string): string {
  const plain = label.replace(/\W+/g, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(plain) ? plain.slice(0, 60) : 'M';
}

function leading({ rows, cols, data }: Matrix, k: number): Matrix {
  const out = new Float64Array(rows * k);
  for (let i = 0; i < rows; i++) out.set(data.subarray(i * cols, i * cols + k), i * k);
  return { rows, cols: k, data: out };
}

/** M − M̂ₖ with the names of the rows and columns of M. */
function errorOf(matrix: Matrix, svd: Svd, k: number, weights: Float64Array | undefined): Matrix {
  const { data } = approximate(svd, k, weights);
  const { rows, cols, rowLabels, columnLabels } = matrix;
  return {
    rows,
    cols,
    data: matrix.data.map((value, i) => value - data[i]!),
    rowLabels,
    columnLabels,
  };
}
