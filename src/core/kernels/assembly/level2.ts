import { TILE } from './layout';
import { lanes, madd } from './simd';
import { dotAt } from './vector';

/** y ← y + Σ xᵢ aᵢ for four columns at byte addresses. */
function add4(n: i32, a: usize, lda: usize, x0: f64, x1: f64, x2: f64, x3: f64, y: usize): void {
  const a1 = a + lda;
  const a2 = a1 + lda;
  const a3 = a2 + lda;
  const f0 = f64x2.splat(x0);
  const f1 = f64x2.splat(x1);
  const f2 = f64x2.splat(x2);
  const f3 = f64x2.splat(x3);
  const end = (<usize>(n & ~1)) << 3;
  const whole = (<usize>(n & ~3)) << 3;
  let p: usize = 0;
  for (; p < whole; p += 32) {
    const q = y + p;
    const q0 = a + p;
    const q1 = a1 + p;
    const q2 = a2 + p;
    const q3 = a3 + p;
    let sum = madd(f0, v128.load(q0), v128.load(q));
    let rest = madd(f0, v128.load(q0, 16), v128.load(q, 16));
    sum = madd(f1, v128.load(q1), sum);
    rest = madd(f1, v128.load(q1, 16), rest);
    sum = madd(f2, v128.load(q2), sum);
    rest = madd(f2, v128.load(q2, 16), rest);
    sum = madd(f3, v128.load(q3), sum);
    rest = madd(f3, v128.load(q3, 16), rest);
    v128.store(q, sum);
    v128.store(q, rest, 16);
  }
  for (; p < end; p += 16) {
    let sum = v128.load(y + p);
    sum = madd(f0, v128.load(a + p), sum);
    sum = madd(f1, v128.load(a1 + p), sum);
    sum = madd(f2, v128.load(a2 + p), sum);
    sum = madd(f3, v128.load(a3 + p), sum);
    v128.store(y + p, sum);
  }
  if (n & 1) {
    let last = load<f64>(y + p) + x0 * load<f64>(a + p);
    last += x1 * load<f64>(a1 + p);
    last += x2 * load<f64>(a2 + p);
    last += x3 * load<f64>(a3 + p);
    store<f64>(y + p, last);
  }
}

function add1(n: i32, a: usize, x: f64, y: usize): void {
  const f = f64x2.splat(x);
  const end = (<usize>(n & ~1)) << 3;
  let p: usize = 0;
  for (; p < end; p += 16) {
    v128.store(y + p, madd(f, v128.load(a + p), v128.load(y + p)));
  }
  if (n & 1) store<f64>(y + p, load<f64>(y + p) + x * load<f64>(a + p));
}

/** Four dot products with x, written to `out` (32 bytes). */
function dot4(n: i32, a: usize, lda: usize, x: usize, out: usize): void {
  const a1 = a + lda;
  const a2 = a1 + lda;
  const a3 = a2 + lda;
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = (<usize>(n & ~1)) << 3;
  const whole = (<usize>(n & ~3)) << 3;
  let p: usize = 0;
  for (; p < whole; p += 32) {
    const q = x + p;
    const q0 = a + p;
    const q1 = a1 + p;
    const q2 = a2 + p;
    const q3 = a3 + p;
    const v = v128.load(q);
    const w = v128.load(q, 16);
    s0 = madd(v128.load(q0), v, s0);
    s1 = madd(v128.load(q1), v, s1);
    s2 = madd(v128.load(q2), v, s2);
    s3 = madd(v128.load(q3), v, s3);
    s0 = madd(v128.load(q0, 16), w, s0);
    s1 = madd(v128.load(q1, 16), w, s1);
    s2 = madd(v128.load(q2, 16), w, s2);
    s3 = madd(v128.load(q3, 16), w, s3);
  }
  for (; p < end; p += 16) {
    const v = v128.load(x + p);
    s0 = madd(v128.load(a + p), v, s0);
    s1 = madd(v128.load(a1 + p), v, s1);
    s2 = madd(v128.load(a2 + p), v, s2);
    s3 = madd(v128.load(a3 + p), v, s3);
  }
  let t0 = lanes(s0);
  let t1 = lanes(s1);
  let t2 = lanes(s2);
  let t3 = lanes(s3);
  if (n & 1) {
    const last = load<f64>(x + p);
    t0 += load<f64>(a + p) * last;
    t1 += load<f64>(a1 + p) * last;
    t2 += load<f64>(a2 + p) * last;
    t3 += load<f64>(a3 + p) * last;
  }
  store<f64>(out, t0);
  store<f64>(out, t1, 8);
  store<f64>(out, t2, 16);
  store<f64>(out, t3, 24);
}

