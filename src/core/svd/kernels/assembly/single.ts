import { maddSingle } from './simd';

/*
 * Products of a large matrix with few vectors in single precision, for a search that double precision
 * refines: twice the numbers per instruction, half the memory to read. The matrix comes packed in
 * slivers of four rows, which serve both products, so nothing is packed per product.
 */

/** Columns of a sliver that are used together: their part of the vectors stays in the first cache. */
const PIECE: i32 = 1024;

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
  const line = (<usize>depth) << 4;
  const ldc = (<usize>slivers) << 4;
  const pa = (<usize>a) << 2;
  const px = (<usize>x) << 2;
  const pc = (<usize>c) << 2;
  for (let start = 0; start < depth; start += PIECE) {
    const length = min(PIECE, depth - start);
    const at = pa + ((<usize>start) << 4);
    for (let g = 0; g < slivers; g++) {
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
  const line = (<usize>depth) << 4;
  const pa = (<usize>a) << 2;
  const py = (<usize>y) << 2;
  const pz = (<usize>z) << 2;
  memory.fill(pz, 0, (<usize>(depth * octets)) << 5);
  for (let start = 0; start < depth; start += PIECE) {
    const length = min(PIECE, depth - start);
    const at = pa + ((<usize>start) << 4);
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
