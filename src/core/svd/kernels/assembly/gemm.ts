import { KC, MC, NC, PACKED_A, PACKED_B, TILE } from './layout';
import { madd, splat } from './simd';

/**
 * Matrix product in the manner of Goto & van de Geijn (2008): both operands are packed into slivers
 * that a 4×4 register kernel reads front to back; a KC×4 sliver of B stays in the first cache, an
 * MC×KC block of A in the second. The TypeScript twin adds in the same order.
 */
/** Packs `count` lines of op(X), 4 at a time, each line `depth` long; missing lines are zero. */
function pack(
  source: usize,
  lineStride: usize,
  depthStride: usize,
  count: i32,
  depth: i32,
  target: usize,
): void {
  let line = 0;
  for (; line + 4 <= count; line += 4) {
    let p = source + <usize>line * lineStride;
    if (lineStride == 8) {
      for (let k = 0; k < depth; k++) {
        v128.store(target, v128.load(p));
        v128.store(target, v128.load(p, 16), 16);
        target += 32;
        p += depthStride;
      }
    } else {
      const p1 = lineStride;
      const p2 = lineStride * 2;
      const p3 = lineStride * 3;
      let k = 0;
      if (depthStride == 8) {
        for (; k + 2 <= depth; k += 2) {
          const a = v128.load(p);
          const b = v128.load(p + p1);
          const c = v128.load(p + p2);
          const d = v128.load(p + p3);
          v128.store(target, v128.shuffle<f64>(a, b, 0, 2));
          v128.store(target, v128.shuffle<f64>(c, d, 0, 2), 16);
          v128.store(target, v128.shuffle<f64>(a, b, 1, 3), 32);
          v128.store(target, v128.shuffle<f64>(c, d, 1, 3), 48);
          target += 64;
          p += 16;
        }
      }
      for (; k < depth; k++) {
        store<f64>(target, load<f64>(p));
        store<f64>(target, load<f64>(p + p1), 8);
        store<f64>(target, load<f64>(p + p2), 16);
        store<f64>(target, load<f64>(p + p3), 24);
        target += 32;
        p += depthStride;
      }
    }
  }
  if (line < count) {
    const rest = count - line;
    const p = source + <usize>line * lineStride;
    for (let k = 0; k < depth; k++) {
      for (let i = 0; i < 4; i++) {
        const value = i < rest ? load<f64>(p + <usize>i * lineStride + <usize>k * depthStride) : 0;
        store<f64>(target + ((<usize>i) << 3), value);
      }
      target += 32;
    }
  }
}

/** tile (4×4, column stride `ldc` bytes) += alpha · Σₖ a(:,k) b(k,:). */
function tile(depth: i32, alpha: f64, a: usize, b: usize, c: usize, ldc: usize): void {
  let c00 = f64x2.splat(0);
  let c10 = c00;
  let c01 = c00;
  let c11 = c00;
  let c02 = c00;
  let c12 = c00;
  let c03 = c00;
  let c13 = c00;
  for (let k = 0; k < depth; k++) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    let s = splat(b);
    c00 = madd(a0, s, c00);
    c10 = madd(a1, s, c10);
    s = v128.load64_splat(b, 8);
    c01 = madd(a0, s, c01);
    c11 = madd(a1, s, c11);
    s = v128.load64_splat(b, 16);
    c02 = madd(a0, s, c02);
    c12 = madd(a1, s, c12);
    s = v128.load64_splat(b, 24);
    c03 = madd(a0, s, c03);
    c13 = madd(a1, s, c13);
    a += 32;
    b += 32;
  }
  const f = f64x2.splat(alpha);
  v128.store(c, madd(f, c00, v128.load(c)));
  v128.store(c, madd(f, c10, v128.load(c, 16)), 16);
  c += ldc;
  v128.store(c, madd(f, c01, v128.load(c)));
  v128.store(c, madd(f, c11, v128.load(c, 16)), 16);
  c += ldc;
  v128.store(c, madd(f, c02, v128.load(c)));
  v128.store(c, madd(f, c12, v128.load(c, 16)), 16);
  c += ldc;
  v128.store(c, madd(f, c03, v128.load(c)));
  v128.store(c, madd(f, c13, v128.load(c, 16)), 16);
}

/** One packed block: C (m×n) += alpha A B; ragged tiles go through the scratch tile. */
function block(m: i32, n: i32, depth: i32, alpha: f64, c: usize, ldc: usize): void {
  const sliver = (<usize>depth) << 5;
  for (let j = 0; j < n; j += 4) {
    const b = PACKED_B + <usize>(j >> 2) * sliver;
    let a = PACKED_A;
    const column = c + <usize>j * ldc;
    const width = min(4, n - j);
    for (let i = 0; i < m; i += 4) {
      const height = min(4, m - i);
      const target = column + ((<usize>i) << 3);
      if (height == 4 && width == 4) {
        tile(depth, alpha, a, b, target, ldc);
      } else {
        for (let q = 0; q < width; q++) {
          for (let p = 0; p < height; p++) {
            store<f64>(
              TILE + ((<usize>(q * 4 + p)) << 3),
              load<f64>(target + <usize>q * ldc + ((<usize>p) << 3)),
            );
          }
        }
        tile(depth, alpha, a, b, TILE, 32);
        for (let q = 0; q < width; q++) {
          for (let p = 0; p < height; p++) {
            store<f64>(
              target + <usize>q * ldc + ((<usize>p) << 3),
              load<f64>(TILE + ((<usize>(q * 4 + p)) << 3)),
            );
          }
        }
      }
      a += sliver;
    }
  }
}

/**
 * C += alpha · op(A) op(B), column-major; C m×n, op(A) m×k, op(B) k×n. Offsets and leading
 * dimensions count doubles.
 */
export function gemm(
  transA: i32,
  transB: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f64,
  a: i32,
  lda: i32,
  b: i32,
  ldb: i32,
  c: i32,
  ldc: i32,
): void {
  const aRow: usize = transA ? (<usize>lda) << 3 : 8;
  const aDepth: usize = transA ? 8 : (<usize>lda) << 3;
  const bLine: usize = transB ? 8 : (<usize>ldb) << 3;
  const bDepth: usize = transB ? (<usize>ldb) << 3 : 8;
  const base = (<usize>a) << 3;
  const baseB = (<usize>b) << 3;
  const baseC = (<usize>c) << 3;
  const stride = (<usize>ldc) << 3;
  for (let j = 0; j < n; j += NC) {
    const nb = min(NC, n - j);
    for (let p = 0; p < k; p += KC) {
      const depth = min(KC, k - p);
      pack(baseB + <usize>j * bLine + <usize>p * bDepth, bLine, bDepth, nb, depth, PACKED_B);
      for (let i = 0; i < m; i += MC) {
        const mb = min(MC, m - i);
        pack(base + <usize>i * aRow + <usize>p * aDepth, aRow, aDepth, mb, depth, PACKED_A);
        const target = baseC + <usize>j * stride + ((<usize>i) << 3);
        block(mb, nb, depth, alpha, target, stride);
      }
    }
  }
}
