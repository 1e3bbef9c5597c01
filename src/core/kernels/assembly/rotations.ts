/** What `makeRotation` leaves: cosine, sine and the length. */
let c: f64 = 1;
let s: f64 = 0;
let r: f64 = 0;

const SMALL: f64 = 1e-140;
const POWER: f64 = 3.273390607896142e150;

/** c f + s g = r, c g − s f = 0 (LAPACK dlartg for a matrix scaled to norm about 1). */
function makeRotation(f: f64, g: f64): void {
  if (g == 0) {
    c = 1;
    s = 0;
    r = f;
    return;
  }
  if (f == 0) {
    c = 0;
    s = 1;
    r = g;
    return;
  }
  const tiny = Math.abs(f) < SMALL && Math.abs(g) < SMALL;
  if (tiny) {
    f *= POWER;
    g *= POWER;
  }
  const length = Math.sqrt(f * f + g * g);
  const signed = f < 0 ? -length : length;
  c = f / signed;
  s = g / signed;
  r = tiny ? signed / POWER : signed;
}

function keep(at: usize): void {
  store<f64>(at, c);
  store<f64>(at, s, 8);
}

/**
 * One sweep of implicit QR on rows lo … hi of the bidiagonal (d, e), with the given shift or, where that
 * is 0, Demmel & Kahan's zero-shift form. The right and the left rotation of step i go to
 * `rotations` + 4(i − lo), as c, s, c, s.
 */
export function qrSweep(d: i32, e: i32, lo: i32, hi: i32, shift: f64, rotations: i32): void {
  const pd = ((<usize>d) << 3) + ((<usize>lo) << 3);
  const pe = ((<usize>e) << 3) + ((<usize>lo) << 3);
  const out = (<usize>rotations) << 3;
  const steps = hi - lo;
  if (shift == 0) zeroShift(pd, pe, steps, out);
  else shifted(pd, pe, steps, shift, out);
}

function zeroShift(pd: usize, pe: usize, steps: i32, out: usize): void {
  let cr: f64 = 1;
  let cl: f64 = 1;
  let sl: f64 = 0;
  for (let i = 0; i < steps; i++) {
    makeRotation(load<f64>(pd) * cr, load<f64>(pe));
    keep(out);
    cr = c;
    if (i > 0) store<f64>(pe - 8, sl * r);
    makeRotation(cl * r, load<f64>(pd, 8) * s);
    keep(out + 16);
    cl = c;
    sl = s;
    store<f64>(pd, r);
    pd += 8;
    pe += 8;
    out += 32;
  }
  const last = load<f64>(pd) * cr;
  store<f64>(pd, last * cl);
  store<f64>(pe - 8, last * sl);
}

function shifted(pd: usize, pe: usize, steps: i32, shift: f64, out: usize): void {
  const first = load<f64>(pd);
  let f = (Math.abs(first) - shift) * ((first < 0 ? -1.0 : 1.0) + shift / first);
  let g = load<f64>(pe);
  for (let i = 0; i < steps; i++) {
    makeRotation(f, g);
    keep(out);
    if (i > 0) store<f64>(pe - 8, r);
    const di = load<f64>(pd);
    const ei = load<f64>(pe);
    const dn = load<f64>(pd, 8);
    f = c * di + s * ei;
    const en = c * ei - s * di;
    g = s * dn;
    const turned = c * dn;
    makeRotation(f, g);
    keep(out + 16);
    store<f64>(pd, r);
    f = c * en + s * turned;
    store<f64>(pd, c * turned - s * en, 8);
    store<f64>(pe, en);
    if (i + 1 < steps) {
      const next = load<f64>(pe, 8);
      g = s * next;
      store<f64>(pe, c * next, 8);
    }
    pd += 8;
    pe += 8;
    out += 32;
  }
  store<f64>(pe - 8, f);
}

/**
 * Applies `count` rotations (c, s at `rotations` + 4i) to the columns i and i + 1 of a matrix in turn; the
 * column between two rotations stays in a register.
 */
export function rotateColumns(rows: i32, count: i32, at: i32, ld: i32, rotations: i32): void {
  const stride = (<usize>ld) << 3;
  const list = (<usize>rotations) << 3;
  const end = list + ((<usize>count) << 5);
  let base = (<usize>at) << 3;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    let p = base;
    let x0 = v128.load(p);
    let x1 = v128.load(p, 16);
    for (let q = list; q < end; q += 32) {
      const cc = v128.load64_splat(q);
      const ss = v128.load64_splat(q, 8);
      const y0 = v128.load(p + stride);
      const y1 = v128.load(p + stride, 16);
      v128.store(p, f64x2.add(f64x2.mul(cc, x0), f64x2.mul(ss, y0)));
      v128.store(p, f64x2.add(f64x2.mul(cc, x1), f64x2.mul(ss, y1)), 16);
      x0 = f64x2.sub(f64x2.mul(cc, y0), f64x2.mul(ss, x0));
      x1 = f64x2.sub(f64x2.mul(cc, y1), f64x2.mul(ss, x1));
      p += stride;
    }
    v128.store(p, x0);
    v128.store(p, x1, 16);
    base += 32;
  }
  for (; row < rows; row++) {
    let p = base;
    let x = load<f64>(p);
    for (let q = list; q < end; q += 32) {
      const y = load<f64>(p + stride);
      store<f64>(p, load<f64>(q) * x + load<f64>(q, 8) * y);
      x = load<f64>(q) * y - load<f64>(q, 8) * x;
      p += stride;
    }
    store<f64>(p, x);
    base += 8;
  }
}
