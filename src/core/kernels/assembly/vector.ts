import { lanes, madd } from './simd';

/** Bytes of a vector that are summed on their own: 512 doubles. */
const PIECE: usize = 4096;

/**
 * x·y over n doubles at byte addresses: two lanes, summed low lane first, odd element last. Long vectors are summed
 * piece by piece, so that equal terms do not add up to a rounding error that grows with n.
 */
export function dotAt(n: i32, x: usize, y: usize): f64 {
  let whole = f64x2.splat(0);
  const end = x + ((<usize>(n & ~1)) << 3);
  while (x < end) {
    let sum = f64x2.splat(0);
    const stop = x + PIECE < end ? x + PIECE : end;
    while (x < stop) {
      sum = madd(v128.load(x), v128.load(y), sum);
      x += 16;
      y += 16;
    }
    whole = f64x2.add(whole, sum);
  }
  let total = lanes(whole);
  if (n & 1) total += load<f64>(x) * load<f64>(y);
  return total;
}

/** x·y; offsets count doubles, as everywhere in the exported kernels. */
export function dot(n: i32, x: i32, y: i32): f64 {
  return dotAt(n, (<usize>x) << 3, (<usize>y) << 3);
}

/** x ← factor·x. */
export function scale(n: i32, factor: f64, x: i32): void {
  const f = f64x2.splat(factor);
  let p = (<usize>x) << 3;
  const end = p + ((<usize>(n & ~1)) << 3);
  while (p < end) {
    v128.store(p, f64x2.mul(f, v128.load(p)));
    p += 16;
  }
  if (n & 1) store<f64>(p, factor * load<f64>(p));
}

/** Plane rotation of two columns: x ← c x + s y, y ← c y − s x. */
export function rotate(n: i32, x: i32, y: i32, c: f64, s: f64): void {
  const cc = f64x2.splat(c);
  const ss = f64x2.splat(s);
  let p = (<usize>x) << 3;
  let q = (<usize>y) << 3;
  const end = p + ((<usize>(n & ~1)) << 3);
  while (p < end) {
    const a = v128.load(p);
    const b = v128.load(q);
    v128.store(p, f64x2.add(f64x2.mul(cc, a), f64x2.mul(ss, b)));
    v128.store(q, f64x2.sub(f64x2.mul(cc, b), f64x2.mul(ss, a)));
    p += 16;
    q += 16;
  }
  if (n & 1) {
    const lastA = load<f64>(p);
    const lastB = load<f64>(q);
    store<f64>(p, c * lastA + s * lastB);
    store<f64>(q, c * lastB - s * lastA);
  }
}
