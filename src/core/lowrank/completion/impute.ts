import { failure, success, type Result } from '../../result.js';
import type { Svd } from '../../svd/types.js';
import { seededRandom } from '../linear/random.js';
import { attempts, RUNAWAY, sizeOf } from './attempts.js';
import { denseImpute } from './dense.js';
import { squared } from './factor-model.js';
import type { KnownEntries } from './known.js';
import { debiased, kept, modelMisfit, modelOf } from './model.js';
import { penaltyPath } from './penalty.js';

export interface ImputeOptions {
  readonly rank: number;
  /** Soft-impute: the shrinkage is undone at the end. */
  readonly debias: boolean;
  /** In the units of the entries; chosen by held-out error if undefined. */
  readonly lambda: number | undefined;
  readonly seed: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface Imputed {
  /** The model X, of rank ≤ k: singular values and vectors, none where a penalty leaves nothing. */
  readonly model: Svd;
  readonly iterations: number;
  readonly converged: boolean;
  readonly starts: number;
  /** The λ that was used. */
  readonly lambda: number;
}

/** Number of parts of which one is held out at a time. */
export const FOLDS = 5;

/** With fewer known entries, parts that are held out say too little. */
const LEAST_KNOWN = 20;

/** From this many known entries on, one held-out part is enough to choose λ. */
const MANY_KNOWN = 20_000;

/** A residual below this share of the known entries is rounding: they have the rank, without noise. */
const EXACT = 1e-6;

/** Known entries per degree of freedom from which a penalty changes little. */
const DETERMINED = 4;

/** The dense iteration is tried from this ratio on, and for every λ > 0, where it has one solution. */
const DENSE_FROM = 2.5;
const MOST_DENSE = 150;

/**
 * The rank-k model of the known entries: the minimum of ½‖P_K(M − A Bᵀ)‖² + ½λ(‖A‖² + ‖B‖²).
 *
 * Without a given λ, hard-impute takes λ = 0 where the known entries determine the model: they fit exactly, or there
 * are many of them. Elsewhere, and always for soft-impute, λ is chosen by held-out error.
 */
export function impute(known: KnownEntries, options: ImputeOptions): Result<Imputed> {
  const { lambda, debias } = options;
  if (lambda !== undefined) return fit(known, { ...options, lambda });
  let plain: Imputed | undefined;
  if (!debias) {
    const first = fit(known, { ...options, lambda: 0, onProgress: part(options, 0, 0.4) });
    if (!first.ok) return first;
    if (isSure(known, options.rank, first.value)) {
      options.onProgress?.(1);
      return first;
    }
    plain = first.value;
  }
  const few = known.value.length < LEAST_KNOWN;
  if (few && plain) return success(plain);
  if (few) return fit(known, { ...options, lambda: 0 });
  const path = penaltyPath(known, {
    ...options,
    folds: FOLDS,
    tried: known.value.length < MANY_KNOWN ? FOLDS : 1,
    onProgress: part(options, plain ? 0.4 : 0, 0.9),
  });
  if (!path.ok) return path;
  let chosen = path.value.chosen.lambda;
  if (chosen === 0 && plain?.converged === true) return success(plain);
  // No penalty predicts best, but without one the iteration does not settle.
  if (chosen === 0 && plain) chosen = path.value.points.at(-2)!.lambda;
  const starts = plain?.starts ?? 1;
  const last = fit(known, { ...options, lambda: chosen, onProgress: part(options, 0.9, 1) });
  return last.ok ? success({ ...last.value, starts }) : last;
}

/** Whether the known entries determine the model, so that no penalty is needed. */
function isSure(known: KnownEntries, rank: number, { model, converged }: Imputed): boolean {
  if (!converged) return false;
  const freedom = rank * (known.rows + known.cols - rank);
  const bounded = Math.sqrt(squared(model.s)) <= RUNAWAY * sizeOf(known);
  const residual = Math.sqrt(squared(modelMisfit(known, model)));
  if (residual <= EXACT * Math.sqrt(squared(known.value))) return bounded;
  return known.value.length >= DETERMINED * freedom && fewest(known) >= 2 * rank;
}

/** The smallest number of known entries of a row or a column. */
function fewest({ rowStart, columnStart }: KnownEntries): number {
  let least = Infinity;
  for (const starts of [rowStart, columnStart]) {
    for (let i = 0; i + 1 < starts.length; i++) {
      least = Math.min(least, starts[i + 1]! - starts[i]!);
    }
  }
  return least;
}

type Fit = ImputeOptions & { readonly lambda: number };

/** The model with this λ. */
function fit(known: KnownEntries, options: Fit): Result<Imputed> {
  const { rank, lambda, tolerance, isCancelled } = options;
  const freedom = rank * (known.rows + known.cols - rank);
  let before = 0;
  if (lambda > 0 || known.value.length >= DENSE_FROM * freedom) {
    options.onProgress?.(0);
    const random = seededRandom(options.seed);
    const maxIterations = Math.min(MOST_DENSE, options.maxIterations);
    const dense = denseImpute(known, {
      rank,
      lambda,
      random,
      tolerance,
      maxIterations,
      isCancelled,
    });
    if (!dense.ok) return dense;
    if (dense.value.converged) return finished(known, { ...dense.value, starts: 1 }, options);
    before = dense.value.iterations;
  }
  const found = attempts(known, options);
  if (!found.ok) return found;
  const { factors, iterations, converged, starts } = found.value;
  if (isCancelled?.() === true) return cancelled();
  const model = modelOf(known, factors);
  if (!model.ok) return model;
  const answer = { model: model.value, iterations: before + iterations, converged, starts };
  return finished(known, answer, options);
}

function finished(
  known: KnownEntries,
  { model, ...rest }: Omit<Imputed, 'lambda'>,
  { lambda, debias, onProgress, isCancelled }: Fit,
): Result<Imputed> {
  if (isCancelled?.() === true) return cancelled();
  onProgress?.(1);
  const answer = debias && lambda > 0 ? debiased(known, kept(known, model, lambda)) : model;
  return success({ ...rest, model: answer, lambda });
}

function part({ onProgress }: ImputeOptions, from: number, to: number): (fraction: number) => void {
  return (fraction) => onProgress?.(from + (to - from) * fraction);
}

function cancelled(): Result<never> {
  return failure('cancelled', 'The completion was cancelled.');
}
