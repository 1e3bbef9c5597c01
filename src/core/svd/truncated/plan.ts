import type { TruncatedOptions } from './types.js';

/** With fewer singular values, the full decomposition is as fast as a search for a few. */
const SMALL = 160;
/** From this share of all dimensions on, the full decomposition is faster than a larger subspace. */
const WHOLE = 0.4;
/**
 * The same if one side is at least four times the other, because the exact method then starts with QR.
 */
const WHOLE_LONG = 0.6;

/**
 * Up to this many singular values, all of MᵀM is cheaper than a search, if the other side is much longer.
 */
const SHORT = 320;
const MUCH_LONGER = 8;

/** Side of the smallest square matrix for which packing in single precision pays. */
const SINGLE = 384;

/**
 * Dimensions beyond k that a search for few triplets has at least: some blocks more cost little, and each divides the
 * error where the spectrum falls slowly.
 */
const EXTRA = 54;

/** Dimensions of the subspace in which `truncatedSvd` searches for k triplets. */
export function usualSubspace(k: number): number {
  return Math.max(Math.ceil(3.5 * k), k + EXTRA);
}

/** How an answer is computed. */
export interface Plan {
  /** Triplets, 1 … min(rows, cols). */
  readonly k: number;
  readonly block: number;
  /** Largest subspace before the exact decomposition takes over; 0: exact at once. */
  readonly limit: number;
  /** Whether the exact decomposition follows if the subspace was not large enough. */
  readonly thenExact: boolean;
  /** Whether the eigenvectors of MᵀM or MMᵀ are tried first. */
  readonly gram: boolean;
  /** Whether the search may begin in single precision. */
  readonly single: boolean;
  readonly seed: number;
  readonly tolerance: number;
}

/** @param forever continue until converged, beyond any default size. */
export function plan(
  rows: number,
  cols: number,
  wanted: number,
  options: TruncatedOptions,
  forever: boolean,
): Plan {
  const r = Math.min(rows, cols);
  const k = Math.max(1, Math.min(Math.trunc(wanted), r));
  const block = Math.max(1, Math.min(options.block ?? Math.min(32, Math.max(8, k >> 2)), r));
  const long = Math.max(rows, cols) >= 4 * r;
  const most = Math.floor((long ? WHOLE_LONG : WHOLE) * r);
  const asked = options.maxSubspace ?? (forever ? r : usualSubspace(k));
  const enough = Math.max(asked, k, block);
  // If the usual subspace is too small, one answer is computed exactly at once. A series of answers
  // begins small.
  const hopeless = !forever && options.maxSubspace === undefined && enough > most;
  const exact = r < SMALL || Math.max(k, block) > most || hopeless;
  return {
    k,
    block,
    gram: !forever && options.maxSubspace === undefined && isVeryLong(rows, cols) && k < r / 2,
    limit: exact ? 0 : Math.min(enough, most),
    thenExact: enough > most,
    single: !exact && !forever && rows * cols >= (options.singleFrom ?? SINGLE) ** 2,
    seed: options.seed ?? 0,
    tolerance: options.tolerance ?? 1e-10,
  };
}

function isVeryLong(rows: number, cols: number): boolean {
  const r = Math.min(rows, cols);
  return r >= SMALL && r <= SHORT && Math.max(rows, cols) >= MUCH_LONGER * r;
}
