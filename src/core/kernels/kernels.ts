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
   * C ← A X in single precision; all offsets count 32-bit numbers. A (4·slivers × depth) lies in pieces of 256
   * columns (`PIECE`), those in slivers of four rows, column after column of a sliver; X in groups of eight vectors, row after row of a group
   * (depth × 8·octets); C is column-major (4·slivers × 8·octets).
   */
  single(slivers: number, depth: number, octets: number, a: number, x: number, c: number): void;
  /** Z ← AᵀY likewise; Y (4·slivers × 8·octets) and Z (depth × 8·octets) in groups of eight vectors. */
  singleT(slivers: number, depth: number, octets: number, a: number, y: number, z: number): void;
  /**
   * `count` vectors of doubles at `from`, `length` numbers each, to groups of eight in single precision at
   * `to`, a 32-bit offset; zeros up to `padded` numbers and for vectors that the last group lacks.
   */
  gather8(count: number, length: number, padded: number, from: number, to: number): void;
  /**
   * scale · A in single precision as `depth` columns of a sliver at `to`, a 32-bit offset; the four rows of A lie
   * `ld` doubles apart.
   */
  narrow4(depth: number, scale: number, from: number, ld: number, to: number): void;
  /** The way back: `count` vectors of groups of eight, at the 32-bit offset `from`, to doubles. */
  scatter8(count: number, length: number, from: number, to: number): void;
  /** `count` columns in single precision, `ld` apart from the 32-bit offset `from` on, to doubles. */
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
   * The largest magnitude, NaN where an entry is, to `out` and the sum of all squares, row by row, to `out` + 1, of
   * rows×cols numbers that lie side by side.
   */
  measure(rows: number, cols: number, x: number, out: number): void;
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
  /** Multiplies one root's factors into Löwner's products for ẑ². */
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
   * Step i's right and left rotation go to rotations + 4(i − lo) as c, s, c, s.
   */
  qrSweep(d: number, e: number, lo: number, hi: number, shift: number, rotations: number): void;
  /**
   * Singular values, in any order, of the upper bidiagonal whose squared diagonal lies at `at` (n numbers) and
   * squared superdiagonal at `at` + n + 1, to `values`, by at most `budget` steps of dqds. Squares up to `floor` above
   * the diagonal count as 0. `at` has 10n + 16 doubles.
   *
   * @returns 1, or 0 where it did not settle.
   */
  dqds(n: number, at: number, values: number, floor: number, budget: number): number;
  /**
   * Rows `from` to `to` (the whole: 0 to n, in turn) of an n×n upper band with `width` superdiagonals, a multiple of
   * 8, to upper bidiagonal form. Entry (i, j) lies at `at` + i + j·ld, ld ≥ 3·width + 10; what lies
   * between and up to column n + 3 is zero. `vector` has `width` doubles.
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
  /** Rotates columns i and i + 1 for i = 0 … count − 1 in turn, c and s at rotations + 4i. */
  rotateColumns(rows: number, count: number, at: number, ld: number, rotations: number): void;
  /**
   * What the cells of each pixel of a line have in common. The cells, data − minus (data alone where
   * `minus` is negative), are rows × width, row after row, `width` even; `ranges` holds the first
   * column and one past the last of each pixel. Leaves sums (means where `divided` is 1), then the
   * smallest, then the largest at `out`; NaN changes no extreme unless it comes first.
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
   * Where each pixel of such a line (means, smallest, largest; `pixels` even) stands between a and
   * a + span, in place of the means: its mean, or an extreme farther than `standOut` from it.
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
  /** Makes room for this many doubles in all; views taken before are void. */
  grow(doubles: number): void;
}
