import type { Matrix } from '../matrix.js';
import { orthogonalFactor, reflect } from '../lowrank/linear/householder.js';
import { multiply, multiplyTransposed } from '../lowrank/linear/product.js';
import { seededRandom, type Random } from '../lowrank/linear/random.js';
import type { Svd } from '../svd/types.js';
import type { Factored } from './factored.js';
import { distanceOfSpace, outsideOf } from './shares.js';

/** How k directions are drawn: each space as likely as any other, or that of k random mixtures of the columns of M. */
export type Draw = 'uniform' | 'sketch';

export interface Draws {
  /** The errors of all draws, ascending. */
  readonly errors: Float64Array;
  /** The projection of M on the best of the spaces. */
  readonly best: Factored;
}

/** Multiplications of all draws together: a few seconds. */
const BUDGET = 2 ** 31;

/** How many spaces are drawn: a thousand, or fewer where each takes long; one at least. */
export function drawsFor(r: number, k: number, most = 1000): number {
  return Math.max(1, Math.min(most, Math.floor(BUDGET / (4 * r * k * k + 40 * r * k))));
}

/**
 * Projects M on spaces of k random directions, and keeps the best.
 *
 * The directions are those of the smaller side: with m ≤ n they span a space of columns, X = Q QᵀM, otherwise one of
 * rows, X = M Q Qᵀ. They are drawn in the coordinates of U (or V), where M is diag(σ): a Gaussian matrix G stays one when
 * it is rotated, so its space is as likely as any other (Muirhead, Aspects of Multivariate Statistical Theory, 2.1).
 * `sketch` takes ΣG, the space of M Ω for a Gaussian Ω (Halko, Martinsson & Tropp, SIAM Review 53, 2011, algorithm 4.1).
 * So one draw costs O(rk²), and its error is √Σ(1 − pᵢ)σᵢ² for the shares pᵢ of the coordinates.
 *
 * @param k 1 … r − 1.
 */
export function drawSpaces(
  matrix: Matrix,
  svd: Svd,
  k: number,
  how: Draw,
  { seed, count }: { readonly seed: number; readonly count: number },
): Draws {
  const { s } = svd;
  const random = seededRandom(seed);
  const errors = new Float64Array(count);
  let best: Matrix | undefined;
  let least = Infinity;
  for (let draw = 0; draw < count; draw++) {
    const q = orthogonalFactor(reflect(gaussian(random, s, k, how)), k);
    const error = distanceOfSpace(s, outsideOf(q, q));
    errors[draw] = error;
    if (error < least || !best) {
      least = error;
      best = q;
    }
  }
  const byColumns = matrix.rows <= matrix.cols;
  const q = multiply(byColumns ? svd.u : svd.v, best ?? gaussian(random, s, k, how));
  return {
    errors: errors.sort(),
    best: byColumns
      ? { left: q, right: multiplyTransposed(matrix, q) }
      : { left: multiply(matrix, q), right: q },
  };
}

function gaussian(random: Random, s: Float64Array, k: number, how: Draw): Matrix {
  const data = new Float64Array(s.length * k);
  for (let at = 0; at < data.length; at++) {
    const factor = how === 'sketch' ? s[Math.floor(at / k)]! : 1;
    data[at] = factor * random.normal();
  }
  return { rows: s.length, cols: k, data };
}

/** The value below which this share of ascending numbers is, interpolated between two of them. */
export function quantile(ascending: Float64Array, share: number): number {
  const at = share * (ascending.length - 1);
  const low = ascending[Math.floor(at)] ?? NaN;
  const high = ascending[Math.ceil(at)] ?? NaN;
  return low + (at - Math.floor(at)) * (high - low);
}
