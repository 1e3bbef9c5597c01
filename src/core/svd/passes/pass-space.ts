import { bestBackend, withWorkspace } from '../../kernels/workspace.js';
import { decompose } from '../engine.js';
import { orthonormalize, orthonormalizeSize } from '../truncated/orthonormalize.js';
import { fillRandom } from '../truncated/random.js';
import type { PassAnswer } from './types.js';

const EPSILON = 2 ** -52;

/** Eigenvalues θ and vectors y of VᵀMᵀM V, with the residuals MᵀM V y − θ V y. */
interface Ritz {
  readonly values: Float64Array;
  /** size × size, row-major: column i belongs to value i. */
  readonly vectors: Float64Array;
}

/** An orthonormal basis V of directions, and MᵀM V, by columns, both growing by a block with each pass. */
export class PassSpace {
  private readonly basis: Float64Array;
  private readonly products: Float64Array;
  private size = 0;
  private added: number;
  private ritz: Ritz | undefined;
  private squares = 0;

  /**
   * @param cols of the matrix.
   * @param block columns that are added with a pass.
   * @param limit most columns of the basis, at least one block.
   */
  constructor(
    private readonly cols: number,
    private readonly block: number,
    private readonly limit: number,
  ) {
    this.basis = new Float64Array(cols * limit);
    this.products = new Float64Array(cols * limit);
    this.added = 0;
  }

  /** The columns whose products are missing. */
  get newest(): Float64Array {
    const { cols, size, added } = this;
    return this.basis.subarray(cols * (size - added), cols * size);
  }

  get newCount(): number {
    return this.added;
  }

  /** A first block of random directions. */
  start(seed: number): void {
    const { cols, block } = this;
    const first = new Float64Array(cols * block);
    fillRandom(first, 0, first.length, seed);
    this.append(first, block, 0);
  }

  /** MᵀM times the newest columns, and ‖M‖_F². */
  addProducts(product: Float64Array, squares: number): void {
    const { cols, size, added } = this;
    this.products.set(product, cols * (size - added));
    this.squares = squares;
    this.ritz = this.solve();
  }

  /**
   * Adds a block of directions: what MᵀM makes of the newest ones, without their part in the basis. A full basis is first
   * reduced to the leading Ritz vectors.
   *
   * @returns false if the basis has everything that MᵀM makes of it, so that it cannot grow.
   */
  extend(): boolean {
    const { cols, size, added, limit, block } = this;
    if (size === cols) return false;
    let next: Float64Array = this.products.slice(cols * (size - added), cols * size);
    let count = added;
    if (size + Math.min(block, cols - size) > limit) {
      next = this.residuals(block);
      count = Math.min(block, size);
      this.restart();
    }
    const room = Math.min(count, limit - this.size, cols - this.size);
    const largest = this.ritz?.values[0] ?? 0;
    return (
      this.append(next.subarray(0, cols * room), room, 10 * EPSILON * largest * Math.sqrt(cols)) > 0
    );
  }

  answer(k: number, tolerance: number, scale: number, passes: number): PassAnswer {
    const { cols, size, squares } = this;
    const { values, vectors } = this.ritz!;
    const count = Math.min(k, size);
    const rest = this.residuals(count);
    const s = new Float64Array(count);
    const errors = new Float64Array(count);
    const tails = new Float64Array(count + 1);
    // Sums of squares are right to a few ε of ‖M‖², which is the floor of a bound.
    const floor = 8 * EPSILON * squares;
    let left = squares;
    tails[0] = Math.sqrt(squares) / scale;
    for (let i = 0; i < count; i++) {
      const theta = Math.max(0, values[i]!);
      const sigma = Math.sqrt(theta);
      const residual = norm(rest.subarray(i * cols, (i + 1) * cols)) + floor;
      s[i] = sigma / scale;
      // |σ² − θ| ≤ residual, so |σ − √θ| ≤ residual / √θ, and at most its root.
      errors[i] = Math.min(Math.sqrt(residual), sigma > 0 ? residual / sigma : Infinity) / scale;
      left -= theta;
      tails[i + 1] = Math.sqrt(Math.max(0, left) + floor) / scale;
    }
    const v = new Float64Array(cols * count);
    const rotated = this.combine(this.basis, vectors, count);
    for (let j = 0; j < count; j++) {
      for (let i = 0; i < cols; i++) v[i * count + j] = rotated[i + j * cols]!;
    }
    const settled =
      size === cols || errors.every((error) => error <= tolerance * s[0]! + Number.MIN_VALUE);
    return {
      passes,
      s,
      v: { rows: cols, cols: count, data: v },
      errors,
      frobenius: tails[0],
      tails,
      settled,
    };
  }

