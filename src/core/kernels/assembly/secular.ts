import { lanes } from './simd';

/**
 * The inner loops of the secular equation 1 + Σ zⱼ²/(dⱼ² − σ²) = 0, σ = origin + tau with origin one
 * of the dⱼ: dⱼ² − σ² is formed as ((dⱼ − origin) − tau)((dⱼ + origin) + tau), which keeps its relative
 * accuracy however close σ is to a pole (Gu & Eisenstat, SIAM J. Matrix Anal. Appl. 16, 1995).
 */

function gap(d: f64, origin: f64, tau: f64): f64 {
  return (d - origin - tau) * (d + origin + tau);
}

function gap2(d: v128, origin: v128, tau: v128): v128 {
  return f64x2.mul(f64x2.sub(f64x2.sub(d, origin), tau), f64x2.add(f64x2.add(d, origin), tau));
}

function sums(n: i32, pd: usize, pz: usize, origin: f64, tau: f64, out: usize): void {
  const o = f64x2.splat(origin);
  const t = f64x2.splat(tau);
  let value = f64x2.splat(0);
  let slope = value;
  const end = pd + ((<usize>(n & ~1)) << 3);
  while (pd < end) {
    const z = v128.load(pz);
    const q = f64x2.div(z, gap2(v128.load(pd), o, t));
    value = f64x2.add(value, f64x2.mul(z, q));
    slope = f64x2.add(slope, f64x2.mul(q, q));
    pd += 16;
    pz += 16;
  }
  let total = lanes(value);
  let totalSlope = lanes(slope);
  if (n & 1) {
    const last = load<f64>(pz);
    const share = last / gap(load<f64>(pd), origin, tau);
    total += last * share;
    totalSlope += share * share;
  }
  store<f64>(out, total);
  store<f64>(out, totalSlope, 8);
}

/**
 * out ← [ψ, ψ′, φ, φ′]: Σ zⱼ²/(dⱼ² − σ²) and its derivative in σ², over j < split and over the rest.
 */
export function secularSums(
  n: i32,
  split: i32,
  d: i32,
  z: i32,
  origin: f64,
  tau: f64,
  out: i32,
): void {
  const shift = (<usize>split) << 3;
  const pd = (<usize>d) << 3;
  const pz = (<usize>z) << 3;
  const target = (<usize>out) << 3;
  sums(split, pd, pz, origin, tau, target);
  sums(n - split, pd + shift, pz + shift, origin, tau, target + 16);
}

function ratios(n: i32, pd: usize, pp: usize, origin: f64, tau: f64, pole: f64): void {
  const o = f64x2.splat(origin);
  const t = f64x2.splat(tau);
  const q = f64x2.splat(pole);
  const zero = f64x2.splat(0);
  const end = pd + ((<usize>(n & ~1)) << 3);
  while (pd < end) {
    const x = v128.load(pd);
    const ratio = f64x2.div(gap2(x, o, t), gap2(x, q, zero));
    v128.store(pp, f64x2.mul(v128.load(pp), ratio));
    pd += 16;
    pp += 16;
  }
  if (n & 1) {
    const last = load<f64>(pd);
    store<f64>(pp, load<f64>(pp) * (gap(last, origin, tau) / gap(last, pole, 0)));
  }
}

/**
 * One root's factors in Löwner's formula for ẑ²: productⱼ ← productⱼ (dⱼ² − σ²)/(dⱼ² − p²) with
 * p = d[root + 1] for j ≤ root and p = d[root] for j > root.
 */
export function lowner(n: i32, root: i32, d: i32, origin: f64, tau: f64, product: i32): void {
  const pd = (<usize>d) << 3;
  const pp = (<usize>product) << 3;
  const shift = (<usize>(root + 1)) << 3;
  const above = load<f64>(pd + shift);
  const below = load<f64>(pd + shift - 8);
  ratios(root + 1, pd, pp, origin, tau, above);
  ratios(n - root - 1, pd + shift, pp + shift, origin, tau, below);
}

/**
 * One singular vector of the arrow matrix, normalized: right, vⱼ = zⱼ/(dⱼ² − σ²); left (`left` ≠ 0),
 * uⱼ = dⱼvⱼ and −1 at `first`, the index of the arrow's own row.
 */
export function secularVector(
  n: i32,
  left: i32,
  first: i32,
  d: i32,
  z: i32,
  origin: f64,
  tau: f64,
  out: i32,
): void {
  let pd = (<usize>d) << 3;
  let pz = (<usize>z) << 3;
  let p = (<usize>out) << 3;
  const o = f64x2.splat(origin);
  const t = f64x2.splat(tau);
  let squares = f64x2.splat(0);
  const end = pd + ((<usize>(n & ~1)) << 3);
  while (pd < end) {
    const x = v128.load(pd);
    let q = f64x2.div(v128.load(pz), gap2(x, o, t));
    if (left) q = f64x2.mul(q, x);
    squares = f64x2.add(squares, f64x2.mul(q, q));
    v128.store(p, q);
    pd += 16;
    pz += 16;
    p += 16;
  }
  let total = lanes(squares);
  if (n & 1) {
    const pole = load<f64>(pd);
    let last = load<f64>(pz) / gap(pole, origin, tau);
    if (left) last = last * pole;
    total += last * last;
    store<f64>(p, last);
  }
  if (left) {
    store<f64>((<usize>out + <usize>first) << 3, -1);
    total += 1;
  }
  const factor = 1 / Math.sqrt(total);
  const f = f64x2.splat(factor);
  p = (<usize>out) << 3;
  const stop = p + ((<usize>(n & ~1)) << 3);
  while (p < stop) {
    v128.store(p, f64x2.mul(f, v128.load(p)));
    p += 16;
  }
  if (n & 1) store<f64>(p, factor * load<f64>(p));
}
