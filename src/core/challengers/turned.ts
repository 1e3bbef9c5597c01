import type { Matrix } from '../matrix.js';
import { leadingColumns, multiply } from '../lowrank/linear/product.js';
import type { Svd } from '../svd/types.js';
import type { Factored } from './factored.js';

/** One kept direction vᵢ is turned towards vⱼ, which is left out. Both are counted from 1, i ≤ k < j ≤ r. */
export interface Turn {
  readonly kept: number;
  readonly left: number;
  readonly degrees: number;
}

/**
 * The error of M W Wᵀ, where W has the columns v₁ … vₖ, but cos θ vᵢ + sin θ vⱼ in the place of vᵢ:
 * √(Σ_{t>k}σₜ² + sin²θ (σᵢ² − σⱼ²)). It is least at θ = 0, where W is Vₖ.
 *
 * @param tail √Σ_{t>k}σₜ².
 */
export function turnedError(s: Float64Array, tail: number, { kept, left, degrees }: Turn): number {
  const high = s[kept - 1] ?? 0;
  const low = s[left - 1] ?? 0;
  // (a − b)(a + b), so that equal values cost exactly nothing, and no square overflows.
  const cost = Math.sqrt(Math.max(0, high - low)) * Math.sqrt(high + low);
  return Math.hypot(tail, sine(degrees) * cost);
}

/** M W Wᵀ for these directions; see `turnedError`. */
export function turned(matrix: Matrix, svd: Svd, k: number, turn: Turn): Factored {
  const w = leadingColumns(svd.v, k);
  const { kept, left, degrees } = turn;
  const [c, s] = [sine(90 - degrees), sine(degrees)];
  const { data, cols } = svd.v;
  for (let row = 0; row < w.rows; row++) {
    w.data[row * k + kept - 1] =
      c * data[row * cols + kept - 1]! + s * data[row * cols + left - 1]!;
  }
  return { left: multiply(matrix, w), right: w };
}

/** sin of degrees, exactly 0 and ±1 at multiples of 90. */
function sine(degrees: number): number {
  const turns = ((degrees % 360) + 360) % 360;
  if (turns % 180 === 0) return 0;
  return turns === 90 ? 1 : turns === 270 ? -1 : Math.sin((turns * Math.PI) / 180);
}
