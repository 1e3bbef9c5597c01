import type { Problem } from '../result.js';
import type { BlockLevel } from '../pictures/block-level.js';
import type { Domain } from '../pictures/scale.js';
import type { Svd } from '../svd/types.js';
import type { MeasuredError, PlacedEntry } from '../lowrank/index.js';

/** Rows `top` … `bottom` − 1 and columns `left` … `right` − 1. */
export interface Region {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** All of the matrix as a picture, from one pass over it. */
export interface Overview {
  readonly level: BlockLevel;
  /** The smallest and the largest finite entry; undefined if there is none. */
  readonly low: PlacedEntry | undefined;
  readonly high: PlacedEntry | undefined;
  /** The domain of the colours: without the few entries that are far from the rest of a sample. */
  readonly usual: Domain;
  /** How many entries are missing or infinite, and the place of the first one. */
  readonly notFinite: number;
  readonly firstNotFinite: PlacedEntry | undefined;
}

/** A part of the matrix that a page wants to show. */
export interface PartWish {
  /** Counts the wishes; the answer has the same. */
  readonly request: number;
  readonly region: Region;
  /** Rank of the approximation. */
  readonly rank: number;
  /** From a sample of the rows, at once: while the slider moves, of the whole matrix. */
  readonly draft: boolean;
}

/** M, M̂ₖ and the error in a part of the matrix, in blocks of cells if it has many. */
export interface Part {
  readonly request: number;
  readonly region: Region;
  readonly rank: number;
  readonly draft: boolean;
  /** Absent if the entries are out of reach. */
  readonly matrix?: BlockLevel | undefined;
  /** Absent until the first directions are known. */
  readonly approximation?: BlockLevel | undefined;
  readonly error?: BlockLevel | undefined;
  /** End of the colours of the error, from a sample of the rows: the same in every part. */
  readonly errorEnd: number;
}

/** The leading singular values after some passes over the matrix. */
export interface LeadingValues {
  readonly passes: number;
  readonly s: Float64Array;
  /** For each value: it differs from some singular value by at most this. */
  readonly errors: Float64Array;
  /** [k] = ‖M − M̂ₖ‖_F, k = 0 … the number of values. */
  readonly tails: Float64Array;
  readonly frobenius: number;
  readonly settled: boolean;
}

/** What an analysis will need: estimated from a short reading before it starts, then by the time that its passes took. */
export interface Plan {
  /** Passes that are done: that of the picture, and those of the search. */
  readonly passed: number;
  /** Bytes of the file that one pass reads. */
  readonly passBytes: number;
  /** Passes of the search for singular values: as few as it may need, and as many as it takes. */
  readonly fewest: number;
  readonly most: number;
  /** Seconds of one pass of each kind: that of the picture, of the search, of the errors. */
  readonly seconds: { readonly picture: number; readonly search: number; readonly errors: number };
  /** Bytes of memory, about. */
  readonly memory: number;
}

/** What an analysis tells, in this order, except that parts come whenever they are wished. */
export type FromAnalysis =
  /** Only of matrices that take a while: before the first pass, and corrected after each. */
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** It waits until it is resumed, or goes on. */
  | { readonly kind: 'paused'; readonly paused: boolean }
  | { readonly kind: 'overview'; readonly overview: Overview }
  | {
      readonly kind: 'progress';
      readonly what: 'overview' | 'passes' | 'errors' | 'factors';
      /** The number of the pass, from 1. */
      readonly pass: number;
      readonly fraction: number;
    }
  | {
      readonly kind: 'values';
      readonly values: LeadingValues;
      /** U is at hand, too; otherwise it needs one more reading, of the matrix or of a long U. */
      readonly leftKnown: boolean;
    }
  | { readonly kind: 'part'; readonly part: Part }
  /** The leading triplets, when they were asked for. */
  | { readonly kind: 'factors'; readonly rank: number; readonly svd: Svd }
  | { readonly kind: 'measured'; readonly errors: readonly MeasuredError[] }
  /** Nothing more is computed; parts still come. */
  | { readonly kind: 'ended'; readonly problem?: Problem | undefined };
