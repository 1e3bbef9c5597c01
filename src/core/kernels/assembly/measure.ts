import { lanes, madd } from './simd';

/** Largest magnitude and sum of squares of rows of numbers; see ../kernels.ts. */
export function measure(rows: i32, cols: i32, x: i32, out: i32): void {
  let p = (<usize>x) << 3;
  const whole = (<usize>(cols & ~3)) << 3;
  const rest = (<usize>(cols & 3)) << 3;
  let most0 = f64x2.splat(0);
  let most1 = most0;
  let squares: f64 = 0;
  for (let i = 0; i < rows; i++) {
    let sum0 = f64x2.splat(0);
    let sum1 = sum0;
    let end = p + whole;
    for (; p < end; p += 32) {
      const a = v128.load(p);
      const b = v128.load(p, 16);
      sum0 = madd(a, a, sum0);
      sum1 = madd(b, b, sum1);
      most0 = f64x2.max(most0, f64x2.abs(a));
      most1 = f64x2.max(most1, f64x2.abs(b));
    }
    let total = lanes(sum0) + lanes(sum1);
    end = p + rest;
    for (; p < end; p += 8) {
      const last = load<f64>(p);
      total += last * last;
      most0 = f64x2.max(most0, f64x2.splat(abs(last)));
    }
    squares += total;
  }
  const most = f64x2.max(most0, most1);
  const target = (<usize>out) << 3;
  store<f64>(target, max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)));
  store<f64>(target, squares, 8);
}

/**
 * X ← X − w vᵀ, with its largest magnitude and sum of squares; see ../kernels.ts. `pmax` is one instruction, and
 * `max`, which keeps NaN, many.
 */
export function peel(rows: i32, cols: i32, x: i32, v: i32, w: i32, out: i32): void {
  let p = (<usize>x) << 3;
  const from = (<usize>v) << 3;
  const whole = (<usize>(cols & ~3)) << 3;
  const rest = (<usize>(cols & 3)) << 3;
  let most0 = f64x2.splat(0);
  let most1 = most0;
  let squares: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const weight = -load<f64>((<usize>(w + i)) << 3);
    const s = f64x2.splat(weight);
    let q = from;
    let sum0 = f64x2.splat(0);
    let sum1 = sum0;
    let end = p + whole;
    for (; p < end; p += 32, q += 32) {
      const a = madd(s, v128.load(q), v128.load(p));
      const b = madd(s, v128.load(q, 16), v128.load(p, 16));
      v128.store(p, a);
      v128.store(p, b, 16);
      sum0 = madd(a, a, sum0);
      sum1 = madd(b, b, sum1);
      most0 = f64x2.pmax(most0, f64x2.abs(a));
      most1 = f64x2.pmax(most1, f64x2.abs(b));
    }
    let total = lanes(sum0) + lanes(sum1);
    end = p + rest;
    for (; p < end; p += 8, q += 8) {
      const last = load<f64>(p) + weight * load<f64>(q);
      store<f64>(p, last);
      total += last * last;
      most0 = f64x2.pmax(most0, f64x2.splat(abs(last)));
    }
    squares += total;
  }
  const most = f64x2.pmax(most0, most1);
  const target = (<usize>out) << 3;
  store<f64>(target, max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)));
  store<f64>(target, squares, 8);
}

/** Σᵢ (xᵢ − factor·yᵢ)²; see ../kernels.ts. */
export function apart(n: i32, x: i32, factor: f64, y: i32): f64 {
  const f = f64x2.splat(-factor);
  let sum = f64x2.splat(0);
  let p = (<usize>x) << 3;
  let q = (<usize>y) << 3;
  const end = p + ((<usize>(n & ~1)) << 3);
  for (; p < end; p += 16, q += 16) {
    const rest = madd(f, v128.load(q), v128.load(p));
    sum = madd(rest, rest, sum);
  }
  let total = lanes(sum);
  if (n & 1) {
    const last = load<f64>(p) - factor * load<f64>(q);
    total += last * last;
  }
  return total;
}
