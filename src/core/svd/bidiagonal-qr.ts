import { NEGLIGIBLE } from './householder.js';
import { makeRotation, type Rotation } from './rotation.js';
import { smallerSingularValue } from './two-by-two.js';
import type { Workspace } from '../kernels/workspace.js';

const EPSILON = 2 ** -52;
const SWEEPS_PER_VALUE = 60;
/**
 * A shift costs the smallest value of a block as many digits as it is smaller than the largest: two and those of
 * the number of rows are given (as in LAPACK dbdsqr).
 */
const SHIFTED = 100;

/** Columns to which the rotations are applied; `rows` is 0 if no vectors are wanted. */
export interface Columns {
  readonly at: number;
  readonly ld: number;
  readonly rows: number;
}

/** Thrown when the iteration does not converge; the engine turns it into a `Problem`. */
export class NoConvergence extends Error {}

const rotation: Rotation = { c: 1, s: 0, r: 0 };

/** Applies the rotations of columns first, first + 1, … that are stored at `list`. */
function turn(ws: Workspace, q: Columns, first: number, count: number, list: number): void {
  if (q.rows > 0) ws.k.rotateColumns(q.rows, count, q.at + first * q.ld, q.ld, list);
}

/** Number of workspace doubles for the rotations of an n×n block. */
export function rotationsSize(n: number): number {
  return 4 * n + 4;
}

/**
 * Makes an n×(n+1) upper bidiagonal matrix square. Rotations from the right make the last column zero and
 * leave a lower bidiagonal. Rotations from the left make it upper again (LAPACK dlasdq).
 */
export function squareUp(
  ws: Workspace,
  n: number,
  d: number,
  e: number,
  u: Columns,
  v: readonly Columns[],
  list: number,
): void {
  const { x } = ws;
  for (let i = 0; i < n; i++) {
    makeRotation(x[d + i]!, x[e + i]!, rotation);
    x[list + 4 * i] = rotation.c;
    x[list + 4 * i + 1] = rotation.s;
    x[d + i] = rotation.r;
    x[e + i] = i + 1 < n ? rotation.s * x[d + i + 1]! : 0;
    if (i + 1 < n) x[d + i + 1] = rotation.c * x[d + i + 1]!;
  }
  for (const right of v) turn(ws, right, 0, n, list);
  for (let i = 0; i + 1 < n; i++) {
    makeRotation(x[d + i]!, x[e + i]!, rotation);
    x[list + 4 * i] = rotation.c;
    x[list + 4 * i + 1] = rotation.s;
    x[d + i] = rotation.r;
    x[e + i] = rotation.s * x[d + i + 1]!;
    x[d + i + 1] = rotation.c * x[d + i + 1]!;
  }
  turn(ws, u, 0, n - 1, list);
}

/**
 * Replaces d by the singular values of the n×n upper bidiagonal (d, e), unsorted and ≥ 0. The method is
 * implicit QR, with zero shifts where a shift would make small values inaccurate (Demmel & Kahan, SIAM J.
 * Sci. Stat. Comput. 11, 1990; LAPACK dbdsqr). The rotations are applied to the columns of u and of each
 * of v.
 *
 * @throws NoConvergence after 60 n sweeps.
 */
export function bidiagonalQr(
  ws: Workspace,
  n: number,
  d: number,
  e: number,
  u: Columns,
  v: readonly Columns[],
  list: number,
): void {
  const { x, k } = ws;
  const floor = Math.max(
    0.25 * EPSILON * smallestAtLeast(x, n, d, e),
    NEGLIGIBLE * largest(x, n, d, e),
  );
  let budget = SWEEPS_PER_VALUE * n;
  let hi = n - 1;
  while (hi > 0) {
    const lo = blockStart(x, d, e, hi, floor);
    if (lo === hi) {
      hi--;
      continue;
    }
    if (budget-- === 0) throw new NoConvergence();
    k.qrSweep(d, e, lo, hi, chooseShift(x, d, e, lo, hi), list);
    for (const right of v) turn(ws, right, lo, hi - lo, list);
    turn(ws, u, lo, hi - lo, list + 2);
  }
  for (let i = 0; i < n; i++) {
    const value = x[d + i]!;
    if (value > 0) continue;
    x[d + i] = Math.abs(value);
    if (value >= 0) continue;
    for (const { at, ld, rows } of v) if (rows > 0) k.scale(rows, -1, at + i * ld);
  }
}

function largest(x: Float64Array, n: number, d: number, e: number): number {
  let most = Math.abs(x[d + n - 1]!);
  for (let i = 0; i + 1 < n; i++) most = Math.max(most, Math.abs(x[d + i]!), Math.abs(x[e + i]!));
  return most;
}

/**
 * A lower bound of the smallest singular value, to a factor near 1 (Demmel & Kahan 1990, section 2, divided by √n;
 * LAPACK dbdsqr). An e that is small beside it changes no singular value in more than its last digit, however
 * differently large they are.
 */
function smallestAtLeast(x: Float64Array, n: number, d: number, e: number): number {
  let mu = Math.abs(x[d]!);
  let smallest = mu;
  for (let i = 0; i + 1 < n && smallest > 0; i++) {
    mu = Math.abs(x[d + i + 1]!) * (mu / (mu + Math.abs(x[e + i]!)));
    smallest = Math.min(smallest, mu);
  }
  return smallest / Math.sqrt(n);
}

/** First row of the unreduced block that ends in `hi`; sets a negligible e above it to 0. */
function blockStart(x: Float64Array, d: number, e: number, hi: number, floor: number): number {
  for (let lo = hi; lo > 0; lo--) {
    const size = Math.abs(x[e + lo - 1]!);
    const beside = Math.min(Math.abs(x[d + lo - 1]!), Math.abs(x[d + lo]!));
    if (size <= floor || size <= EPSILON * beside) {
      x[e + lo - 1] = 0;
      return lo;
    }
  }
  return 0;
}

/** The smaller singular value of the last 2×2 block, or 0 if it would cost relative accuracy. */
function chooseShift(x: Float64Array, d: number, e: number, lo: number, hi: number): number {
  let mu = Math.abs(x[d + lo]!);
  let smallest = mu;
  let largest = Math.max(mu, Math.abs(x[d + hi]!));
  for (let i = lo; i < hi; i++) {
    const size = Math.abs(x[e + i]!);
    mu = mu === 0 ? 0 : Math.abs(x[d + i + 1]!) * (mu / (mu + size));
    smallest = Math.min(smallest, mu);
    largest = Math.max(largest, Math.abs(x[d + i]!), size);
  }
  if (SHIFTED * (hi - lo + 1) * smallest <= largest) return 0;
  const shift = smallerSingularValue(x[d + hi - 1]!, x[e + hi - 1]!, x[d + hi]!);
  const ratio = shift / Math.abs(x[d + lo]!);
  return ratio * ratio < EPSILON ? 0 : shift;
}
