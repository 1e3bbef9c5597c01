import { maddSingle } from './simd';

/*
 * Products of a large matrix with few vectors in single precision, for a search that double precision
 * refines: twice the numbers per instruction, half the memory to read. The matrix comes packed in
 * slivers of four rows, which serve both products, so nothing is packed per product.
 */

/**
 * Columns of a sliver that are used together. Their part of the vectors fits into the first cache, also
 * for two slivers.
 */
const PIECE: i32 = 256;

/**
 * C (8×4 of two slivers, column stride `ldc` bytes) ← (first) or += Σₚ a(:,p) x(p,:). It needs half as
 * many loads per product as `tile48`.
 */
function tile84(
  depth: i32,
  a: usize,
  line: usize,
  x: usize,
  c: usize,
  ldc: usize,
  first: bool,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let b = a + line;
  const end = a + ((<usize>depth) << 4);
  while (a < end) {
    const v0 = v128.load(a);
    const v1 = v128.load(b);
    let s = v128.load32_splat(x);
    c00 = maddSingle(v0, s, c00);
    c01 = maddSingle(v1, s, c01);
    s = v128.load32_splat(x, 4);
    c10 = maddSingle(v0, s, c10);
    c11 = maddSingle(v1, s, c11);
    s = v128.load32_splat(x, 8);
    c20 = maddSingle(v0, s, c20);
    c21 = maddSingle(v1, s, c21);
    s = v128.load32_splat(x, 12);
    c30 = maddSingle(v0, s, c30);
    c31 = maddSingle(v1, s, c31);
    a += 16;
    b += 16;
    x += 32;
  }
  put(c, c00, first);
  put(c + 16, c01, first);
  put(c + ldc, c10, first);
  put(c + ldc + 16, c11, first);
  put(c + 2 * ldc, c20, first);
  put(c + 2 * ldc + 16, c21, first);
  put(c + 3 * ldc, c30, first);
  put(c + 3 * ldc + 16, c31, first);
}

/** C (4×8, column stride `ldc` bytes) ← (first) or += Σₚ a(:,p) x(p,:). */
function tile48(depth: i32, a: usize, x: usize, c: usize, ldc: usize, first: bool): void {
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  let c4 = c0;
  let c5 = c0;
  let c6 = c0;
  let c7 = c0;
  for (let p = 0; p < depth; p++) {
    const v = v128.load(a);
    c0 = maddSingle(v, v128.load32_splat(x), c0);
    c1 = maddSingle(v, v128.load32_splat(x, 4), c1);
    c2 = maddSingle(v, v128.load32_splat(x, 8), c2);
    c3 = maddSingle(v, v128.load32_splat(x, 12), c3);
    c4 = maddSingle(v, v128.load32_splat(x, 16), c4);
    c5 = maddSingle(v, v128.load32_splat(x, 20), c5);
    c6 = maddSingle(v, v128.load32_splat(x, 24), c6);
    c7 = maddSingle(v, v128.load32_splat(x, 28), c7);
    a += 16;
    x += 32;
  }
  put(c, c0, first);
  put(c + ldc, c1, first);
  put(c + 2 * ldc, c2, first);
  put(c + 3 * ldc, c3, first);
  put(c + 4 * ldc, c4, first);
  put(c + 5 * ldc, c5, first);
  put(c + 6 * ldc, c6, first);
  put(c + 7 * ldc, c7, first);
}

function put(c: usize, value: v128, first: bool): void {
  v128.store(c, first ? value : f32x4.add(v128.load(c), value));
}

/** C ← A X in single precision; see ../kernels.ts. */
export function single(slivers: i32, depth: i32, octets: i32, a: i32, x: i32, c: i32): void {
  const ldc = (<usize>slivers) << 4;
  const pa = (<usize>a) << 2;
  const px = (<usize>x) << 2;
  const pc = (<usize>c) << 2;
  for (let start = 0; start < depth; start += PIECE) {
    const length = min(PIECE, depth - start);
    const line = (<usize>length) << 4;
    const at = pa + <usize>start * ldc;
    let g = 0;
    for (; g + 2 <= slivers; g += 2) {
      const two = at + <usize>g * line;
      for (let q = 0; q < octets; q++) {
        const vectors = px + ((<usize>(q * depth + start)) << 5);
        const target = pc + ((<usize>g) << 4) + ((<usize>q) << 3) * ldc;
        tile84(length, two, line, vectors, target, ldc, start === 0);
        tile84(length, two, line, vectors + 16, target + 4 * ldc, ldc, start === 0);
      }
    }
    for (; g < slivers; g++) {
      for (let q = 0; q < octets; q++) {
        tile48(
          length,
          at + <usize>g * line,
          px + ((<usize>(q * depth + start)) << 5),
          pc + ((<usize>g) << 4) + ((<usize>q) << 3) * ldc,
          ldc,
          start === 0,
        );
      }
    }
  }
}

