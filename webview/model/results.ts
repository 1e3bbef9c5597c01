import {
  adapterFactors,
  approximate,
  splitFactors,
  transpose,
  type Matrix,
  type Svd,
} from '../../src/core/index.js';

export const resultKinds = ['approximation', 'adapter', 'split', 'svd'] as const;
export type ResultKind = (typeof resultKinds)[number];

/** A matrix with its name in the place that it is written to. */
export interface Named {
  readonly name: string;
  readonly matrix: Matrix;
}

/**
 * The results at rank k, with names that begin with the name of the matrix: M̂ₖ; B = UₖΣₖ and A = Vₖᵀ; Y
 * and Z with Y Zᵀ = M̂ₖ; U (m×k), s (1×k) and Vt (k×n).
 *
 * @param weights as in the Layers view; only M̂ₖ uses them.
 */
export function resultOf(
  svd: Svd,
  k: number,
  kind: ResultKind,
  label: string,
  weights?: Float64Array,
): Named[] {
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
