import { zeros, type Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import { addOuterProducts } from './outer.js';

/** A factor per rank-one term, 1 if absent; 0 switches a layer off. Index 0 belongs to σ₁. */
export type Weights = ArrayLike<number>;

/**
 * M̂ₖ = Σ_{i≤k} wᵢσᵢuᵢvᵢᵀ, rows×cols; with weights 1 the best rank-k approximation in the Frobenius
 * and spectral norms (Eckart & Young 1936, Mirsky 1960).
 *
 * @param k number of terms, clamped to 0 … r.
 */
export function approximate(svd: Svd, k: number, weights?: Weights): Matrix {
  const out = zeros(svd.u.rows, svd.v.rows);
  addOuterProducts(out.data, svd, 0, clampRank(k, svd), (i) => termFactor(svd, i, weights));
  return out;
}

/** The rank-one matrix σᵢuᵢvᵢᵀ, rows×cols; i is counted from 0. */
export function rankOneTerm(svd: Svd, i: number): Matrix {
  const out = zeros(svd.u.rows, svd.v.rows);
  addOuterProducts(out.data, svd, i, i + 1, (term) => svd.s[term]!);
  return out;
}

/** The entry (i, j) of M̂ₖ, counted from 0, in O(k) and without the matrix. */
export function entryOf(svd: Svd, i: number, j: number, k: number, weights?: Weights): number {
  const r = svd.s.length;
  let sum = 0;
  for (let t = clampRank(k, svd) - 1; t >= 0; t--) {
    sum += termFactor(svd, t, weights) * svd.u.data[i * r + t]! * svd.v.data[j * r + t]!;
  }
  return sum;
}

/** wᵢσᵢ. */
export function termFactor(svd: Svd, i: number, weights?: Weights): number {
  return svd.s[i]! * (weights?.[i] ?? 1);
}

/** k as a whole number between 0 and r; NaN counts as 0. */
export function clampRank(k: number, svd: Svd): number {
  return Math.max(0, Math.min(svd.s.length, Math.trunc(k) || 0));
}
