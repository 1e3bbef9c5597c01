import type { Completion, HeldOutError } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';

/** The completion that all views use. */
export interface AppliedCompletion {
  readonly wish: CompletionWish;
  readonly result: Completion;
}

/** Entries that are hidden on purpose, to see how well they are recovered. */
export interface HideWish {
  /** Share of the known entries, 0 … 1. */
  readonly share: number;
  readonly seed: number;
}

/** The last request of the Completion view. */
export interface Trial {
  readonly wish: CompletionWish;
  readonly hide: HideWish | undefined;
  /** 0 … 1 while it runs, undefined when it has ended. */
  readonly fraction: number | undefined;
  readonly result?: Completion;
  readonly millis?: number;
  /** Why there is no result. */
  readonly message?: string;
}

/** Held-out errors of the ranks tried so far, for one method, λ and seed. */
export interface HeldOutRun {
  readonly wish: CompletionWish;
  readonly hide: HideWish | undefined;
  readonly ranks: readonly number[];
  readonly errors: readonly HeldOutError[];
  readonly fraction: number | undefined;
  readonly message?: string;
}

export const sameHide = (a: HideWish | undefined, b: HideWish | undefined): boolean =>
  a?.share === b?.share && a?.seed === b?.seed;

/** Whether two requests ask for the same numbers; λ counts only for soft-impute. */
export function sameWish(a: CompletionWish, b: CompletionWish): boolean {
  return sameModel(a, b) && a.rank === b.rank;
}

/** Whether they differ at most in the rank: then their held-out errors are the same. */
export function sameModel(a: CompletionWish, b: CompletionWish): boolean {
  const lambda = a.method !== 'soft-impute' || a.lambda === b.lambda;
  return a.method === b.method && lambda && a.seed === b.seed;
}
