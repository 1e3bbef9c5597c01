/**
 * The inner loops of the engine. All arguments that name data are offsets into one shared array of
 * doubles. Matrices are column-major with a leading dimension counted in doubles. One source, `assembly/`, is
 * built to WebAssembly and to TypeScript; both add in the same order.
 */
export interface Kernels {
  /** C += alpha · op(A) op(B); C m×n, op(A) m×k, op(B) k×n; `transA`, `transB` are 0 or 1. */
  gemm(
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
  ): void;
  /**
   * C ← A X in single precision; all offsets count 32-bit numbers. A (4·slivers × depth) is stored in
   * pieces of 256 columns (`PIECE`). A piece consists of slivers of four rows, and a sliver is stored
   * column by column. X (depth × 8·octets) is stored in groups of eight vectors, and a group row by row.
   * C is column-major (4·slivers × 8·octets).
   */
  single(slivers: number, depth: number, octets: number, a: number, x: number, c: number): void;
  /**
   * Z ← AᵀY in the same way; Y (4·slivers × 8·octets) and Z (depth × 8·octets) in groups of eight
   * vectors.
   */
  singleT(slivers: number, depth: number, octets: number, a: number, y: number, z: number): void;
  /**
   * Converts `count` vectors of doubles at `from`, `length` numbers each, to groups of eight in single
   * precision at `to`, a 32-bit offset. Fills with zeros up to `padded` numbers, and for vectors that the
   * last group lacks.
   */
  gather8(count: number, length: number, padded: number, from: number, to: number): void;
  /**
   * Writes scale · A in single precision as `depth` columns of a sliver at `to`, a 32-bit offset. The
   * four rows of A are `ld` doubles apart.
   */
  narrow4(depth: number, scale: number, from: number, ld: number, to: number): void;
  /**
   * The inverse of `gather8`: converts `count` vectors of groups of eight, at the 32-bit offset `from`,
   * to doubles.
   */
  scatter8(count: number, length: number, from: number, to: number): void;
  /**
   * Converts `count` columns in single precision, `ld` apart from the 32-bit offset `from` on, to
   * doubles.
   */
  widen(count: number, length: number, from: number, ld: number, to: number): void;
  /** y += alpha · A x; A m×n, x with stride `incx`, y of length m. */
  gemv(
    m: number,
    n: number,
    alpha: number,
    a: number,
    lda: number,
    x: number,
    incx: number,
    y: number,
  ): void;
  /** y ← Aᵀx; A m×n, y of length n. */
  gemvT(m: number, n: number, a: number, lda: number, x: number, y: number): void;
  /**
   * Both products of a bidiagonalization step in one pass over A (rows×cols). On entry y holds a
   * correction and w a base per column; per column j, y ← tau (Aⱼ·v − y), w ← A₀ⱼ − w − y,
   * x += wⱼ Aⱼ.
   */
  sweep(
    rows: number,
    cols: number,
    a: number,
    lda: number,
    v: number,
    tau: number,
    y: number,
    w: number,
    x: number,
  ): void;
  /**
   * Writes the largest magnitude (NaN if an entry is NaN) to `out`, and the sum of all squares, row by
   * row, to `out` + 1. The rows×cols numbers are contiguous.
   */
  measure(rows: number, cols: number, x: number, out: number): void;
  /**
   * X ← X − w vᵀ, and the same two numbers of the new X; NaN is no largest magnitude here. X is rows×cols, row after row; w
   * has `rows` numbers, v `cols`. X is read once for all three.
   */
  peel(rows: number, cols: number, x: number, v: number, w: number, out: number): void;
  /** Σᵢ (xᵢ − factor · yᵢ)². */
  apart(n: number, x: number, factor: number, y: number): number;
  /** x·y. */
  dot(n: number, x: number, y: number): number;
  /** x ← factor · x. */
  scale(n: number, factor: number, x: number): void;
  /** x ← c x + s y, y ← c y − s x. */
  rotate(n: number, x: number, y: number, c: number, s: number): void;
  /** out ← [ψ, ψ′, φ, φ′] of the secular equation at origin + tau; ψ over j < split. */
  secularSums(
    n: number,
    split: number,
    d: number,
    z: number,
    origin: number,
    tau: number,
    out: number,
  ): void;
  /** Multiplies the factors of one root into Löwner's products for ẑ². */
  lowner(n: number, root: number, d: number, origin: number, tau: number, product: number): void;
  /** A normalized right (`left` 0) or left (1) singular vector of the arrow matrix. */
  secularVector(
    n: number,
    left: number,
    first: number,
    d: number,
    z: number,
    origin: number,
    tau: number,
    out: number,
  ): void;
  /**
   * One sweep of implicit QR on rows lo … hi of the bidiagonal (d, e); shift 0 means the zero-shift form.
   * The right and left rotation of step i are written to rotations + 4(i − lo) as c, s, c, s.
   */
  qrSweep(d: number, e: number, lo: number, hi: number, shift: number, rotations: number): void;
  /**
   * Computes the singular values of an upper bidiagonal by at most `budget` steps of dqds, and writes
   * them to `values` in any order. Its squared diagonal is at `at` (n numbers), and its squared
   * superdiagonal at `at` + n + 1. Squares up to `floor` above the diagonal count as 0. `at` has 10n + 16
   * doubles.
   *
   * @returns 1, or 0 if it did not converge.
   */
  dqds(n: number, at: number, values: number, floor: number, budget: number): number;
  /**
   * Reduces the rows `from` to `to` of an n×n upper band with `width` superdiagonals, a multiple of 8, to
   * upper bidiagonal form. The calls must go through all rows, 0 to n, in order. Entry (i, j) is at `at`
   * + i + j·ld, with ld ≥ 3·width + 10. The numbers between the columns of the band, and up to column n +
   * 3, are zero. `vector` has `width` doubles.
   */
  chase(
    n: number,
    width: number,
    from: number,
    to: number,
    at: number,
    ld: number,
    vector: number,
  ): void;
  /** Rotates columns i and i + 1 for i = 0 … count − 1 in turn; c and s are at rotations + 4i. */
  rotateColumns(rows: number, count: number, at: number, ld: number, rotations: number): void;
  /**
   * Sums and extremes of the cells of each pixel of a line. The cells, data − minus (data alone if
   * `minus` is negative), are rows × width, row after row, `width` even. `ranges` holds the first column
   * and one past the last of each pixel. Writes sums (means if `divided` is 1), then the smallest, then
   * the largest cells to `out`. NaN changes no extreme unless it comes first.
   *
   * @param scratch 3·width doubles.
   */
  readLine(
    rows: number,
    width: number,
    data: number,
    minus: number,
    ranges: number,
    pixels: number,
    divided: number,
    scratch: number,
    out: number,
  ): void;
  /**
   * Replaces the means of such a line (means, smallest, largest; `pixels` even) by positions between a
   * and a + span: that of the mean, or that of an extreme that is farther than `standOut` from it.
   */
  standLine(
    pixels: number,
    line: number,
    a: number,
    span: number,
    standOut: number,
    tie: number,
  ): void;
}

/** Kernels together with the memory they work in. */
export interface KernelInstance {
  /** Replaced after `grow`, like the memory. */
  readonly kernels: Kernels;
  /** The whole memory. */
  memory(): Float64Array;
  /** First double that belongs to the caller. */
  readonly start: number;
  /** Enlarges the memory to this many doubles in all. Earlier views become invalid. */
  grow(doubles: number): void;
}
