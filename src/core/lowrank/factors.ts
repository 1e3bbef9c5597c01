import { transpose, type Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import { clampRank } from './approximate.js';
import { leadingColumns, multiplyVector, scaleColumns } from './linear/product.js';
import { storage } from './storage.js';

/** Number of parameters of two factors, compared with the matrix; `storage` has the break-even, with σ counted. */
export interface FactorCounts {
  /** k(m + n). */
  readonly factors: number;
  /** mn. */
  readonly full: number;
}

/** M̂ₖ = Y Zᵀ with Σ split evenly: Y = UₖΣₖ^½ (m×k), Z = VₖΣₖ^½ (n×k). */
export function splitFactors(svd: Svd, k: number): { y: Matrix; z: Matrix } {
  const width = clampRank(k, svd);
  const roots = svd.s.subarray(0, width).map(Math.sqrt);
  return {
    y: scaleColumns(leadingColumns(svd.u, width), roots),
    z: scaleColumns(leadingColumns(svd.v, width), roots),
  };
}

/** M̂ₖ = B A as in a low-rank adapter: B = UₖΣₖ (m×k), A = Vₖᵀ (k×n) (Hu et al. 2021, LoRA). */
export function adapterFactors(svd: Svd, k: number): { b: Matrix; a: Matrix } {
  const width = clampRank(k, svd);
  return {
    b: scaleColumns(leadingColumns(svd.u, width), svd.s),
    a: transpose(leadingColumns(svd.v, width)),
  };
}

/** How many parameters the factors have; for a 10×10 matrix at rank 2, 40 instead of 100. */
export function factorCounts(rows: number, cols: number, k: number): FactorCounts {
  const { factors, full } = storage(rows, cols, k);
  return { factors, full };
}

/**
 * y = Wx + b, a linear layer.
 *
 * @param weights m×n.
 * @param bias length m.
 * @param x length n.
 */
export function linearLayer(weights: Matrix, bias: Float64Array, x: Float64Array): Float64Array {
  return withBias(multiplyVector(weights, x), bias);
}

/**
 * y′ = B(Ax) + b, the same layer from its factors: k(m + n) products instead of mn.
 *
 * @param b m×k.
 * @param a k×n.
 * @param bias length m.
 * @param x length n.
 */
export function factoredLayer(
  b: Matrix,
  a: Matrix,
  bias: Float64Array,
  x: Float64Array,
): Float64Array {
  return withBias(multiplyVector(b, multiplyVector(a, x)), bias);
}

function withBias(y: Float64Array, bias: Float64Array): Float64Array {
  if (bias.length !== y.length) {
    throw new RangeError(`a bias of ${bias.length} numbers for an output of ${y.length}`);
  }
  return y.map((value, i) => value + bias[i]!);
}