  /** Eigenvalues of H = VᵀMᵀM V. H is symmetric and semidefinite, so that an SVD gives them. */
  private solve(): Ritz {
    const { cols, size } = this;
    const h = withWorkspace(2 * cols * size + size * size + 16, bestBackend(), (ws) => {
      const at = ws.alloc(cols * size);
      const to = ws.alloc(cols * size);
      const out = ws.zeros(size * size);
      ws.x.set(this.basis.subarray(0, cols * size), at);
      ws.x.set(this.products.subarray(0, cols * size), to);
      ws.k.gemm(1, 0, size, size, cols, 1, at, cols, to, cols, out, size);
      return ws.x.slice(out, out + size * size);
    });
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const mean = (h[i + j * size]! + h[j + i * size]!) / 2;
        h[i + j * size] = mean;
        h[j + i * size] = mean;
      }
    }
    const { s, u } = decompose({ rows: size, cols: size, data: h }, size, bestBackend(), {});
    return { values: s, vectors: u!.data };
  }

  /** MᵀM V y − θ V y of the leading pairs, by columns. */
  private residuals(count: number): Float64Array {
    const { cols, size } = this;
    const { values, vectors } = this.ritz!;
    const own = Math.min(count, size);
    const rest = this.combine(this.products, vectors, own);
    const rotated = this.combine(this.basis, vectors, own);
    for (let j = 0; j < own; j++) {
      for (let i = j * cols; i < (j + 1) * cols; i++) rest[i]! -= values[j]! * rotated[i]!;
    }
    return rest;
  }

  /** The leading Ritz vectors become the basis, with their products. */
  private restart(): void {
    const { cols, size, block } = this;
    const { vectors } = this.ritz!;
    const count = Math.min(block, size);
    this.basis.set(this.combine(this.basis, vectors, count));
    this.products.set(this.combine(this.products, vectors, count));
    this.size = count;
    this.added = 0;
    this.basis.fill(0, cols * count);
  }

  /** X y for the first `count` of the vectors, by columns. */
  private combine(x: Float64Array, vectors: Float64Array, count: number): Float64Array {
    const { cols, size } = this;
    return withWorkspace(cols * (size + count) + size * count + 16, bestBackend(), (ws) => {
      const at = ws.alloc(cols * size);
      const turn = ws.alloc(size * count);
      const out = ws.zeros(cols * count);
      ws.x.set(x.subarray(0, cols * size), at);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < count; j++) ws.x[turn + i + j * size] = vectors[i * size + j]!;
      }
      ws.k.gemm(0, 0, cols, count, size, 1, at, cols, turn, size, out, cols);
      return ws.x.slice(out, out + cols * count);
    });
  }

  /** Orthonormalizes columns and adds them; returns how many had a new direction. */
  private append(columns: Float64Array, count: number, negligible: number): number {
    const { cols, size } = this;
    if (count === 0) return 0;
    const need = cols * (size + count) + (size + count) * count + 16;
    const room = need + orthonormalizeSize(cols, size, count);
    const { fresh, alive } = withWorkspace(room, bestBackend(), (ws) => {
      const basis = ws.alloc(cols * size);
      const w = ws.alloc(cols * count);
      const coefficients = ws.alloc((size + count) * count);
      ws.x.set(this.basis.subarray(0, cols * size), basis);
      ws.x.set(columns, w);
      const found = orthonormalize(
        ws,
        cols,
        basis,
        size,
        w,
        count,
        coefficients,
        size + count,
        negligible,
      );
      return { fresh: ws.x.slice(w, w + cols * count), alive: found };
    });
    if (alive === 0) return 0;
    this.basis.set(fresh, cols * size);
    this.size += count;
    this.added = count;
    return alive;
  }
}

function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
