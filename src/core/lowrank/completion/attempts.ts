import { success, type Result } from '../../result.js';
import { seededRandom } from '../linear/random.js';
import { misfit, squared, type Factors } from './factor-model.js';
import type { KnownEntries } from './known.js';
import { minimise } from './minimise.js';
import { followPath, PATH } from './path.js';

export interface AttemptOptions {
  readonly rank: number;
  readonly lambda: number;
  readonly seed: number;
  /** The starts that may be tried: the first only, the others only, or all of them. */
  readonly starts: 'first' | 'others' | 'all';
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface Attempts {
  /** Of the start that settled, or of the one with the smallest residual. */
  readonly factors: Factors;
  readonly iterations: number;
  readonly converged: boolean;
  /** How many starts were tried, with those before the first one here. */
  readonly starts: number;
}

/** Starts that are tried. Near the transition, between a tenth and a half of the random ones recover the matrix. */
const STARTS = 12;

/** A start whose model has this many times the size of the known entries is given up. */
export const RUNAWAY = 20;

/** Iterations that the first start and the others have before that. Those that recover a matrix need about 100. */
const PATIENCE_FIRST = 200;
const PATIENCE = 48;

/** Iterations of a start after the first. */
const MOST_LATER = 600;

/** Random starts join the path at these stages in turn. Earlier ones lead to the same place as zeros. */
const JOINED = [4, 3, 5];

/** With this many known entries per degree of freedom, other starts lead to the same place. */
const DETERMINED = 2;

/**
 * The minimum of the objective with one λ, by the path of decreasing λ. Near the transition from recoverable to not,
 * the path may lead to a place from where the model grows without limit. Then random starts are tried, until one
 * settles.
 */
export function attempts(known: KnownEntries, options: AttemptOptions): Result<Attempts> {
  const { rank, lambda, seed, isCancelled } = options;
  const freedom = rank * (known.rows + known.cols - rank);
  const several = lambda === 0 && known.value.length < DETERMINED * freedom;
  const begin = options.starts === 'others' ? 1 : 0;
  const most = several && options.starts !== 'first' ? STARTS : begin + 1;
  const largest = RUNAWAY * sizeOf(known);
  let best: { factors: Factors; residual: number } | undefined;
  let iterations = 0;
  for (let start = begin; start < most; start++) {
    const from = start === 0 ? undefined : JOINED[(start - 1) % JOINED.length];
    const random = seededRandom(seed + start);
    let factors: Factors | undefined;
    let stage = 0;
    for (const next of followPath(known, { rank, random, lambda, from, isCancelled })) {
      if (!next.ok) return next;
      ({ factors } = next.value);
      iterations += next.value.iterations;
      options.onProgress?.((start - begin + ++stage / (PATH + 2)) / (most - begin));
      if (isCancelled?.() === true) break;
    }
    const last = minimise(known, factors!, {
      lambda,
      tolerance: options.tolerance,
      maxIterations:
        start === 0 ? options.maxIterations : Math.min(MOST_LATER, options.maxIterations),
      largest: lambda === 0 ? largest : undefined,
      patience: start === 0 ? PATIENCE_FIRST : PATIENCE,
      isCancelled,
    });
    iterations += last.iterations;
    if (last.converged) {
      return success({ factors: last.factors, iterations, converged: true, starts: start + 1 });
    }
    const residual = squared(misfit(known, last.factors));
    if (!best || residual < best.residual) best = { factors: last.factors, residual };
    if (isCancelled?.() === true) break;
  }
  return success({ factors: best!.factors, iterations, converged: false, starts: most });
}

/** The Frobenius norm of the matrix, if its unknown entries are about as large as the known ones. */
export function sizeOf({ rows, cols, value }: KnownEntries): number {
  return Math.sqrt((squared(value) * rows * cols) / Math.max(1, value.length));
}
