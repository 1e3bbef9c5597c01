import { approximate } from '../lowrank/approximate.js';
import { leadingColumns } from '../lowrank/linear/product.js';
import { frobeniusNorm, largestEntry, type PlacedEntry } from '../lowrank/norms.js';
import { storage } from '../lowrank/storage.js';
import { tails } from '../lowrank/spectrum.js';
import { transpose, zeros, type Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import { failure, success, type Result } from '../result.js';
import { knownOf } from './analyse.js';
import { decompose, type Patience } from './decompose.js';
import { finiteMatrix, type Filling } from './fill.js';
import { spectrumReport, type SpectrumReport } from './spectrum-report.js';

/** The rank that is asked for: itself, by the relative error ‖M − M̂ₖ‖_F / ‖M‖_F, or else the recommended one. */
export interface RankWish {
  readonly rank?: number | undefined;
  readonly relativeError?: number | undefined;
}

/** A best approximation of some rank. */
export interface Approximated {
  readonly rank: number;
  /** Why this rank. */
  readonly reason: string;
  /** rows×k, k and k×cols: M̂ₖ = U diag(s) Vᵀ. */
  readonly u: Matrix;
  readonly s: Float64Array;
  readonly vt: Matrix;
  readonly approximation: Matrix;
  /** √(Σ_{i>k} σᵢ²) from the singular values. */
  readonly tail: number;
  /** ‖M − M̂ₖ‖_F, measured entry by entry. */
  readonly measured: number;
  readonly frobenius: number;
  /** The entry with the largest error. */
  readonly largestError: PlacedEntry | undefined;
  /** k(m + n + 1) numbers in U, σ and V, against mn. */
  readonly storage: { readonly factors: number; readonly full: number };
  readonly certified: SpectrumReport['certified'];
}

/**
 * @returns problems as for `analyseMatrix`; `nonFinite` for a rank or an error that is out of range; `tooLarge` for a
 *   target that the leading triplets of a large matrix do not reach.
 */
export function approximateMatrix(
  matrix: Matrix,
  wish: RankWish,
  filling?: Filling,
  patience: Patience = {},
): Result<Approximated> {
  const finite = finiteMatrix(matrix, filling);
  if (!finite.ok) return finite;
  const found = decompose(finite.value, patience, wish.rank);
  if (!found.ok) return found;
  const { svd, complete } = found.value;
  const known = knownOf(finite.value, found.value);
  const report = spectrumReport(known);
  const all = tails(svd.s, known.beyond);
  const picked = pickRank(wish, all, Math.min(matrix.rows, matrix.cols), complete, report);
  if (!picked.ok) return picked;
  const { rank, reason } = picked.value;
  const approximation = approximate(svd, rank);
  const { rows, cols } = matrix;
  const rest = finite.value.data.map((value, i) => value - approximation.data[i]!);
  const { triplets, full } = storage(rows, cols, rank);
  return success({
    ...{ rank, reason, approximation },
    ...leadingFactors(svd, rank, rows, cols),
    tail: all[rank]!,
    measured: frobeniusNorm(rest),
    frobenius: known.frobenius,
    largestError: largestEntry(rest, cols),
    storage: { factors: triplets, full },
    certified: report.certified,
  });
}

/**
 * The rank that answers a wish.
 *
 * @param all [k] = ‖M − M̂ₖ‖_F for k = 0 … the number of known triplets.
 * @param most min(rows, cols).
 */
export function pickRank(
  { rank, relativeError }: RankWish,
  all: Float64Array,
  most: number,
  complete: boolean,
  { recommended }: Pick<SpectrumReport, 'recommended'>,
): Result<{ rank: number; reason: string }> {
  const known = all.length - 1;
  if (rank !== undefined) {
    if (!Number.isInteger(rank) || rank < 0 || rank > most) {
      return failure(
        'nonFinite',
        `A rank of ${rank} is not possible: send a whole number from 0 to ${most}.`,
      );
    }
    return rank <= known
      ? success({ rank, reason: 'This rank was asked for.' })
      : failure(
          'tooLarge',
          `Only the leading ${known} singular triplets of this large matrix are computed: send a rank up to ${known}.`,
        );
  }
  if (relativeError === undefined) {
    const least = Math.min(known, recommended.rank);
    return success({ rank: least, reason: `The recommended rank. ${recommended.reason}` });
  }
  if (!(relativeError >= 0 && relativeError <= 1)) {
    return failure(
      'nonFinite',
      `A relative error of ${relativeError} is not possible: send a number from 0 to 1, such as 0.05.`,
    );
  }
  const whole = all[0]!;
  const found = all.findIndex((tail) => tail <= relativeError * whole);
  if (found >= 0) {
    return success({
      rank: found,
      reason: `The least rank whose relative error is at most ${relativeError}.`,
    });
  }
  const best = whole > 0 ? (all[known]! / whole).toPrecision(3) : '0';
  return complete
    ? success({ rank: known, reason: 'Only the full rank has so small an error.' })
    : failure(
        'tooLarge',
        `The leading ${known} singular triplets of this large matrix reach a relative error of ${best}, not ${relativeError}: send a larger one, or a rank.`,
      );
}

/** The factors of the leading triplets that are known; of rank 0 if there are none. */
export function leadingFactors(
  svd: Svd | undefined,
  rank: number,
  rows: number,
  cols: number,
): Pick<Approximated, 'u' | 's' | 'vt'> {
  if (!svd) return { u: zeros(rows, 0), s: new Float64Array(0), vt: zeros(0, cols) };
  return {
    u: leadingColumns(svd.u, rank),
    s: svd.s.slice(0, rank),
    vt: transpose(leadingColumns(svd.v, rank)),
  };
}
