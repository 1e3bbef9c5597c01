import { alternatingStep } from './alternate.js';
import {
  gradient,
  inner,
  misfit,
  objective,
  plus,
  productNormSquared,
  stepNormSquared,
  type Factors,
} from './factor-model.js';
import type { KnownEntries } from './known.js';
import { exactStep } from './line-search.js';

export interface MinimiseOptions {
  readonly lambda: number;
  /** Converged when a step changes the model by less than this share of its Frobenius norm. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /**
   * A run whose model is larger than this Frobenius norm is given up, but not before `patience` iterations.
   * Where the known entries do not determine a model, its norm grows without limit.
   */
  readonly largest?: number | undefined;
  readonly patience?: number | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface Minimum {
  readonly factors: Factors;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Number of small steps in a row that are required, because one step may be small by chance. */
const CALM = 3;

/** Iterations after which the misfit is computed again, and the size of the model is checked. */
const ROUND = 16;

/**
 * Minimises ½‖P_K(M − A Bᵀ)‖² + ½λ(‖A‖² + ‖B‖²) from a start. For λ = 0 this is the problem of
 * hard-impute. For λ > 0 its minimum is that of soft-impute, ½‖P_K(M − X)‖² + λ‖X‖_*, over rank ≤ k
 * (Hastie, Mazumder, Lee & Zadeh 2015, lemma 1).
 *
 * The method is nonlinear conjugate gradients with a sweep of alternating least squares as the
 * preconditioner (ALS-NCG, Winlaw, Hynes, Caterini & De Sterck 2015) and an exact line search. The
 * objective never rises. The method also converges where plain alternation is very slow.
 */
export function minimise(known: KnownEntries, start: Factors, options: MinimiseOptions): Minimum {
  const { lambda, tolerance, largest = Infinity, patience = 0 } = options;
  let x = start;
  let e = misfit(known, x);
  let value = objective(x, e, lambda);
  let direction: Factors | undefined;
  let before: { g: Factors; step: Factors } | undefined;
  let calm = 0;
  let done = 0;
  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    if (options.isCancelled?.() === true) break;
    const step = alternatingStep(known, x, e, lambda);
    const g = gradient(known, x, e, lambda);
    direction = conjugate(step, g, direction, before);
    let move = exactStep(known, x, e, direction, lambda);
    if (move.alpha === 0 && direction !== step) {
      direction = step;
      move = exactStep(known, x, e, direction, lambda);
    }
    // The line search works with rounded sums. Near the minimum it may find no descent.
    const change = Math.sqrt(stepNormSquared(x, move.alpha, direction));
    x = plus(x, move.alpha, direction);
    before = { g, step };
    // The misfit is updated along the line, and computed again now and then to prevent drift.
    e = iteration % ROUND === ROUND - 1 ? misfit(known, x) : move.misfit;
    const size = Math.sqrt(productNormSquared(x));
    const settled = change <= tolerance * size;
    done = iteration + 1;
    calm = settled || value - move.value <= 0 ? calm + 1 : 0;
    value = move.value;
    if (calm >= CALM) return { factors: x, iterations: done, converged: true };
    if (done >= patience && done % ROUND === 0 && size > largest) break;
  }
  return { factors: x, iterations: done, converged: false };
}

/** step + βp with Polak & Ribière's β, preconditioned; the plain step if this is no descent direction. */
function conjugate(
  step: Factors,
  g: Factors,
  direction: Factors | undefined,
  before: { g: Factors; step: Factors } | undefined,
): Factors {
  if (!direction || !before) return step;
  // The steps are descent directions: they are minus the preconditioned gradients.
  const beta = (inner(g, step) - inner(g, before.step)) / inner(before.g, before.step);
  if (!(beta > 0) || !Number.isFinite(beta)) return step;
  const mixed = plus(step, beta, direction);
  return inner(g, mixed) < 0 ? mixed : step;
}
