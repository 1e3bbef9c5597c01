/**
 * The whole of dqds in one call, not one call per step; see ../kernels.ts. Fernando & Parlett, Numer.
 * Math. 67, 1994; shifts and criteria after Parlett & Marques, Linear Algebra Appl. 309, 2000 (LAPACK
 * dlasq). Each row needs the result of the division of the previous row, so the code cannot use vectors.
 */
const EPSILON: f64 = 2.220446049250313e-16;
/** An e is negligible if its square is below this share of its neighbours. */
const TOLERANCE: f64 = 100 * EPSILON * EPSILON;
/** An eigenvector with more than this outside its row is not accurate enough. */
const SPREAD: f64 = 0.563;

function x(i: i32): f64 {
  return load<f64>((<usize>i) << 3);
}

function put(i: i32, value: f64): void {
  store<f64>((<usize>i) << 3, value);
}

/** Rows lo … hi of the arrays in use, and the arrays of the step before. */
let lo: i32 = 0;
let hi: i32 = 0;
let q: i32 = 0;
let e: i32 = 0;
let oldQ: i32 = 0;
let oldE: i32 = 0;
/** The sum of all shifts that were subtracted from the squared values, and its rounding error (Kahan). */
let shifted: f64 = 0;
let rest: f64 = 0;
/** d of the last row, the one before and the one before that; the least d up to each of them. */
let d0: f64 = 0;
let d1: f64 = 0;
let d2: f64 = 0;
let least0: f64 = 0;
let least1: f64 = 0;
let least2: f64 = 0;
/** The smallest e of the last step. */
let small: f64 = 0;
/** Rows that were removed at the bottom since the last step; 3 if the last step gives no information. */
let left: i32 = 3;
/** Share of the least d that was tried when nothing else was known; 0: none yet, −1: too much. */
let share: f64 = 0;
/** Segments that still have to be solved, from `stack` on, six numbers each. */
let stack: i32 = 0;
let waiting: i32 = 0;

/** One step with this shift, written to the other arrays. */
function step(shift: f64): void {
  let d = x(q + lo) - shift;
  let least = d;
  let smallest = Infinity;
  for (let i = lo; i < hi; i++) {
    if (i >= hi - 2) remember(d, least);
    const below = x(e + i);
    const sum = d + below;
    put(oldQ + i, sum);
    const t = x(q + i + 1) / sum;
    const next = below * t;
    put(oldE + i, next);
    d = d * t - shift;
    if (d < least) least = d;
    if (next < smallest) smallest = next;
  }
  remember(d, least);
  put(oldQ + hi, d);
  small = smallest;
}

function remember(d: f64, least: f64): void {
  d2 = d1;
  d1 = d0;
  d0 = d;
  least2 = least1;
  least1 = least0;
  least0 = least;
}

/**
 * Squared length of an eigenvector beyond row k + 1, relative to that row; Infinity if it does not decay.
 */
function outside(k: i32, enough: f64): f64 {
  let term: f64 = 1;
  let sum: f64 = 0;
  for (let i = k; i >= lo; i--) {
    if (x(e + i) > x(q + i)) return Infinity;
    const before = i === k ? 0 : term;
    term *= x(e + i) / x(q + i);
    sum += term;
    if (term === 0 || 100 * Math.max(term, before) < sum || sum > enough) break;
  }
  return sum;
}

/** The residual bound of a vector that has `spread` (squared) outside the row of this d. */
function fromVector(d: f64, spread: f64): f64 {
  const most = 1.05 * spread;
  return most < SPREAD ? (d * (1 - Math.sqrt(most))) / (1 + most) : least0 / 4;
}

