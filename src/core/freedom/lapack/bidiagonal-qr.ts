import { givens, smallerOfTwo, svdOfTwo, withSign } from './rotations.js';

const EPSILON = 2 ** -53;
const SMALLEST = 2 ** -1022;
const SWEEPS = 6;
const TOLERANCE = EPSILON * Math.max(10, Math.min(100, EPSILON ** (-1 / 8)));

/** Vectors of equal length. */
export type Vectors = readonly Float64Array[];

/** Replaces x and y, vectors j and j + 1, by c·x + s·y and c·y − s·x (LAPACK dlasr, drot). */
export function rotate(vectors: Vectors, j: number, c: number, s: number): void {
  const x = vectors[j]!;
  const y = vectors[j + 1]!;
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]!, y[i]!];
    x[i] = s * b + c * a;
    y[i] = c * b - s * a;
  }
}

/**
 * The singular values of the upper bidiagonal (d, e), by the steps of LAPACK's dbdsqr in the same order and with the same
 * signs (Demmel & Kahan 1990). On return d ≥ 0, unsorted.
 *
 * @param u columns, rotated from the right.
 * @param vt rows, rotated from the left; row i changes its sign where dᵢ came out negative.
 * @returns whether it converged.
 */
export function qrLikeLapack(d: Float64Array, e: Float64Array, u: Vectors, vt: Vectors): boolean {
  const n = d.length;
  const floor = Math.max(TOLERANCE * smallestAtLeast(d, e), SWEEPS * n * n * SMALLEST);
  let budget = SWEEPS * n * n;
  let hi = n - 1;
  let before = { lo: -1, hi: -1 };
  let down = true;
  while (hi > 0) {
    if (budget < 0) return false;
    const block = blockStart(d, e, hi, floor);
    if (block.lo === hi) {
      hi--;
      continue;
    }
    const { lo, largest } = block;
    if (lo === hi - 1) {
      const two = svdOfTwo(d[lo]!, e[lo]!, d[hi]!);
      d[lo] = two.larger;
      e[lo] = 0;
      d[hi] = two.smaller;
      rotate(vt, lo, two.right.c, two.right.s);
      rotate(u, lo, two.left.c, two.left.s);
      hi -= 2;
      continue;
    }
    if (lo > before.hi || hi < before.lo) down = Math.abs(d[lo]!) >= Math.abs(d[hi]!);
    const smallest = smallestOrSplit(d, e, lo, hi, down);
    if (smallest === undefined) continue;
    before = { lo, hi };
    const shift = shiftOf(d, e, { lo, hi, down, smallest, largest, n });
    budget -= hi - lo;
    const sweep = shift === 0 ? (down ? zeroDown : zeroUp) : down ? shiftedDown : shiftedUp;
    sweep(d, e, lo, hi, u, vt, shift);
    const last = down ? hi - 1 : lo;
    if (Math.abs(e[last]!) <= floor) e[last] = 0;
  }
  d.forEach((value, i) => {
    if (value >= 0) return;
    d[i] = -value;
    const row = vt[i]!;
    for (let j = 0; j < row.length; j++) row[j] = -row[j]!;
  });
  return true;
}

function smallestAtLeast(d: Float64Array, e: Float64Array): number {
  let mu = Math.abs(d[0]!);
  let smallest = mu;
  for (let i = 1; i < d.length && smallest > 0; i++) {
    mu = Math.abs(d[i]!) * (mu / (mu + Math.abs(e[i - 1]!)));
    smallest = Math.min(smallest, mu);
  }
  return smallest / Math.sqrt(d.length);
}

/** The unreduced block that ends in `hi`, and its largest entry. */
function blockStart(d: Float64Array, e: Float64Array, hi: number, floor: number) {
  let largest = Math.abs(d[hi]!);
  for (let lo = hi - 1; lo >= 0; lo--) {
    if (Math.abs(e[lo]!) <= floor) {
      e[lo] = 0;
      return { lo: lo + 1, largest };
    }
    largest = Math.max(largest, Math.abs(d[lo]!), Math.abs(e[lo]!));
  }
  return { lo: 0, largest };
}

/** A lower bound of the smallest value of the block; undefined if an e of it was negligible and is 0 now. */
function smallestOrSplit(d: Float64Array, e: Float64Array, lo: number, hi: number, down: boolean) {
  const end = down ? hi - 1 : lo;
  if (Math.abs(e[end]!) <= TOLERANCE * Math.abs(d[down ? hi : lo]!)) {
    e[end] = 0;
    return undefined;
  }
  let mu = Math.abs(d[down ? lo : hi]!);
  let smallest = mu;
  for (let step = 0; step < hi - lo; step++) {
    const at = down ? lo + step : hi - 1 - step;
    const size = Math.abs(e[at]!);
    if (size <= TOLERANCE * mu) {
      e[at] = 0;
      return undefined;
    }
    mu = Math.abs(d[down ? at + 1 : at]!) * (mu / (mu + size));
    smallest = Math.min(smallest, mu);
  }
  return smallest;
}

