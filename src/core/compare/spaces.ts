import { leadingColumns } from '../lowrank/linear/product.js';
import { countAbove, numericalThreshold } from '../lowrank/spectrum.js';
import type { Matrix } from '../matrix.js';
import { success, type Result } from '../result.js';
import type { Svd } from '../svd/types.js';
import { principalAngles } from './angles.js';

/** Angles of the leading singular spaces of two matrices, in degrees, ascending. */
export interface LeadingAngles {
  /** The dimension of the spaces: as wished, but at most the numerical rank of both. */
  readonly rank: number;
  /** The numerical rank of the matrix with the smaller one: singular vectors beyond it are arbitrary. */
  readonly most: number;
  /** Between the spaces of the leading left singular vectors; undefined if the numbers of rows differ. */
  readonly left: readonly number[] | undefined;
  /** Between the spaces of the leading right singular vectors; undefined if the numbers of columns differ. */
  readonly right: readonly number[] | undefined;
  /** σₖ and σₖ₊₁ are equal but for rounding, in A and in B: then the space is one of many. */
  readonly tied: readonly [boolean, boolean];
  /**
   * In degrees: rounding of A and B turns their spaces by so much, so that smaller angles may be 0. It is 0 where a space
   * is not determined.
   */
  readonly rounding: number;
}

/**
 * Principal angles between the spaces of the k leading left singular vectors of two matrices, and of the right ones.
 *
 * @param a, b their singular triplets, all or the leading ones.
 * @returns problems as for `principalAngles`.
 */
export function leadingAngles(a: Svd, b: Svd, k: number): Result<LeadingAngles> {
  const most = Math.min(determined(a), determined(b));
  const rank = Math.max(0, Math.min(Math.trunc(k), most));
  const tied = [isTied(a, rank), isTied(b, rank)] as const;
  const between = (p: Matrix, q: Matrix): Result<number[] | undefined> => {
    if (p.rows !== q.rows) return success(undefined);
    return rank === 0
      ? success([])
      : principalAngles(leadingColumns(p, rank), leadingColumns(q, rank));
  };
  const left = between(a.u, b.u);
  if (!left.ok) return left;
  const right = between(a.v, b.v);
  if (!right.ok) return right;
  const rounding = tied.includes(true) ? 0 : Math.min(90, turnOf(a, rank) + turnOf(b, rank));
  return success({ rank, most, left: left.value, right: right.value, tied, rounding });
}

/**
 * How far an error of max(m, n) ε σ₁ in the entries turns the space of the k leading vectors, in degrees: at most by this
 * error over the gap σₖ − σₖ₊₁ (Wedin, BIT 12, 1972).
 */
function turnOf({ u, s, v }: Svd, k: number): number {
  if (k === 0) return 0;
  const gap = s[k - 1]! - (s[k] ?? 0);
  const sine = numericalThreshold(s, u.rows, v.rows) / gap;
  return (Math.asin(Math.min(1, sine)) * 180) / Math.PI;
}

/** How many triplets are above rounding. */
function determined({ u, s, v }: Svd): number {
  return countAbove(s, numericalThreshold(s, u.rows, v.rows));
}

/** Whether the k-th and the next singular value are equal but for the rounding of the largest. */
function isTied({ u, s, v }: Svd, k: number): boolean {
  const next = s[k];
  if (k === 0 || next === undefined) return false;
  return s[k - 1]! - next <= numericalThreshold(s, u.rows, v.rows);
}
