import type { Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import { clampRank, termFactor, type Weights } from './approximate.js';
import { measure, type PlacedEntry } from './norms.js';
import { addOuterProducts } from './outer.js';

export interface WalkerOptions {
  /** Factors wᵢ of the terms, default 1 each; see `setWeight`. */
  readonly weights?: Weights;
  /** Keeps a copy of R_r after reaching it, for quick moves near r; default: up to 2²² entries. */
  readonly keepLast?: boolean;
}

/** Maximum number of terms added or removed since M, after which the walker starts from a checkpoint. */
const maxSteps = (r: number): number => Math.max(8 * r, 512);

/**
 * Holds the error R_k = M − Σ_{i≤k} wᵢσᵢuᵢvᵢᵀ in double precision. It changes k by rank-one updates, 32
 * of them per pass over memory. A change by one rank costs 2mn flops and needs no new product.
 *
 * Checkpoints are R_0 = M and, once it was reached, R_r. A move starts at the current rank, at 0 or at r,
 * whichever needs the fewest terms. The drift is bounded: with weights in [−1, 1], a term adds a rounding
 * error of at most 4εσ₁ per entry. The walker returns to a checkpoint before S = max(8r, 512) terms, so
 * that |computed R_k − exact R_k| ≤ 4·S·ε·σ₁ in every entry (in practice about √S·ε·σ₁).
 *
 * The residual of missing entries is NaN, and the norms leave them out.
 */
export class ResidualWalker {
  /** rows×cols, row-major: R_k for the current k. Owned by the walker, changed by every move. */
  readonly residual: Float64Array;
  #k = 0;
  /** Terms added or removed since the residual was a copy of M. */
  #steps = 0;
  #last: { readonly data: Float64Array; readonly steps: number } | undefined;
  #measured: ReturnType<typeof measure> | undefined;
  readonly #weights: Float64Array;
  readonly #keepLast: boolean;

  /**
   * @param matrix rows×cols; its data are read again on every return to k = 0.
   * @param svd of the matrix, or of its completion where entries are missing; possibly truncated.
   */
  constructor(
    private readonly matrix: Matrix,
    private readonly svd: Svd,
    options: WalkerOptions = {},
  ) {
    if (svd.u.rows !== matrix.rows || svd.v.rows !== matrix.cols) {
      throw new RangeError('the SVD is not of a matrix of this shape');
    }
    this.residual = matrix.data.slice();
    this.#weights = Float64Array.from(svd.s, (_, i) => options.weights?.[i] ?? 1);
    this.#keepLast = options.keepLast ?? matrix.data.length <= 2 ** 22;
  }

  /** The current rank: terms 1 … k are subtracted from M. */
  get k(): number {
    return this.#k;
  }

  /** Moves to rank k, clamped to 0 … r. */
  moveTo(k: number): void {
    const r = this.svd.s.length;
    const target = clampRank(k, this.svd);
    if (target === this.#k) return;
    this.#measured = undefined;
    const fromHere = Math.abs(target - this.#k);
    const fromLast = this.#last ? r - target : Infinity;
    const tired = this.#steps + fromHere > maxSteps(r);
    if (tired || Math.min(target, fromLast) < fromHere) this.#restart(target <= fromLast);
    if (target > this.#k) this.#add(this.#k, target, -1);
    else this.#add(target, this.#k, 1);
    this.#k = target;
    // A copy is useful only if most of its allowed terms remain.
    if (target === r && this.#keepLast && this.#steps < (this.#last?.steps ?? 4 * r)) {
      this.#last = { data: this.residual.slice(), steps: this.#steps };
    }
  }

  /** Sets the factor of term i (counted from 0); 0 switches it off. R_k follows if i < k. */
  setWeight(i: number, weight: number): void {
    const change = weight - this.#weights[i]!;
    if (change === 0) return;
    this.#last = undefined;
    this.#weights[i] = weight;
    if (i >= this.#k) return;
    this.#measured = undefined;
    if (this.#steps < maxSteps(this.svd.s.length)) {
      addOuterProducts(this.residual, this.svd, i, i + 1, () => -change * this.svd.s[i]!);
      this.#steps++;
    } else {
      const k = this.#k;
      this.#restart(true);
      this.#add(0, k, -1);
      this.#k = k;
    }
  }

  /** ‖R_k‖_F measured entry by entry over the known entries. */
  frobenius(): number {
    return this.#measure().frobenius;
  }

  /** The known entry of R_k of largest magnitude; undefined when there is none. */
  maxAbs(): PlacedEntry | undefined {
    return this.#measure().largest;
  }

  #measure(): ReturnType<typeof measure> {
    this.#measured ??= measure(this.residual, this.matrix.cols, this.matrix.missing);
    return this.#measured;
  }

  #restart(fromZero: boolean): void {
    if (fromZero || !this.#last) {
      this.residual.set(this.matrix.data);
      this.#steps = 0;
      this.#k = 0;
    } else {
      this.residual.set(this.#last.data);
      this.#steps = this.#last.steps;
      this.#k = this.svd.s.length;
    }
  }

  #add(from: number, to: number, sign: 1 | -1): void {
    addOuterProducts(
      this.residual,
      this.svd,
      from,
      to,
      (i) => sign * termFactor(this.svd, i, this.#weights),
    );
    this.#steps += to - from;
  }
}