/** Gershgorin's discs of the last rows of the tridiagonal matrix; its gap narrows the last one. */
function fromCorner(): f64 {
  const outer = Math.sqrt(x(q + hi)) * Math.sqrt(x(e + hi - 1));
  const inner = Math.sqrt(x(q + hi - 1)) * Math.sqrt(x(e + hi - 2));
  const middle = x(q + hi - 1) + x(e + hi - 1);
  const above = 0.75 * least2 - middle;
  const gap = middle - d0 - (above > 0 && above > inner ? (inner / above) * inner : outer + inner);
  if (gap > 0 && gap > outer) return Math.max(d0 - (outer / gap) * outer, least0 / 2);
  let shift: f64 = d0 > outer ? d0 - outer : 0;
  if (middle > outer + inner) shift = Math.min(shift, middle - (outer + inner));
  return Math.max(shift, least0 / 3);
}

/** The Rayleigh quotient of the decaying vector minus its residual, squared if the gap allows it. */
function narrowed(least: f64, above: f64): f64 {
  const spread = outside(hi - 1, Infinity);
  if (spread === Infinity) return least / 3;
  const residual = Math.sqrt(1.05 * spread);
  const d = least / (1 + residual * residual);
  const gap = above - d;
  const shift =
    gap > 0 && gap > residual * d
      ? d * (1 - 1.01 * d * (residual / gap) * residual)
      : d * (1 - 1.01 * residual);
  return Math.max(least / 3, shift);
}

function whileWaiting(): f64 {
  if (!(least0 > 0)) return 0;
  const tried = share;
  share = 0;
  if (least0 === d0 && least1 === d1) return fromCorner();
  if (least0 === d0) return fromVector(d0, outside(hi - 1, SPREAD));
  if (least0 === d1) {
    return fromVector(d1, x(oldE + hi - 1) / x(oldQ + hi) + outside(hi - 2, SPREAD));
  }
  if (least0 === d2) return least0 / 4;
  // Nothing is known about the last rows yet: start with a small share, then increase it.
  share = tried === 0 ? 0.25 : tried < 0 ? 0.08 : tried + (1 - tried) / 3;
  return share * least0;
}

/**
 * A shift that is most likely just below the smallest eigenvalue, chosen as by Parlett & Marques. The
 * cases depend on the place of the least d in the last step, which is an upper bound, and on the number
 * of rows removed since.
 */
function chooseShift(): f64 {
  if (left === 0) return whileWaiting();
  if (left === 1 && least1 > 0) {
    if (least1 !== d1) return least1 / 4;
    return least2 === d2 ? narrowed(least1, least2 / 2) : least1 / 2;
  }
  if (left === 2 && least2 > 0) {
    if (least2 !== d2 || 2 * x(e + hi - 1) >= x(q + hi - 1)) return least2 / 4;
    const beside = Math.sqrt(x(q + hi - 2)) * Math.sqrt(x(e + hi - 2));
    return narrowed(least2, x(q + hi - 1) + x(e + hi - 2) - beside);
  }
  return 0;
}

/** One step with the best shift that keeps all d positive; 0 if there is none. */
function advance(): i32 {
  let shift = chooseShift();
  for (let tries = 0; ; tries++) {
    step(shift);
    if (least0 >= 0 && d0 >= 0) break;
    if (shift === 0) return 0;
    const lastOnly = least0 === d0 && least1 > 0;
    if (lastOnly && -d0 <= 2 * EPSILON * (shifted + shift)) {
      put(oldQ + hi, 0);
      d0 = 0;
      least0 = 0;
      break;
    }
    // The last row alone became negative, by as much as the shift was too large. Otherwise a much smaller
    // shift is tried.
    const less: f64 = lastOnly ? (shift + d0) * (1 - 2 * EPSILON) : shift / 4;
    shift = tries < 2 && less > 0 ? less : 0;
    share = -1;
  }
  left = 0;
  let other = q;
  q = oldQ;
  oldQ = other;
  other = e;
  e = oldE;
  oldE = other;
  const more = shift + rest;
  const sum = shifted + more;
  rest = more - (sum - shifted);
  shifted = sum;
  return 1;
}

