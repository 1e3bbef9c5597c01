import type { Matrix } from '../core/matrix.js';
import type { SvdForm } from '../core/lowrank/forms.js';
import type { Problem, Result } from '../core/result.js';
import type { Svd } from '../core/svd/types.js';

/**
 * The analyst is a worker for what a view asks about a matrix whose SVD is known: completed bases,
 * other ways to the same approximation. Like a completion it cannot be interrupted, so it has a worker
 * of its own, started when it is first needed.
 */
export type ToAnalyst =
  /** What the next questions are about; kept until another one comes. */
  | { readonly kind: 'subject'; readonly matrix: Matrix; readonly svd: Svd }
  | ({ readonly kind: 'ask'; readonly requestId: number } & { readonly question: Question });

export type Question =
  /** U and V completed to square orthogonal matrices. */
  | { readonly about: 'fullForm' }
  /** The ways to M̂ₖ, each computed on its own. */
  | { readonly about: 'ways'; readonly rank: number }
  /** The best approximation of WᵀW + LᵀL, by every way to it. */
  | { readonly about: 'stacked'; readonly w: Matrix; readonly l: Matrix; readonly rank: number };

export type FromAnalyst = { readonly requestId: number } & (
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused'; readonly problem: Problem }
);

export type Answer =
  | { readonly about: 'fullForm'; readonly form: SvdForm; readonly millis: number }
  | { readonly about: 'gram'; readonly gram: Result<GramAnswer> }
  | { readonly about: 'ways'; readonly rank: number; readonly ways: readonly WayAnswer[] }
  | { readonly about: 'stacked'; readonly stacked: StackedAnswer };

/** The way through MᵀM, whatever the rank. */
export interface GramAnswer {
  readonly sigmas: Float64Array;
  readonly eigenvalues: Float64Array;
  readonly expectedLoss: Float64Array;
  readonly agreeingDigits: Float64Array;
  readonly millis: number;
}

/** One way to M̂ₖ. */
export interface WayAnswer {
  readonly id: 'left' | 'right' | 'diagonal' | 'gram';
  readonly formula: string;
  /** max |entry − entry of Σ σᵢuᵢvᵢᵀ|, the sum that is on screen. */
  readonly difference: number;
  /** ‖M − M̂ₖ‖_F of this way, entry by entry. */
  readonly error: number;
  readonly millis: number;
  /** Multiplications as the formula says; absent where an iteration decides. */
  readonly multiplications?: number;
}

export interface StackedWay {
  readonly id: 'svd' | 'eigenLate' | 'eigenEarly';
  readonly r: Matrix;
  readonly s: Float64Array;
  /** max |RᵀR − RᵀR of the SVD|. */
  readonly difference: number;
  readonly millis: number;
}

export interface StackedAnswer {
  readonly rank: number;
  readonly ways: readonly StackedWay[];
  /** Why a way is missing. */
  readonly refusals: readonly Problem[];
  /** RᵀR of the SVD of Z; absent when D×D is too large to show. */
  readonly product?: Matrix;
  /** ‖F − RᵀR‖_F = √(Σ_{i>d} σᵢ⁴), from the singular values of Z. */
  readonly error: number;
}
