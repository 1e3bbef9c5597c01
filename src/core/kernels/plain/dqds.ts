import type { Kernels } from '../kernels.js';

const EPSILON = 2 ** -52;
const TOLERANCE = 100 * EPSILON * EPSILON;
const SPREAD = 0.563;

/** The twin of assembly/dqds.ts, where each part is explained. */
export function dqds(memory: Float64Array): Pick<Kernels, 'dqds'> {
  const x = (i: number) => memory[i]!;
  const put = (i: number, value: number) => {
    memory[i] = value;
  };

  let lo = 0;
  let hi = 0;
  let q = 0;
  let e = 0;
  let oldQ = 0;
  let oldE = 0;
  let shifted = 0;
  let rest = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let least0 = 0;
  let least1 = 0;
  let least2 = 0;
  let small = 0;
  let left = 3;
  let share = 0;
  let stack = 0;
  let waiting = 0;

  function step(shift: number): void {
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

  function remember(d: number, least: number): void {
    d2 = d1;
    d1 = d0;
    d0 = d;
    least2 = least1;
    least1 = least0;
    least0 = least;
  }

  function outside(k: number, enough: number): number {
    let term = 1;
    let sum = 0;
    for (let i = k; i >= lo; i--) {
      if (x(e + i) > x(q + i)) return Infinity;
      const before = i === k ? 0 : term;
      term *= x(e + i) / x(q + i);
      sum += term;
      if (term === 0 || 100 * Math.max(term, before) < sum || sum > enough) break;
    }
    return sum;
  }

  function fromVector(d: number, spread: number): number {
    const most = 1.05 * spread;
    return most < SPREAD ? (d * (1 - Math.sqrt(most))) / (1 + most) : least0 / 4;
  }

  function fromCorner(): number {
    const outer = Math.sqrt(x(q + hi)) * Math.sqrt(x(e + hi - 1));
    const inner = Math.sqrt(x(q + hi - 1)) * Math.sqrt(x(e + hi - 2));
    const middle = x(q + hi - 1) + x(e + hi - 1);
    const above = 0.75 * least2 - middle;
    const gap =
      middle - d0 - (above > 0 && above > inner ? (inner / above) * inner : outer + inner);
    if (gap > 0 && gap > outer) return Math.max(d0 - (outer / gap) * outer, least0 / 2);
    let shift = d0 > outer ? d0 - outer : 0;
    if (middle > outer + inner) shift = Math.min(shift, middle - (outer + inner));
    return Math.max(shift, least0 / 3);
  }

  function narrowed(least: number, above: number): number {
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

  function whileWaiting(): number {
    if (!(least0 > 0)) return 0;
    const tried = share;
    share = 0;
    if (least0 === d0 && least1 === d1) return fromCorner();
    if (least0 === d0) return fromVector(d0, outside(hi - 1, SPREAD));
    if (least0 === d1) {
      return fromVector(d1, x(oldE + hi - 1) / x(oldQ + hi) + outside(hi - 2, SPREAD));
    }
    if (least0 === d2) return least0 / 4;
    // The bottom knows nothing yet: carefully, then more and more.
    share = tried === 0 ? 0.25 : tried < 0 ? 0.08 : tried + (1 - tried) / 3;
    return share * least0;
  }

  function chooseShift(): number {
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

  function advance(): number {
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
      // The last row alone went below 0 by what the shift was too large; else far less is tried.
      const less = lastOnly ? (shift + d0) * (1 - 2 * EPSILON) : shift / 4;
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

  function letGo(values: number, floor: number): number {
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

  function pair(values: number): void {
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

  function split(floor: number): void {
    const nothing = Math.max(floor, TOLERANCE * shifted);
    for (let i = hi - 1; i >= lo; i--) {
      if (x(e + i) > nothing) continue;
      const at = stack + 6 * waiting;
      put(at, lo);
      put(at + 1, i);
      put(at + 2, q);
      put(at + 3, e);
      put(at + 4, shifted);
      put(at + 5, rest);
      waiting++;
      lo = i + 1;
      // What was least may have been above.
      left = 3;
      return;
    }
  }

  function turnAround(): void {
    if (hi <= lo || 1.5 * x(q + lo) >= x(q + hi)) return;
    reverse(q + lo, q + hi);
    reverse(e + lo, e + hi - 1);
    left = 3;
  }

  function reverse(from: number, to: number): void {
    for (let i = from, j = to; i < j; i++, j--) {
      const value = x(i);
      put(i, x(j));
      put(j, value);
    }
  }

  function resume(both: number): void {
    waiting--;
    const at = stack + 6 * waiting;
    lo = x(at);
    hi = x(at + 1);
    q = x(at + 2);
    e = x(at + 3);
    shifted = x(at + 4);
    rest = x(at + 5);
    oldQ = both - q;
    oldE = both - e;
    left = 3;
    share = 0;
  }

  return {
    dqds(n, at, values, floor, budget) {
      // Four arrays in a row, q, e and the two of the step before: each pair's sum is the same.
      const both = 2 * at + 3 * (n + 1);
      stack = at + 4 * (n + 1);
      put(stack, 0);
      put(stack + 1, n - 1);
      put(stack + 2, at);
      put(stack + 3, at + n + 1);
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
    },
  };
}