/** Removes values that have converged, one or two at a time, at the bottom; 1 when none is left. */
function letGo(values: i32, floor: f64): i32 {
  while (hi >= lo) {
    if (hi === lo || x(e + hi - 1) <= Math.max(floor, TOLERANCE * (shifted + x(q + hi)))) {
      put(values + hi, Math.sqrt(x(q + hi) + shifted));
      hi--;
      left++;
    } else if (hi === lo + 1 || x(e + hi - 2) <= Math.max(floor, TOLERANCE * shifted)) {
      pair(values);
      hi -= 2;
      left += 2;
    } else return 0;
  }
  return 1;
}

/** The values of the last two rows, without cancellation. */
function pair(values: i32): void {
  const off = x(e + hi - 1);
  const above = Math.max(x(q + hi - 1), x(q + hi));
  const below = Math.min(x(q + hi - 1), x(q + hi));
  const half = 0.5 * (above - below + off);
  let large = above;
  let little = below;
  if (half > 0) {
    let s = below * (off / half);
    s =
      s <= half
        ? below * (off / (half * (1 + Math.sqrt(1 + s / half))))
        : below * (off / (half + Math.sqrt(half) * Math.sqrt(half + s)));
    large = above + (s + off);
    little = below * (above / large);
  }
  put(values + hi - 1, Math.sqrt(large + shifted));
  put(values + hi, Math.sqrt(little + shifted));
}

/** Stores the part above the last negligible e for later. */
function split(floor: f64): void {
  const nothing = Math.max(floor, TOLERANCE * shifted);
  for (let i = hi - 1; i >= lo; i--) {
    if (x(e + i) > nothing) continue;
    const at = stack + 6 * waiting;
    put(at, <f64>lo);
    put(at + 1, <f64>i);
    put(at + 2, <f64>q);
    put(at + 3, <f64>e);
    put(at + 4, shifted);
    put(at + 5, rest);
    waiting++;
    lo = i + 1;
    // The least value may have been above.
    left = 3;
    return;
  }
}

/** Reverses the rows, so that small values come last: they converge there and should be removed first. */
function turnAround(): void {
  if (hi <= lo || 1.5 * x(q + lo) >= x(q + hi)) return;
  reverse(q + lo, q + hi);
  reverse(e + lo, e + hi - 1);
  left = 3;
}

function reverse(from: i32, to: i32): void {
  for (let i = from, j = to; i < j; i++, j--) {
    const value = x(i);
    put(i, x(j));
    put(j, value);
  }
}

/** Continues with the segment that was stored last. */
function resume(both: i32): void {
  waiting--;
  const at = stack + 6 * waiting;
  lo = <i32>x(at);
  hi = <i32>x(at + 1);
  q = <i32>x(at + 2);
  e = <i32>x(at + 3);
  shifted = x(at + 4);
  rest = x(at + 5);
  oldQ = both - q;
  oldE = both - e;
  left = 3;
  share = 0;
}

/** Singular values of a bidiagonal from its squares; see ../kernels.ts. */
export function dqds(n: i32, at: i32, values: i32, floor: f64, budget: i32): i32 {
  // Four arrays in a row: q, e and the two of the previous step. The sum of each pair is the same.
  const both = 2 * at + 3 * (n + 1);
  stack = at + 4 * (n + 1);
  put(stack, 0);
  put(stack + 1, <f64>(n - 1));
  put(stack + 2, <f64>at);
  put(stack + 3, <f64>(at + n + 1));
  put(stack + 4, 0);
  put(stack + 5, 0);
  waiting = 1;
  while (waiting > 0) {
    resume(both);
    for (let fresh = true; ; fresh = false) {
      const top = lo;
      const bottom = hi;
      if (letGo(values, floor)) break;
      if (fresh || small <= Math.max(floor, TOLERANCE * shifted)) {
        split(floor);
        if (letGo(values, floor)) break;
      }
      if (fresh || lo > top || hi < bottom) turnAround();
      if (budget-- <= 0 || !advance()) return 0;
    }
  }
  return 1;
}
