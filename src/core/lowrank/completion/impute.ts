import { failure, success, type Result } from '../../result.js';
import type { Svd } from '../../svd/types.js';
import { seededRandom } from '../linear/random.js';
import { attempts, RUNAWAY, sizeOf, type AttemptOptions } from './attempts.js';
import { denseImpute } from './dense.js';
import { squared } from './factor-model.js';
import type { KnownEntries } from './known.js';
import { debiased, kept, modelMisfit, modelOf } from './model.js';
import { penaltyPath } from './penalty.js';
import { t } from '../../texts.js';

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

/** A residual below this share of the known entries is rounding: they have the rank, without noise. */
const EXACT = 1e-6;

/** With this many known entries per degree of freedom, an exact fit of any size is the answer. */
const PLENTY = 2;

/** Known entries per degree of freedom from which a penalty changes little. */
const DETERMINED = 4;

/**
 * A held-out error above this share of the known entries says that no penalty helps: there may be too few entries to
 * hold some out, though all of them together determine the model.
 */
const POOR = 0.5;

/** With at most this share of the entries missing, the iteration settles only where they are determined. */
const FEW_MISSING = 0.15;

/** The dense iteration is tried from this ratio on, where few are missing, and for every λ > 0. */
const DENSE_FROM = 2.5;
const MOST_DENSE = 150;

/** Steps of the size |K|k² that the choice of λ may take: it uses fewer folds for large problems. */
const BUDGET = 1e7;

/**
 * The rank-k model of the known entries: the minimum of ½‖P_K(M − A Bᵀ)‖² + ½λ(‖A‖² + ‖B‖²).
 *
 * Without a given λ, hard-impute takes λ = 0 where the known entries determine the model: they fit exactly, or there
 * are many of them. Elsewhere, and always for soft-impute, λ is chosen by held-out error.
 */
export function impute(known: KnownEntries, options: ImputeOptions): Result<Imputed> {
  const { lambda, debias } = options;
  if (lambda !== undefined) return fit(known, { ...options, lambda, starts: 'all' });
  let plain: Imputed | undefined;
  if (!debias) {
    const onProgress = part(options, 0, 0.3);
    const first = fit(known, { ...options, lambda: 0, starts: 'first', onProgress });
    if (!first.ok || isSure(known, options.rank, first.value)) return first;
    plain = first.value;
  }
  if (known.value.length < LEAST_KNOWN) {
    return plain?.converged === true
      ? success(plain)
      : fit(known, { ...options, lambda: 0, starts: 'all' });
  }
  const path = penaltyPath(known, {
    ...options,
    folds: FOLDS,
    tried: foldsTried(known, options.rank),
    onProgress: part(options, 0.3, 0.6),
  });
  if (!path.ok) return path;
  const { points, chosen } = path.value;
  let starts = 1;
  if (plain?.converged === false && chosen.rmse > POOR * rmsOf(known)) {
    const onProgress = part(options, 0.6, 0.9);
    const others = fit(known, { ...options, lambda: 0, starts: 'others', onProgress });
    if (!others.ok || isSure(known, options.rank, others.value)) return others;
    ({ starts } = others.value);
  }
  if (chosen.lambda === 0 && plain?.converged === true) return success(plain);
  const last = fit(known, {
    ...options,
    // If no penalty predicts best, but the iteration does not settle without one: a small one.
    lambda: chosen.lambda === 0 && plain ? points.at(-2)!.lambda : chosen.lambda,
    starts: 'first',
    onProgress: part(options, 0.9, 1),
  });
  return last.ok ? success({ ...last.value, starts: Math.max(starts, last.value.starts) }) : last;
}

/** Large problems have enough entries in each part to choose λ with some of the parts. */
function foldsTried({ value }: KnownEntries, rank: number): number {
  const work = value.length * rank * (rank + 24);
  return Math.max(1, Math.min(FOLDS, Math.floor(BUDGET / work)));
}

function rmsOf({ value }: KnownEntries): number {
  return Math.sqrt(squared(value) / value.length);
}

/** Whether the known entries determine the model, so that no penalty is needed. */
function isSure(known: KnownEntries, rank: number, { model, converged }: Imputed): boolean {
  if (!converged) return false;
  const freedom = rank * (known.rows + known.cols - rank);
  const bounded = Math.sqrt(squared(model.s)) <= RUNAWAY * sizeOf(known);
  const residual = Math.sqrt(squared(modelMisfit(known, model)));
  if (residual <= EXACT * Math.sqrt(squared(known.value))) {
    return bounded || known.value.length >= PLENTY * freedom;
  }
  if (isNearlyWhole(known)) return bounded;
  return known.value.length >= DETERMINED * freedom && fewest(known) >= 2 * rank;
}

function isNearlyWhole({ rows, cols, value }: KnownEntries): boolean {
  return rows * cols - value.length <= FEW_MISSING * rows * cols;
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

type Fit = ImputeOptions & Pick<AttemptOptions, 'lambda' | 'starts'>;

/** The model with this λ. */
function fit(known: KnownEntries, options: Fit): Result<Imputed> {
  const { rank, lambda, tolerance, isCancelled } = options;
  const freedom = rank * (known.rows + known.cols - rank);
  let before = 0;
  const dense = lambda > 0 || isNearlyWhole(known) || known.value.length >= DENSE_FROM * freedom;
  if (dense && options.starts !== 'others') {
    options.onProgress?.(0);
    const random = seededRandom(options.seed);
    const maxIterations = Math.min(MOST_DENSE, options.maxIterations);
    const found = denseImpute(known, {
      rank,
      lambda,
      random,
      tolerance,
      maxIterations,
      isCancelled,
    });
    if (!found.ok) return found;
    if (found.value.converged) return finished(known, { ...found.value, starts: 1 }, options);
    before = found.value.iterations;
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
  const left = lambda > 0 ? kept(known, model, lambda) : model;
  return success({ ...rest, model: debias && lambda > 0 ? debiased(known, left) : left, lambda });
}

function part({ onProgress }: ImputeOptions, from: number, to: number): (fraction: number) => void {
  return (fraction) => onProgress?.(from + (to - from) * fraction);
}

function cancelled(): Result<never> {
  return failure('cancelled', t('The completion was cancelled.'));
}
