import { transpose, type Matrix } from '../../matrix.js';
import type { Svd } from '../../svd/types.js';
import { clampRank } from '../approximate.js';
import { leadingColumns, multiply, multiplyByTransposed, scaleColumns } from '../linear/product.js';
import { maxAbs } from '../norms.js';

/** One way to compute M̂ₖ, and its cost. */
export interface Slice {
  readonly id: 'left' | 'right' | 'diagonal';
  /** The formula in the usual notation. */
  readonly formula: string;
  readonly matrix: Matrix;
  /** Number of multiplications, if the formula is computed as written. */
  readonly multiplications: number;
  /** Milliseconds by the given clock; 0 without one. */
  readonly millis: number;
}

export interface SliceComparison {
  readonly ways: readonly Slice[];
  /** The largest entry-wise difference between any two of them; only rounding. */
  readonly largestDifference: number;
}

/**
 * Three ways to truncate the same SVD at rank k, which must agree: the columns of U, the rows of Vᵀ, or
 * the diagonal of Σ. Each is computed separately, as its formula says, with its own order of operations.
 *
 * @param now a clock in milliseconds that times each way.
 */
export function sliceThreeWays(svd: Svd, k: number, now: () => number = () => 0): SliceComparison {
  const { u, s, v } = svd;
  const width = clampRank(k, svd);
  const [m, n, r] = [u.rows, v.rows, s.length];
  const kept = s.map((sigma, i) => (i < width ? sigma : 0));
  const times = [now()];
  const left = multiplyByTransposed(
    scaleColumns(leadingColumns(u, width), s),
    leadingColumns(v, width),
  );
  times.push(now());
  const scaledRight = scaleColumns(leadingColumns(v, width), s);
  const right = multiply(leadingColumns(u, width), transpose(scaledRight));
  times.push(now());
  const diagonal = multiplyByTransposed(scaleColumns(u, kept), v);
  times.push(now());
  const millis = (way: number) => times[way + 1]! - times[way]!;
  const ways: Slice[] = [
    {
      id: 'left',
      formula: '(U[:, :k] Σ[:k, :k]) Vᵀ[:k, :]',
      matrix: left,
      multiplications: m * width + m * n * width,
      millis: millis(0),
    },
    {
      id: 'right',
      formula: 'U[:, :k] (Σ[:k, :k] Vᵀ[:k, :])',
      matrix: right,
      multiplications: n * width + m * n * width,
      millis: millis(1),
    },
    {
      id: 'diagonal',
      formula: 'U Σ′ Vᵀ, σᵢ = 0 for i > k',
      matrix: diagonal,
      multiplications: m * r + m * n * r,
      millis: millis(2),
    },
  ];
  return {
    ways,
    largestDifference: Math.max(
      differenceOf(left, right),
      differenceOf(left, diagonal),
      differenceOf(right, diagonal),
    ),
  };
}

/** max |aᵢⱼ − bᵢⱼ| of two matrices of one shape. */
export function differenceOf(a: Matrix, b: Matrix): number {
  return maxAbs(a.data.map((value, index) => value - b.data[index]!));
}