/** y ← y + alpha·A x; A m×n column-major, x with stride `incx`. */
export function gemv(
  m: i32,
  n: i32,
  alpha: f64,
  a: i32,
  lda: i32,
  x: i32,
  incx: i32,
  y: i32,
): void {
  let column = (<usize>a) << 3;
  const stride = (<usize>lda) << 3;
  let px = (<usize>x) << 3;
  const step = (<usize>incx) << 3;
  const py = (<usize>y) << 3;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    const x0 = alpha * load<f64>(px);
    const x1 = alpha * load<f64>(px + step);
    const x2 = alpha * load<f64>(px + 2 * step);
    const x3 = alpha * load<f64>(px + 3 * step);
    add4(m, column, stride, x0, x1, x2, x3, py);
    column += 4 * stride;
    px += 4 * step;
  }
  for (; j < n; j++) {
    add1(m, column, alpha * load<f64>(px), py);
    column += stride;
    px += step;
  }
}

/** y ← Aᵀ x; A m×n column-major, y of length n (rounded up to 4 is written). */
export function gemvT(m: i32, n: i32, a: i32, lda: i32, x: i32, y: i32): void {
  let column = (<usize>a) << 3;
  const stride = (<usize>lda) << 3;
  const px = (<usize>x) << 3;
  let py = (<usize>y) << 3;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    dot4(m, column, stride, px, py);
    column += 4 * stride;
    py += 32;
  }
  for (; j < n; j++) {
    store<f64>(py, dotAt(m, column, px));
    column += stride;
    py += 8;
  }
}

/**
 * Both products of a bidiagonalization step in one pass over the trailing matrix (after Howell et
 * al., ACM TOMS 34(3), 2008, "BLAS 2.5"). A is rows×cols; its row 0 is the row being reduced. Per column j:
 *   yⱼ = tau (Aⱼ·v − corrⱼ),  wⱼ = A₀ⱼ − baseⱼ − yⱼ,  x ← x + wⱼ Aⱼ.
 * On entry y holds corr and w holds base; x is added to.
 */
export function sweep(
  rows: i32,
  cols: i32,
  a: i32,
  lda: i32,
  v: i32,
  tau: f64,
  y: i32,
  w: i32,
  x: i32,
): void {
  let column = (<usize>a) << 3;
  const stride = (<usize>lda) << 3;
  const pv = (<usize>v) << 3;
  let py = (<usize>y) << 3;
  let pw = (<usize>w) << 3;
  const px = (<usize>x) << 3;
  let j = 0;
  for (; j + 4 <= cols; j += 4) {
    dot4(rows, column, stride, pv, TILE);
    const y0 = tau * (load<f64>(TILE) - load<f64>(py));
    const y1 = tau * (load<f64>(TILE, 8) - load<f64>(py, 8));
    const y2 = tau * (load<f64>(TILE, 16) - load<f64>(py, 16));
    const y3 = tau * (load<f64>(TILE, 24) - load<f64>(py, 24));
    store<f64>(py, y0);
    store<f64>(py, y1, 8);
    store<f64>(py, y2, 16);
    store<f64>(py, y3, 24);
    const w0 = load<f64>(column) - load<f64>(pw) - y0;
    const w1 = load<f64>(column + stride) - load<f64>(pw, 8) - y1;
    const w2 = load<f64>(column + 2 * stride) - load<f64>(pw, 16) - y2;
    const w3 = load<f64>(column + 3 * stride) - load<f64>(pw, 24) - y3;
    store<f64>(pw, w0);
    store<f64>(pw, w1, 8);
    store<f64>(pw, w2, 16);
    store<f64>(pw, w3, 24);
    add4(rows, column, stride, w0, w1, w2, w3, px);
    column += 4 * stride;
    py += 32;
    pw += 32;
  }
  for (; j < cols; j++) {
    const yj = tau * (dotAt(rows, column, pv) - load<f64>(py));
    store<f64>(py, yj);
    const wj = load<f64>(column) - load<f64>(pw) - yj;
    store<f64>(pw, wj);
    add1(rows, column, wj, px);
    column += stride;
    py += 8;
    pw += 8;
  }
}
