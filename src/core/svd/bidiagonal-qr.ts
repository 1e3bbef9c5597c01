import { makeRotation, type Rotation } from './rotation.js';
import { smallerSingularValue } from './two-by-two.js';
import type { Workspace } from './workspace.js';

const EPSILON = 2 ** -52;
const SWEEPS_PER_VALUE = 60;

/** Columns that take part in the rotations; `rows` 0 where nobody asked for the vectors. */
export interface Columns {
  readonly at: number;
  readonly ld: number;
  readonly rows: number;
}

/** Thrown when the iteration does not settle; the engine turns it into a `Problem`. */
export class NoConvergence extends Error {}

const right: Rotation = { c: 1, s: 0, r: 0 };
const left: Rotation = { c: 1, s: 0, r: 0 };

function turn(ws: Workspace, q: Columns, i: number, by: Rotation): void {
  if (q.rows > 0) ws.k.rotate(q.rows, q.at + i * q.ld, q.at + (i + 1) * q.ld, by.c, by.s);
}

/**
 * Makes an n×(n+1) upper bidiagonal matrix square: rotations from the right empty the last column
 * and leave a lower bidiagonal, rotations from the left make it upper again (LAPACK dlasdq).
 */
export function squareUp(
  ws: Workspace,
  n: number,
  d: Float64Array,
  e: Float64Array,
  u: Columns,
  v: Columns,
): void {
  for (let i = 0; i < n; i++) {
    makeRotation(d[i]!, e[i]!, right);
    d[i] = right.r;
    if (i + 1 < n) {
      e[i] = right.s * d[i + 1]!;
      d[i + 1] = right.c * d[i + 1]!;
    } else {
      e[i] = 0;
    }
    turn(ws, v, i, right);
  }
  for (let i = 0; i + 1 < n; i++) {
    makeRotation(d[i]!, e[i]!, left);
    d[i] = left.r;
    e[i] = left.s * d[i + 1]!;
    d[i + 1] = left.c * d[i + 1]!;
    turn(ws, u, i, left);
  }
}

/**
 * Singular values of the n×n upper bidiagonal (d, e), unsorted but ≥ 0, in place of d, by implicit
 * QR with zero shifts where a shift would spoil small values (Demmel & Kahan, SIAM J. Sci. Stat.
 * Comput. 11, 1990; LAPACK dbdsqr). The rotations are applied to the columns of u and v.
 *
 * @throws NoConvergence after 60 n sweeps.
 */
export function bidiagonalQr(
  ws: Workspace,
  n: number,
  d: Float64Array,
  e: Float64Array,
  u: Columns,
  v: Columns,
): void {
  let norm = 0;
  for (let i = 0; i < n; i++)
    norm = Math.max(norm, Math.abs(d[i]!), i + 1 < n ? Math.abs(e[i]!) : 0);
  const floor = 0.25 * EPSILON * norm;
  let budget = SWEEPS_PER_VALUE * n;
  let hi = n - 1;
  while (hi > 0) {
    let lo = hi;
    while (lo > 0) {
      const size = Math.abs(e[lo - 1]!);
      if (size <= floor || size <= EPSILON * Math.min(Math.abs(d[lo - 1]!), Math.abs(d[lo]!))) {
        e[lo - 1] = 0;
        break;
      }
      lo--;
    }
    if (lo === hi) {
      hi--;
      continue;
    }
    if (budget-- === 0) throw new NoConvergence();
    const shift = chooseShift(d, e, lo, hi);
    if (shift === 0) zeroShiftSweep(ws, d, e, lo, hi, u, v);
    else shiftedSweep(ws, d, e, lo, hi, shift, u, v);
  }
  for (let i = 0; i < n; i++) {
    if (d[i]! < 0 || Object.is(d[i], -0)) {
      d[i] = -d[i]!;
      if (v.rows > 0) ws.k.scale(v.rows, -1, v.at + i * v.ld);
    }
  }
}

/** The smaller singular value of the last 2×2 block, or 0 where it would cost relative accuracy. */
function chooseShift(d: Float64Array, e: Float64Array, lo: number, hi: number): number {
  let mu = Math.abs(d[lo]!);
  let smallest = mu;
  let largest = Math.max(mu, Math.abs(d[hi]!));
  for (let i = lo; i < hi; i++) {
    const size = Math.abs(e[i]!);
    mu = mu === 0 ? 0 : Math.abs(d[i + 1]!) * (mu / (mu + size));
    smallest = Math.min(smallest, mu);
    largest = Math.max(largest, Math.abs(d[i]!), size);
  }
  if ((hi - lo + 1) * smallest <= EPSILON * largest) return 0;
  const shift = smallerSingularValue(d[hi - 1]!, e[hi - 1]!, d[hi]!);
  const ratio = shift / Math.abs(d[lo]!);
  return ratio * ratio < EPSILON ? 0 : shift;
}

function zeroShiftSweep(
  ws: Workspace,
  d: Float64Array,
  e: Float64Array,
  lo: number,
  hi: number,
  u: Columns,
  v: Columns,
): void {
  right.c = 1;
  left.c = 1;
  left.s = 0;
  for (let i = lo; i < hi; i++) {
    makeRotation(d[i]! * right.c, e[i]!, right);
    if (i > lo) e[i - 1] = left.s * right.r;
    makeRotation(left.c * right.r, d[i + 1]! * right.s, left);
    d[i] = left.r;
    turn(ws, v, i, right);
    turn(ws, u, i, left);
  }
  const last = d[hi]! * right.c;
  d[hi] = last * left.c;
  e[hi - 1] = last * left.s;
}

function shiftedSweep(
  ws: Workspace,
  d: Float64Array,
  e: Float64Array,
  lo: number,
  hi: number,
  shift: number,
  u: Columns,
  v: Columns,
): void {
  const first = d[lo]!;
  let f = (Math.abs(first) - shift) * (Math.sign(first) + shift / first);
  let g = e[lo]!;
  for (let i = lo; i < hi; i++) {
    makeRotation(f, g, right);
    if (i > lo) e[i - 1] = right.r;
    f = right.c * d[i]! + right.s * e[i]!;
    e[i] = right.c * e[i]! - right.s * d[i]!;
    g = right.s * d[i + 1]!;
    d[i + 1] = right.c * d[i + 1]!;
    makeRotation(f, g, left);
    d[i] = left.r;
    f = left.c * e[i]! + left.s * d[i + 1]!;
    d[i + 1] = left.c * d[i + 1]! - left.s * e[i]!;
    if (i + 1 < hi) {
      g = left.s * e[i + 1]!;
      e[i + 1] = left.c * e[i + 1]!;
    }
    turn(ws, v, i, right);
    turn(ws, u, i, left);
  }
  e[hi - 1] = f;
}
