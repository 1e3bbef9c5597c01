import { lanes, madd } from './simd';

/*
 * Band to bidiagonal by bulge chasing with Householder reflectors (Lang, Parallel Computing 22, 1996, for
 * the symmetric case; Grosser & Lang, Parallel Computing 25, 1999). Entry (i, j) of the band has the
 * offset at + i + j·ld, so every piece of it is a dense column-major block. The numbers around the band are
 * zeros, and a reflector does not change zeros. So blocks may be rounded up to whole registers.
 */

/** The result of a reflector beside v: its factor, and the number that replaces the first one. */
let tau: f64 = 0;
let beta: f64 = 0;

/** Turns the n numbers at `v` into the vector of a reflector; see householder.ts. */
function reflect(n: i32, v: usize): void {
  const alpha = load<f64>(v);
  const end = v + ((<usize>n) << 3);
  let squares: f64 = 0;
  for (let p = v + 8; p < end; p += 8) squares += load<f64>(p) * load<f64>(p);
  store<f64>(v, 1);
  // The square of NEGLIGIBLE of householder.ts.
  if (squares < 1e-280) {
    tau = 0;
    beta = alpha;
    return;
  }
  const norm = Math.sqrt(alpha * alpha + squares);
  beta = alpha > 0 ? -norm : norm;
  tau = (beta - alpha) / beta;
  const factor = 1 / (alpha - beta);
  for (let p = v + 8; p < end; p += 8) store<f64>(p, load<f64>(p) * factor);
}

/** Applies the reflector at v from the right to the rows of a block, eight at a time; `width` columns. */
function fromRight(rows: i32, width: i32, a: usize, ld: usize, v: usize): void {
  const end = v + ((<usize>width) << 3);
  for (let i = 0; i < rows; i += 8) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let p = a;
    for (let q = v; q < end; q += 8) {
      const f = v128.load64_splat(q);
      s0 = madd(f, v128.load(p), s0);
      s1 = madd(f, v128.load(p, 16), s1);
      s2 = madd(f, v128.load(p, 32), s2);
      s3 = madd(f, v128.load(p, 48), s3);
      p += ld;
    }
    const t = f64x2.splat(-tau);
    s0 = f64x2.mul(t, s0);
    s1 = f64x2.mul(t, s1);
    s2 = f64x2.mul(t, s2);
    s3 = f64x2.mul(t, s3);
    p = a;
    for (let q = v; q < end; q += 8) {
      const f = v128.load64_splat(q);
      v128.store(p, madd(f, s0, v128.load(p)));
      v128.store(p, madd(f, s1, v128.load(p, 16)), 16);
      v128.store(p, madd(f, s2, v128.load(p, 32)), 32);
      v128.store(p, madd(f, s3, v128.load(p, 48)), 48);
      p += ld;
    }
    a += 64;
  }
}

/**
 * Applies the reflector at v from the left to the columns of a block, four at a time; `height` rows,
 * even.
 */
function fromLeft(height: i32, cols: i32, a: usize, ld: usize, v: usize): void {
  const size = (<usize>height) << 3;
  for (let j = 0; j < cols; j += 4) {
    const b = a + ld;
    const c = b + ld;
    const d = c + ld;
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let p: usize = 0; p < size; p += 16) {
      const f = v128.load(v + p);
      s0 = madd(f, v128.load(a + p), s0);
      s1 = madd(f, v128.load(b + p), s1);
      s2 = madd(f, v128.load(c + p), s2);
      s3 = madd(f, v128.load(d + p), s3);
    }
    const t0 = f64x2.splat(-tau * lanes(s0));
    const t1 = f64x2.splat(-tau * lanes(s1));
    const t2 = f64x2.splat(-tau * lanes(s2));
    const t3 = f64x2.splat(-tau * lanes(s3));
    for (let p: usize = 0; p < size; p += 16) {
      const f = v128.load(v + p);
      v128.store(a + p, madd(f, t0, v128.load(a + p)));
      v128.store(b + p, madd(f, t1, v128.load(b + p)));
      v128.store(c + p, madd(f, t2, v128.load(c + p)));
      v128.store(d + p, madd(f, t3, v128.load(d + p)));
    }
    a = d + ld;
  }
}

/** Reduces the rows `from` to `to` of the upper band; `../kernels.ts` describes its place. */
export function chase(n: i32, width: i32, from: i32, to: i32, at: i32, ld: i32, vector: i32): void {
  const stride = (<usize>ld) << 3;
  const base = (<usize>at) << 3;
  const v = (<usize>vector) << 3;
  for (let i = from; i < min(to, n - 2); i++) {
    let row = i;
    for (let first = i + 1; first < n - 1; first += width) {
      const last = min(first + width, n);
      const w = last - first;
      const corner = base + ((<usize>first) << 3) + <usize>first * stride;
      // Row `row` to its first column of this block.
      let p = base + ((<usize>row) << 3) + <usize>first * stride;
      for (let k = 0; k < w; k++) {
        store<f64>(v + ((<usize>k) << 3), load<f64>(p + <usize>k * stride));
        store<f64>(p + <usize>k * stride, 0);
      }
      reflect(w, v);
      store<f64>(p, beta);
      if (tau != 0) fromRight(last - row - 1, w, p + 8, stride, v);
      // The block's first column to its diagonal.
      for (let k = 0; k < w; k++) {
        store<f64>(v + ((<usize>k) << 3), load<f64>(corner + ((<usize>k) << 3)));
        store<f64>(corner + ((<usize>k) << 3), 0);
      }
      reflect(w, v);
      store<f64>(corner, beta);
      if (w & 1) store<f64>(v + ((<usize>w) << 3), 0);
      if (tau != 0)
        fromLeft((w + 1) & ~1, min(last + width, n) - first - 1, corner + stride, stride, v);
      row = first;
    }
  }
}
