import type { Challenger } from '../core/challengers/challenge.js';
import type { Turn } from '../core/challengers/turned.js';
import type { DifferenceRank } from '../core/compare/difference.js';
import type { EntryComparison } from '../core/compare/entries.js';
import type { LeadingAngles } from '../core/compare/spaces.js';
import type { Matrix } from '../core/matrix.js';
import type { Bases } from '../core/freedom/present.js';
import type { SvdForm } from '../core/lowrank/forms.js';
import type { Problem, Result } from '../core/result.js';
import type { Svd } from '../core/svd/types.js';
import type { MatrixPair } from './pair.js';

/**
 * The analyst is a worker that answers questions of a view about a matrix whose SVD is known: completed
 * bases, other ways to the same approximation. Like a completion, its work cannot be interrupted. So it
 * has its own worker, which is started when it is first needed.
 */
export type ToAnalyst =
  /** The subject of the next questions, until another one comes. */
  | { readonly kind: 'subject'; readonly matrix: Matrix; readonly svd: Svd }
  /** The subject of questions about a comparison, until another one comes. */
  | { readonly kind: 'pair'; readonly pair: MatrixPair }
  | ({ readonly kind: 'ask'; readonly requestId: number } & { readonly question: Question });

export type Question = SubjectQuestion | PairQuestion;

/** About a matrix and its SVD. */
export type SubjectQuestion =
  /** U and V completed to square orthogonal matrices, with the bases of these seeds for σ = 0. */
  | { readonly about: 'fullForm'; readonly bases?: Bases }
  /** The ways to compute M̂ₖ, each computed separately. */
  | { readonly about: 'ways'; readonly rank: number }
  /** Other matrices of rank k and their errors. */
  | { readonly about: 'challengers'; readonly rank: number; readonly decimals: number }
  /** The one that a person makes by turning a direction. */
  | { readonly about: 'turned'; readonly rank: number; readonly turn: Turn }
  /** The best approximation of WᵀW + LᵀL, in every way. */
  | { readonly about: 'stacked'; readonly w: Matrix; readonly l: Matrix; readonly rank: number };

/** About A and B. */
export type PairQuestion =
  /** Their entries, and then their spectra and ranks. */
  | { readonly about: 'pair' }
  /** The principal angles of their leading spaces. */
  | { readonly about: 'angles'; readonly rank: number };

export type FromAnalyst = { readonly requestId: number } & (
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused'; readonly problem: Problem }
);

export type Answer =
  | { readonly about: 'fullForm'; readonly form: SvdForm; readonly millis: number }
  | { readonly about: 'gram'; readonly gram: Result<GramAnswer> }
  | {
      readonly about: 'ways';
      readonly rank: number;
      readonly ways: readonly WayAnswer[];
      /** Milliseconds of an SVD, measured like the ways; undefined: as it was on screen. */
      readonly svdMillis?: number;
    }
  /** Sent again with each challenger, until all are there. */
  | {
      readonly about: 'challengers';
      readonly rank: number;
      readonly decimals: number;
      readonly challengers: readonly Challenger[];
    }
  | {
      readonly about: 'turned';
      readonly rank: number;
      readonly turn: Turn;
      readonly challenger: Challenger;
    }
  | { readonly about: 'stacked'; readonly stacked: StackedAnswer }
  | { readonly about: 'entries'; readonly entries: EntryComparison }
  | { readonly about: 'spectra'; readonly spectra: Result<PairSpectra> }
  | { readonly about: 'angles'; readonly wished: number; readonly angles: Result<LeadingAngles> };

/** Singular values of A, B and A − B, without their vectors. */
export interface PairSpectra {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly difference: Float64Array;
  /** All values are known, not only the leading ones. */
  readonly complete: boolean;
  readonly rank: DifferenceRank;
}

/** The SVD through MᵀM, which does not depend on the rank. */
export interface GramAnswer {
  readonly sigmas: Float64Array;
  readonly eigenvalues: Float64Array;
  readonly expectedLoss: Float64Array;
  readonly agreeingDigits: Float64Array;
  readonly millis: number;
}

/** One way to compute M̂ₖ. */
export interface WayAnswer {
  readonly id: 'left' | 'right' | 'diagonal' | 'gram';
  readonly formula: string;
  /** max |entry − entry of Σ σᵢuᵢvᵢᵀ|, where the sum is the one on screen. */
  readonly difference: number;
  /** ‖M − M̂ₖ‖_F for this way, entry by entry. */
  readonly error: number;
  readonly millis: number;
  /** Number of multiplications by the formula; absent if it depends on an iteration. */
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
