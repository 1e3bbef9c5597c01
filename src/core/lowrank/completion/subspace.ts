import type { Workspace } from '../../kernels/workspace.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { svd } from '../../svd/index.js';
import type { Svd } from '../../svd/types.js';
import { thinQr } from '../linear/householder.js';
import type { Random } from '../linear/random.js';

/** A pivot below this would cost digits of the orthogonality; Householder reflections keep them. */
const LEAST_PIVOT = 1e-3;

/** Numbers of workspace that a `Subspace` takes. */
export function subspaceSize(rows: number, cols: number, width: number): number {
  return rows * cols + 2 * width * (rows + cols) + 2 * width * width + 32;
}

/**
 * Subspace iteration on a matrix X that changes between its steps: Q = orth(XV), XᵀQ = P R, R = F S Gᵀ, and so
 * X ≈ (Q G) S (P F)ᵀ. The vectors V = P F of a step start the next one. The kernels see row-major X as the
 * column-major cols×rows matrix Xᵀ, and vectors are one after the other.
 */
export class Subspace {
  readonly #x: number;
  readonly #right: number;
  readonly #left: number;
  readonly #spare: number;
  readonly #gram: number;
  readonly #small: number;

  constructor(
    private readonly ws: Workspace,
    private readonly rows: number,
    private readonly cols: number,
    private readonly width: number,
    random: Random,
  ) {
    this.#x = ws.alloc(rows * cols);
    this.#right = ws.alloc(cols * width);
    this.#left = ws.alloc(rows * width);
    this.#spare = ws.alloc(Math.max(rows, cols) * width);
    this.#gram = ws.alloc(width * width);
    this.#small = ws.alloc(width * width);
    for (let i = 0; i < cols * width; i++) ws.x[this.#right + i] = random.normal();
  }

  /**
   * The leading triplets after some rounds.
   *
   * @param data rows×cols, row-major.
   * @param count number of triplets, at most `width`.
   */
  step(data: Float64Array, count: number, rounds: number): Result<Svd> {
    const { rows, cols, width } = this;
    const { x, k } = this.ws;
    const [at, left, right] = [this.#x, this.#left, this.#right];
    x.set(data, at);
    for (let round = 1; ; round++) {
      x.fill(0, left, left + rows * width);
      k.gemm(1, 0, rows, width, cols, 1, at, cols, right, cols, left, rows);
      this.#orthonormalize(left, rows);
      x.fill(0, right, right + cols * width);
      k.gemm(0, 0, cols, width, rows, 1, at, cols, left, rows, right, cols);
      const core = svd(this.#orthonormalize(right, cols));
      if (!core.ok) return core;
      const { u: f, s, v: g } = core.value;
      this.#rotate(right, cols, f, width);
      x.copyWithin(right, this.#spare, this.#spare + cols * width);
      if (round < rounds) continue;
      this.#rotate(left, rows, g, count);
      return success({
        u: toRows(x, this.#spare, rows, count),
        s: s.slice(0, count),
        v: toRows(x, right, cols, count),
      });
    }
  }

  /** Writes the vectors at `from`, `length` numbers each, times the first columns of a small matrix to the spare. */
  #rotate(from: number, length: number, by: Matrix, count: number): void {
    const { x, k } = this.ws;
    const { width } = this;
    toColumns(by, x, this.#small);
    x.fill(0, this.#spare, this.#spare + length * count);
    k.gemm(0, 0, length, count, width, 1, from, length, this.#small, width, this.#spare, length);
  }

  /**
   * Makes the vectors orthonormal by Cholesky's factor of their Gram matrix, with their lengths taken out first. From
   * the second step on the vectors are nearly orthogonal, so that this is accurate and much faster than reflections.
   *
   * @returns R, width×width: the old vectors are the new ones times R.
   */
  #orthonormalize(at: number, length: number): Matrix {
    const { width: w } = this;
    const { x, k } = this.ws;
    const [gram, small, spare] = [this.#gram, this.#small, this.#spare];
    const lengths = new Float64Array(w);
    for (let j = 0; j < w; j++) {
      const vector = at + j * length;
      lengths[j] = Math.sqrt(k.dot(length, vector, vector));
      if (lengths[j]! > 0) k.scale(length, 1 / lengths[j]!, vector);
    }
    x.fill(0, gram, gram + w * w);
    k.gemm(1, 0, w, w, length, 1, at, length, at, length, gram, w);
    const data = new Float64Array(w * w);
    if (!factor(x, gram, w)) {
      const { q, r } = thinQr(toRows(x, at, length, w));
      toColumns(q, x, at);
      for (let i = 0; i < w * w; i++) data[i] = r.data[i]! * lengths[i % w]!;
      return { rows: w, cols: w, data };
    }
    // The new vectors are the old ones times L⁻ᵀ, the column-major matrix at `small`.
    invertTransposed(x, gram, small, w);
    x.fill(0, spare, spare + length * w);
    k.gemm(0, 0, length, w, w, 1, at, length, small, w, spare, length);
    x.copyWithin(at, spare, spare + length * w);
    for (let i = 0; i < w; i++) {
      for (let j = i; j < w; j++) data[i * w + j] = x[gram + i * w + j]! * lengths[j]!;
    }
    return { rows: w, cols: w, data };
  }
}

/** G = LLᵀ in place, L below the diagonal of column-major G; false if a pivot is small. */
function factor(x: Float64Array, g: number, w: number): boolean {
  for (let j = 0; j < w; j++) {
    const column = g + j * w;
    for (let t = 0; t < j; t++) {
      const weight = x[g + t * w + j]!;
      for (let i = j; i < w; i++) x[column + i]! -= weight * x[g + t * w + i]!;
    }
    const pivot = x[column + j]!;
    if (!(pivot > LEAST_PIVOT)) return false;
    const root = 1 / Math.sqrt(pivot);
    for (let i = j; i < w; i++) x[column + i]! *= root;
  }
  return true;
}

/** Writes L⁻ᵀ, upper triangular and column-major. */
function invertTransposed(x: Float64Array, l: number, out: number, w: number): void {
  x.fill(0, out, out + w * w);
  // Column j of L⁻ᵀ is row j of L⁻¹: L⁻¹ L = I is solved from the diagonal to the left.
  for (let j = 0; j < w; j++) {
    const column = out + j * w;
    x[column + j] = 1 / x[l + j * w + j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let t = i + 1; t <= j; t++) sum += x[column + t]! * x[l + i * w + t]!;
      x[column + i] = -sum / x[l + i * w + i]!;
    }
  }
}

function toColumns({ rows, cols, data }: Matrix, x: Float64Array, at: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[at + j * rows + i] = data[i * cols + j]!;
  }
}

function toRows(x: Float64Array, at: number, rows: number, cols: number): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) data[i * cols + j] = x[at + j * rows + i]!;
  }
  return { rows, cols, data };
}
