import {
  adapterFactors,
  factoredLayer,
  linearLayer,
  type Matrix,
  type Svd,
} from '../../../src/core/index.js';

export interface LayerComparison {
  /** m×3: y, y′ and y − y′. */
  readonly table: Matrix;
  /** max |yᵢ − y′ᵢ|. */
  readonly largest: number;
  /** σₖ₊₁‖x‖₂, an upper bound of ‖y − y′‖₂ and so of every entry. */
  readonly bound: number;
}

/** Compares y = Wx + b with y′ = B(Ax) + b at rank k. */
export function compareLayers(
  weights: Matrix,
  svd: Svd,
  k: number,
  x: Float64Array,
  bias: Float64Array,
): LayerComparison {
  const { b, a } = adapterFactors(svd, k);
  const y = linearLayer(weights, bias, x);
  const approximate = factoredLayer(b, a, bias, x);
  const data = new Float64Array(3 * y.length);
  let largest = 0;
  y.forEach((value, i) => {
    const difference = value - approximate[i]!;
    data.set([value, approximate[i]!, difference], 3 * i);
    largest = Math.max(largest, Math.abs(difference));
  });
  const norm = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
  return {
    table: { rows: y.length, cols: 3, data },
    largest,
    bound: (svd.s[k] ?? 0) * norm,
  };
}