/** z(p,:) += Σᵢ a(i,p) y(i,:) over the four rows of a sliver; eight vectors. */
function spread48(depth: i32, a: usize, y: usize, z: usize): void {
  const y00 = v128.load(y);
  const y01 = v128.load(y, 16);
  const y10 = v128.load(y, 32);
  const y11 = v128.load(y, 48);
  const y20 = v128.load(y, 64);
  const y21 = v128.load(y, 80);
  const y30 = v128.load(y, 96);
  const y31 = v128.load(y, 112);
  for (let p = 0; p < depth; p++) {
    let s = v128.load32_splat(a);
    let z0 = maddSingle(s, y00, v128.load(z));
    let z1 = maddSingle(s, y01, v128.load(z, 16));
    s = v128.load32_splat(a, 4);
    z0 = maddSingle(s, y10, z0);
    z1 = maddSingle(s, y11, z1);
    s = v128.load32_splat(a, 8);
    z0 = maddSingle(s, y20, z0);
    z1 = maddSingle(s, y21, z1);
    s = v128.load32_splat(a, 12);
    z0 = maddSingle(s, y30, z0);
    z1 = maddSingle(s, y31, z1);
    v128.store(z, z0);
    v128.store(z, z1, 16);
    a += 16;
    z += 32;
  }
}

/** Z ← AᵀY in single precision; see ../kernels.ts. */
export function singleT(slivers: i32, depth: i32, octets: i32, a: i32, y: i32, z: i32): void {
  const height = (<usize>slivers) << 4;
  const pa = (<usize>a) << 2;
  const py = (<usize>y) << 2;
  const pz = (<usize>z) << 2;
  memory.fill(pz, 0, (<usize>(depth * octets)) << 5);
  for (let start = 0; start < depth; start += PIECE) {
    const length = min(PIECE, depth - start);
    const line = (<usize>length) << 4;
    const at = pa + <usize>start * height;
    for (let g = 0; g < slivers; g++) {
      for (let q = 0; q < octets; q++) {
        spread48(
          length,
          at + <usize>g * line,
          py + ((<usize>(q * slivers + g)) << 7),
          pz + ((<usize>(q * depth + start)) << 5),
        );
      }
    }
  }
}

/** Four rows of doubles to a piece of a sliver; see ../kernels.ts. */
export function narrow4(depth: i32, scale: f64, from: i32, ld: i32, to: i32): void {
  const line = (<usize>ld) << 3;
  const s = f64x2.splat(scale);
  let p = (<usize>from) << 3;
  let q = (<usize>to) << 2;
  const end = p + ((<usize>(depth & ~1)) << 3);
  for (; p < end; p += 16, q += 32) {
    const a = f32x4.demote_f64x2_zero(f64x2.mul(s, v128.load(p)));
    const b = f32x4.demote_f64x2_zero(f64x2.mul(s, v128.load(p + line)));
    const c = f32x4.demote_f64x2_zero(f64x2.mul(s, v128.load(p + 2 * line)));
    const d = f32x4.demote_f64x2_zero(f64x2.mul(s, v128.load(p + 3 * line)));
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    v128.store(q, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
    v128.store(q, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 16);
  }
  if (depth & 1) {
    for (let i = 0; i < 4; i++, p += line, q += 4) store<f32>(q, <f32>(scale * load<f64>(p)));
  }
}

/**
 * Converts vectors of doubles to groups of eight in single precision, with zeros beyond `length` numbers
 * and for absent vectors; see ../kernels.ts.
 */
export function gather8(count: i32, length: i32, padded: i32, from: i32, to: i32): void {
  const line = (<usize>length) << 3;
  for (let j = 0; j < count; j += 8) {
    const group = ((<usize>to) << 2) + ((<usize>j * <usize>padded) << 2);
    const source = ((<usize>from) << 3) + <usize>j * line;
    const present = min(8, count - j);
    if (present < 8 || length < padded) memory.fill(group, 0, (<usize>padded) << 5);
    for (let l = 0; l < present; l++) {
      let p = source + <usize>l * line;
      let q = group + ((<usize>l) << 2);
      const end = p + line;
      for (; p < end; p += 8, q += 32) store<f32>(q, <f32>load<f64>(p));
    }
  }
}

/** The inverse of `gather8`: converts the vectors of such groups to doubles. */
export function scatter8(count: i32, length: i32, from: i32, to: i32): void {
  for (let j = 0; j < count; j++) {
    let p =
      ((<usize>from) << 2) + ((<usize>(j >> 3) * <usize>length) << 5) + ((<usize>(j & 7)) << 2);
    let q = ((<usize>to) << 3) + ((<usize>j * <usize>length) << 3);
    const end = q + ((<usize>length) << 3);
    for (; q < end; p += 32, q += 8) store<f64>(q, <f64>load<f32>(p));
  }
}

/** Converts columns in single precision, `ld` numbers apart, to contiguous doubles. */
export function widen(count: i32, length: i32, from: i32, ld: i32, to: i32): void {
  for (let j = 0; j < count; j++) {
    let p = ((<usize>from) << 2) + ((<usize>j * <usize>ld) << 2);
    let q = ((<usize>to) << 3) + ((<usize>j * <usize>length) << 3);
    const end = q + ((<usize>length) << 3);
    for (; q < end; p += 4, q += 8) store<f64>(q, <f64>load<f32>(p));
  }
}