interface Block {
  readonly lo: number;
  readonly hi: number;
  readonly down: boolean;
  readonly smallest: number;
  readonly largest: number;
  readonly n: number;
}

function shiftOf(d: Float64Array, e: Float64Array, block: Block): number {
  const { lo, hi, down, smallest, largest, n } = block;
  if (n * TOLERANCE * (smallest / largest) <= Math.max(EPSILON, 0.01 * TOLERANCE)) return 0;
  const first = Math.abs(d[down ? lo : hi]!);
  const shift = down
    ? smallerOfTwo(d[hi - 1]!, e[hi - 1]!, d[hi]!)
    : smallerOfTwo(d[lo]!, e[lo]!, d[lo + 1]!);
  return first > 0 && (shift / first) ** 2 < EPSILON ? 0 : shift;
}

type Sweep = (
  d: Float64Array,
  e: Float64Array,
  lo: number,
  hi: number,
  u: Vectors,
  vt: Vectors,
  shift: number,
) => void;

const zeroDown: Sweep = (d, e, lo, hi, u, vt) => {
  let cs = 1;
  let old = { c: 1, s: 0, r: 0 };
  for (let i = lo; i < hi; i++) {
    const { c, s, r } = givens(d[i]! * cs, e[i]!);
    if (i > lo) e[i - 1] = old.s * r;
    old = givens(old.c * r, d[i + 1]! * s);
    d[i] = old.r;
    cs = c;
    rotate(vt, i, c, s);
    rotate(u, i, old.c, old.s);
  }
  const h = d[hi]! * cs;
  d[hi] = h * old.c;
  e[hi - 1] = h * old.s;
};

const zeroUp: Sweep = (d, e, lo, hi, u, vt) => {
  let cs = 1;
  let old = { c: 1, s: 0, r: 0 };
  for (let i = hi; i > lo; i--) {
    const { c, s, r } = givens(d[i]! * cs, e[i - 1]!);
    if (i < hi) e[i] = old.s * r;
    old = givens(old.c * r, d[i - 1]! * s);
    d[i] = old.r;
    cs = c;
    rotate(vt, i - 1, old.c, -old.s);
    rotate(u, i - 1, c, -s);
  }
  const h = d[lo]! * cs;
  d[lo] = h * old.c;
  e[lo] = h * old.s;
};

const shiftedDown: Sweep = (d, e, lo, hi, u, vt, shift) => {
  let f = (Math.abs(d[lo]!) - shift) * (withSign(1, d[lo]!) + shift / d[lo]!);
  let g = e[lo]!;
  for (let i = lo; i < hi; i++) {
    const right = givens(f, g);
    if (i > lo) e[i - 1] = right.r;
    f = right.c * d[i]! + right.s * e[i]!;
    e[i] = right.c * e[i]! - right.s * d[i]!;
    g = right.s * d[i + 1]!;
    d[i + 1] = right.c * d[i + 1]!;
    const left = givens(f, g);
    d[i] = left.r;
    f = left.c * e[i]! + left.s * d[i + 1]!;
    d[i + 1] = left.c * d[i + 1]! - left.s * e[i]!;
    if (i < hi - 1) {
      g = left.s * e[i + 1]!;
      e[i + 1] = left.c * e[i + 1]!;
    }
    rotate(vt, i, right.c, right.s);
    rotate(u, i, left.c, left.s);
  }
  e[hi - 1] = f;
};

const shiftedUp: Sweep = (d, e, lo, hi, u, vt, shift) => {
  let f = (Math.abs(d[hi]!) - shift) * (withSign(1, d[hi]!) + shift / d[hi]!);
  let g = e[hi - 1]!;
  for (let i = hi; i > lo; i--) {
    const right = givens(f, g);
    if (i < hi) e[i] = right.r;
    f = right.c * d[i]! + right.s * e[i - 1]!;
    e[i - 1] = right.c * e[i - 1]! - right.s * d[i]!;
    g = right.s * d[i - 1]!;
    d[i - 1] = right.c * d[i - 1]!;
    const left = givens(f, g);
    d[i] = left.r;
    f = left.c * e[i - 1]! + left.s * d[i - 1]!;
    d[i - 1] = left.c * d[i - 1]! - left.s * e[i - 1]!;
    if (i > lo + 1) {
      g = left.s * e[i - 2]!;
      e[i - 2] = left.c * e[i - 2]!;
    }
    rotate(vt, i - 1, left.c, -left.s);
    rotate(u, i - 1, right.c, -right.s);
  }
  e[lo] = f;
};
