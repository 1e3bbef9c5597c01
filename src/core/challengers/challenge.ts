import { transpose, type Matrix } from '../matrix.js';
import { splitFactors } from '../lowrank/factors.js';
import { dividedBy, powerOf } from '../lowrank/linear/scaling.js';
import { tails } from '../lowrank/spectrum.js';
import type { Svd } from '../svd/types.js';
import { columnSubset, cur, cutQr, skeleton } from './columns.js';
import { inCoordinates, type InCoordinates } from './coordinates.js';
import { distanceTo, type Factored } from './factored.js';
import { takeColumns } from './pivoting.js';
import { drawsFor, drawSpaces, quantile, type Draw } from './random.js';
import { roundedToBytes, roundedToDecimals } from './rounded.js';
import { turned, type Turn } from './turned.js';

/** The ways to a matrix of rank k, in the order in which `challenge` goes them. */
export const challengerIds = [
  'svd',
  'columns',
  'cutQr',
  'cutPivotedQr',
  'cur',
  'skeleton',
  'decimals',
  'bytes',
  'sketch',
  'uniform',
] as const;
export type ChallengerId = (typeof challengerIds)[number];

/** A matrix X of rank k at most, and its distance from M. */
export interface Challenger {
  readonly id: ChallengerId | 'turned';
  /** ‖M − X‖_F, measured entry by entry. */
  readonly error: number;
  /** The columns of the factors of X, k or fewer. */
  readonly rank: number;
  readonly coordinates: InCoordinates;
  /** The errors of random spaces; `error` is that of the best one. */
  readonly draws?: {
    readonly count: number;
    readonly lower: number;
    readonly median: number;
    readonly upper: number;
  };
  /** The columns and rows of M that it is made of, counted from 0. */
  readonly columns?: readonly number[];
  readonly rows?: readonly number[];
}

/** Why there is nothing to compare; in words in the page. */
export type Uncontested = 'zero' | 'rankZero' | 'nothingLeft' | 'tooMuchWork';

/** Largest m·n·k: all challengers together take some ten seconds. */
const MOST_WORK = 2 ** 27;

/**
 * Whether challengers of rank k say something: not for a zero matrix, nor at rank 0, where only the zero matrix competes,
 * nor where the tail is rounding, max(m, n)·ε·‖M‖_F.
 *
 * @param svd with all singular values.
 */
export function uncontested({ u, s, v }: Svd, k: number): Uncontested | undefined {
  const [m, n] = [u.rows, v.rows];
  const all = tails(s);
  const norm = all[0] ?? 0;
  if (norm === 0) return 'zero';
  if (k <= 0) return 'rankZero';
  if (!((all[k] ?? 0) > norm * (Math.max(m, n) * Number.EPSILON))) return 'nothingLeft';
  return m * n * k > MOST_WORK ? 'tooMuchWork' : undefined;
}

export interface ChallengeOptions {
  /** Digits after the decimal point of rounded factors. */
  readonly decimals: number;
  /** Of the random spaces. */
  readonly seed: number;
  /** Random spaces of each kind; default 1000, or fewer where each takes long. */
  readonly draws?: number;
}

/**
 * Matrices of rank k that compete with the best one, in turn. It is a generator, so that its owner can show each when it
 * is known. No error is below the tail √Σ_{i>k}σᵢ², except by rounding (Eckart & Young 1936; Mirsky 1960).
 *
 * @param matrix m×n without missing entries.
 * @param svd of the matrix, with all singular values.
 * @param k for which `uncontested` has no reason.
 */
export function* challenge(
  matrix: Matrix,
  svd: Svd,
  k: number,
  { decimals, seed, draws = 1000 }: ChallengeOptions,
): Generator<Challenger, void, undefined> {
  const field = fieldOf(matrix, svd);
  const { m, parts, power } = field;
  const judge = (id: ChallengerId, x: Factored, more: Partial<Challenger> = {}) =>
    judged(field, id, x, more);

  const { y, z } = splitFactors(parts, k);
  yield judge('svd', { left: y, right: z });

  const pivoted = takeColumns(m, k, 'largest');
  const columns = pivoted.taken;
  yield judge('columns', columnSubset(m, columns), { columns });
  const standing = takeColumns(m, k, 'asTheyStand');
  yield judge('cutQr', cutQr(standing), { columns: standing.taken });
  yield judge('cutPivotedQr', cutQr(pivoted), { columns });

  const rows = takeColumns(transpose(m), k, 'largest').taken;
  yield judge('cur', cur(m, columns, rows), { columns, rows });
  const cross = skeleton(m, columns);
  yield judge('skeleton', cross.x, { columns: cross.columns, rows: cross.rows });

  const scaled = ({ left, right }: Factored): Factored => ({
    left: dividedBy(left, power),
    right,
  });
  yield judge('decimals', scaled(roundedToDecimals(svd, k, decimals)));
  yield judge('bytes', scaled(roundedToBytes(svd, k)));

  const count = drawsFor(parts.s.length, k, draws);
  for (const how of ['sketch', 'uniform'] satisfies Draw[]) {
    const { errors, best } = drawSpaces(m, parts, k, how, { seed, count });
    const at = (share: number) => quantile(errors, share) * power;
    const spread = { count, lower: at(0.25), median: at(0.5), upper: at(0.75) };
    yield judge(how, best, { draws: spread });
  }
}

/** The challenger that a person makes by turning a direction; see `turnedError`. */
export function challengeByTurn(matrix: Matrix, svd: Svd, k: number, turn: Turn): Challenger {
  const field = fieldOf(matrix, svd);
  return judged(field, 'turned', turned(field.m, field.parts, k, turn));
}

/** M and its SVD divided by a power of two, so that squares neither overflow nor underflow. */
interface Field {
  readonly m: Matrix;
  readonly parts: Svd;
  readonly power: number;
}

function fieldOf(matrix: Matrix, svd: Svd): Field {
  const power = powerOf(matrix);
  return {
    m: dividedBy(matrix, power),
    parts: { u: svd.u, s: svd.s.map((sigma) => sigma / power), v: svd.v },
    power,
  };
}

function judged(
  { m, parts, power }: Field,
  id: Challenger['id'],
  x: Factored,
  more: Partial<Challenger> = {},
): Challenger {
  const { diagonal, offDiagonal, shares, ofSpace } = inCoordinates(parts, x);
  return {
    id,
    error: distanceTo(m, x) * power,
    rank: x.left.cols,
    coordinates: {
      diagonal: diagonal * power,
      offDiagonal: offDiagonal * power,
      shares,
      ofSpace: ofSpace * power,
    },
    ...more,
  };
}
