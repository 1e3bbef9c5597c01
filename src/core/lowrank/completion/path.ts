import { success, type Result } from '../../result.js';
import type { Random } from '../linear/random.js';
import type { Factors } from './factor-model.js';
import type { KnownEntries } from './known.js';
import { minimise } from './minimise.js';
import { refresh } from './refresh.js';

/** One point of the path: factors near the minimum of the objective with this λ. */
export interface Stage {
  readonly lambda: number;
  /** λ as a share of the largest singular value of the zero-filled matrix. */
  readonly share: number;
  readonly factors: Factors;
  readonly iterations: number;
}

export interface PathOptions {
  readonly rank: number;
  readonly random: Random;
  /** The smallest λ; the path ends there. */
  readonly lambda: number;
  /** A random start joins the path here, instead of zeros at its beginning; see `attempts`. */
  readonly from?: number | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

/** λ halves along the path from the largest singular value; after this many steps it is small. */
export const PATH = 10;

/** The λ of a stage as a share of the largest singular value; 0 at the end. */
export function shareAt(stage: number): number {
  return stage >= PATH ? 0 : 2 ** -(stage + 1);
}

/**
 * Warm starts along decreasing λ. λ halves from σ₁ of the zero-filled matrix. Each stage is one step of hard-impute
 * and a few iterations of `minimise`. The path avoids the poor local minima that the rank-k problem (λ = 0) has near
 * the zero fill (Mazumder, Hastie & Tibshirani 2010, section 5).
 */
export function* followPath(
  known: KnownEntries,
  options: PathOptions,
): Generator<Result<Stage>, void, void> {
  const { rank: k, random } = options;
  const zeros: Factors = {
    k,
    a: new Float64Array(known.rows * k),
    b: new Float64Array(known.cols * k),
  };
  const first = refresh(known, zeros, random, 8);
  if (!first.ok) {
    yield first;
    return;
  }
  // The columns of U√Σ have the squared length σ.
  const largest = columnSquared(first.value);
  const from = options.from ?? 0;
  let factors = from > 0 ? randomFactors(first.value, largest, random) : first.value;
  for (let stage = from; stage <= PATH; stage++) {
    if (stage > from) {
      const fresh = refresh(known, factors, random, 2);
      if (!fresh.ok) {
        yield fresh;
        return;
      }
      factors = fresh.value;
    }
    const lambda = Math.max(options.lambda, shareAt(stage) * largest);
    const warm = minimise(known, factors, {
      lambda,
      tolerance: 1e-3,
      maxIterations: 8,
      isCancelled: options.isCancelled,
    });
    factors = warm.factors;
    const share = largest > 0 ? lambda / largest : 0;
    yield success({ lambda, share, factors, iterations: warm.iterations + 1 });
    if (lambda <= options.lambda) return;
  }
}

/** Normal factors whose product has entries as large as the leading part of the zero fill. */
function randomFactors({ k, a, b }: Factors, largest: number, random: Random): Factors {
  const size = Math.sqrt(largest / Math.sqrt((a.length / k) * (b.length / k)));
  const draw = (x: Float64Array): Float64Array => x.map(() => size * random.normal());
  return { k, a: draw(a), b: draw(b) };
}

function columnSquared({ k, a }: Factors): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += k) sum += a[i]! * a[i]!;
  return sum;
}
