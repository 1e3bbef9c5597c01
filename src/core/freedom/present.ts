import { countAbove, numericalThreshold } from '../lowrank/spectrum.js';
import { fullForm, type SvdForm } from '../lowrank/forms.js';
import type { Matrix } from '../matrix.js';
import type { Problem } from '../result.js';
import type { Svd } from '../svd/types.js';
import { flipPairs, signsBy, type SignConvention } from './conventions.js';
import type { EqualValues } from './equal.js';
import { besideNullBasis, mostTurned, nullBasis, withNullBasis } from './null-basis.js';
import { rotatePairs } from './rotate.js';

/** What a user chose where M leaves U and V free. */
export interface Freedom {
  readonly convention: SignConvention;
  /** Pairs, counted from 0, with the other sign than the convention gives them. */
  readonly flips: readonly number[];
  /** Degrees by which the pairs i and i + 1 of equal σ are turned, by i as text. */
  readonly angles: Readonly<Record<string, number>>;
  /** Seeds of the bases for σ = 0; 0: the basis of the decomposition. */
  readonly bases: Bases;
}

export interface Bases {
  readonly u: number;
  readonly v: number;
}

/** The lens's own choice. */
export const noFreedom: Freedom = {
  convention: 'columns',
  flips: [],
  angles: {},
  bases: { u: 0, v: 0 },
};

export interface Presented {
  readonly svd: Svd;
  /** What the convention did to each pair; 0: rounding decides. */
  readonly signs: Int8Array | undefined;
  /** Why the convention does not apply; the pairs then have the signs of the lens. */
  readonly problem: Problem | undefined;
}

/**
 * U and V as the user wants to see them: first the signs of the convention, then turns of pairs with equal σ, flipped
 * pairs, and other bases for σ = 0. The singular values stay as they are, and so does the product.
 *
 * @param matrix M, for the signs of NumPy.
 * @param svd its thin SVD with the signs of the lens.
 * @param equal which pairs may be turned; other angles are ignored.
 * @returns the same `svd` if nothing changes.
 */
export function presentSvd(
  matrix: Matrix,
  svd: Svd,
  freedom: Freedom,
  equal: readonly EqualValues[],
): Presented {
  const rank = numericalRank(svd);
  const signs =
    freedom.convention === 'columns' ? undefined : signsBy(freedom.convention, matrix, svd, rank);
  let shown = signs?.ok ? flipPairs(svd, signs.value) : svd;
  for (const { first, last } of equal) {
    for (let i = first; i < last; i++) shown = rotatePairs(shown, i, freedom.angles[i] ?? 0);
  }
  const flips = new Int8Array(svd.s.length).fill(1);
  for (const i of freedom.flips) if (i < rank) flips[i] = -1;
  shown = flipPairs(shown, flips);
  return {
    svd: withBases(shown, rank, freedom.bases),
    signs: signs?.ok ? signs.value : undefined,
    problem: signs?.ok === false ? signs.problem : undefined,
  };
}

/** How many columns of U and of V belong to no singular value above 0, those of the full form included. */
export function nullities(svd: Svd): Bases {
  const rank = numericalRank(svd);
  return { u: svd.u.rows - rank, v: svd.v.rows - rank };
}

function withBases(svd: Svd, rank: number, bases: Bases): Svd {
  const changed = (q: Matrix, seed: number) =>
    seed === 0 || q.cols === rank || q.rows > mostTurned
      ? q
      : withNullBasis(q, rank, nullBasis(q, rank, seed));
  const [u, v] = [changed(svd.u, bases.u), changed(svd.v, bases.v)];
  return u === svd.u && v === svd.v ? svd : { ...svd, u, v };
}

/**
 * The full form with these bases for σ = 0; its leading columns are those of `svd`.
 *
 * @param svd as `presentSvd` gave it.
 */
export function fullFormWith(svd: Svd, bases: Bases): SvdForm {
  const form = fullForm(svd);
  const rank = numericalRank(svd);
  const completed = (whole: Matrix, q: Matrix, seed: number) =>
    seed === 0 || q.rows > mostTurned ? whole : besideNullBasis(q, rank, nullBasis(q, rank, seed));
  return {
    ...form,
    u: completed(form.u, svd.u, bases.u),
    v: completed(form.v, svd.v, bases.v),
  };
}

/** Where the relative error of each value is known, only 0 is below it. */
function numericalRank({ s, u, v, relativeError }: Svd): number {
  return countAbove(s, relativeError === undefined ? numericalThreshold(s, u.rows, v.rows) : 0);
}
