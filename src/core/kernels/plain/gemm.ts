const KC = 256;

/** Copies `count` lines of op(X) so that each line's `depth` entries are contiguous. */
function pack(
  x: Float64Array,
  source: number,
  lineStride: number,
  depthStride: number,
  count: number,
  depth: number,
): Float64Array {
  const out = new Float64Array(count * depth);
  for (let line = 0; line < count; line++) {
    let from = source + line * lineStride;
    const end = (line + 1) * depth;
    for (let to = line * depth; to < end; to++) {
      out[to] = x[from]!;
      from += depthStride;
    }
  }
  return out;
}

/** C += alpha · Lines(A)ᵀ Lines(B) for one slice of the inner dimension, two by two. */
function slice(
  x: Float64Array,
  m: number,
  n: number,
  depth: number,
  alpha: number,
  a: Float64Array,
  b: Float64Array,
  c: number,
  ldc: number,
): void {
  for (let j = 0; j < n; j += 2) {
    const b0 = j * depth;
    const b1 = j + 1 < n ? b0 + depth : b0;
    for (let i = 0; i < m; i += 2) {
      const a0 = i * depth;
      const a1 = i + 1 < m ? a0 + depth : a0;
      let c00 = 0;
      let c10 = 0;
      let c01 = 0;
      let c11 = 0;
      for (let k = 0; k < depth; k++) {
        const p = a[a0 + k]!;
        const q = a[a1 + k]!;
        const r = b[b0 + k]!;
        const s = b[b1 + k]!;
        c00 += p * r;
        c10 += q * r;
        c01 += p * s;
        c11 += q * s;
      }
      const at = c + i + j * ldc;
      x[at] = x[at]! + alpha * c00;
      if (a1 !== a0) x[at + 1] = x[at + 1]! + alpha * c10;
      if (b1 !== b0) {
        x[at + ldc] = x[at + ldc]! + alpha * c01;
        if (a1 !== a0) x[at + ldc + 1] = x[at + ldc + 1]! + alpha * c11;
      }
    }
  }
}

/** The twin of assembly/gemm.ts: each entry of C gathers the same sums in the same order. */
export function gemm(
  x: Float64Array,
  transA: number,
  transB: number,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: number,
  lda: number,
  b: number,
  ldb: number,
  c: number,
  ldc: number,
): void {
  const aLine = transA ? lda : 1;
  const aDepth = transA ? 1 : lda;
  const bLine = transB ? 1 : ldb;
  const bDepth = transB ? ldb : 1;
  for (let p = 0; p < k; p += KC) {
    const depth = Math.min(KC, k - p);
    const packedA = pack(x, a + p * aDepth, aLine, aDepth, m, depth);
    const packedB = pack(x, b + p * bDepth, bLine, bDepth, n, depth);
    slice(x, m, n, depth, alpha, packedA, packedB, c, ldc);
  }
}
