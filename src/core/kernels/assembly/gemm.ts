import { KC, MC, MR, NC, NR, PACKED_A, PACKED_B, TILE } from './layout';
import { pack } from './pack';
import { tile44, tile63 } from './tiles';

/*
 * Matrix product in the manner of Goto & van de Geijn (ACM TOMS 34(3), 2008): both operands are packed
 * into slivers. A KC×NR sliver of B stays in the first cache, an MC×KC block of A in the second.
 */

function tile(depth: i32, alpha: f64, a: usize, b: usize, c: usize, ldc: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) tile63(depth, alpha, a, b, c, ldc);
  else tile44(depth, alpha, a, b, c, ldc);
}

/** Computes a tile at the ragged edge through a whole tile in memory. */
function edge(
  height: i32,
  width: i32,
  depth: i32,
  alpha: f64,
  a: usize,
  b: usize,
  c: usize,
  ldc: usize,
): void {
  for (let j = 0; j < width; j++) {
    for (let i = 0; i < height; i++) {
      store<f64>(
        TILE + ((<usize>(j * MR + i)) << 3),
        load<f64>(c + <usize>j * ldc + ((<usize>i) << 3)),
      );
    }
  }
  tile(depth, alpha, a, b, TILE, (<usize>MR) << 3);
  for (let j = 0; j < width; j++) {
    for (let i = 0; i < height; i++) {
      store<f64>(
        c + <usize>j * ldc + ((<usize>i) << 3),
        load<f64>(TILE + ((<usize>(j * MR + i)) << 3)),
      );
    }
  }
}

/** One packed block: C (m×n) += alpha A B. */
function block(m: i32, n: i32, depth: i32, alpha: f64, c: usize, ldc: usize): void {
  const sliverA = (<usize>(depth * MR)) << 3;
  let b = PACKED_B;
  for (let j = 0; j < n; j += NR) {
    let a = PACKED_A;
    let target = c + <usize>j * ldc;
    const width = min(NR, n - j);
    for (let i = 0; i < m; i += MR) {
      const height = min(MR, m - i);
      if (height == MR && width == NR) tile(depth, alpha, a, b, target, ldc);
      else edge(height, width, depth, alpha, a, b, target, ldc);
      a += sliverA;
      target += (<usize>MR) << 3;
    }
    b += (<usize>(depth * NR)) << 3;
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
  const lineA: usize = transA ? (<usize>lda) << 3 : 8;
  const depthA: usize = transA ? 8 : (<usize>lda) << 3;
  const lineB: usize = transB ? 8 : (<usize>ldb) << 3;
  const depthB: usize = transB ? (<usize>ldb) << 3 : 8;
  const fromA = (<usize>a) << 3;
  const fromB = (<usize>b) << 3;
  const fromC = (<usize>c) << 3;
  const stride = (<usize>ldc) << 3;
  for (let j = 0; j < n; j += NC) {
    const nb = min(NC, n - j);
    for (let p = 0; p < k; p += KC) {
      const depth = min(KC, k - p);
      pack(NR, fromB + <usize>j * lineB + <usize>p * depthB, lineB, depthB, nb, depth, PACKED_B);
      for (let i = 0; i < m; i += MC) {
        const mb = min(MC, m - i);
        pack(MR, fromA + <usize>i * lineA + <usize>p * depthA, lineA, depthA, mb, depth, PACKED_A);
        block(mb, nb, depth, alpha, fromC + <usize>j * stride + ((<usize>i) << 3), stride);
      }
    }
  }
}
