import { failure, success, type Result } from '../../result.js';
import { seededRandom } from '../linear/random.js';
import { rowDot, squared, type Factors } from './factor-model.js';
import { dealFolds } from './folds.js';
import { knownEntries, unknownFlags, zeroFilled, type KnownEntries } from './known.js';
import { debiased, kept, modelOf } from './model.js';
import { followPath, PATH, type Stage } from './path.js';
import { pairedError, robustRmse, standardError } from './fold-errors.js';
import { t } from '../../texts.js';

export interface PenaltyOptions {
  readonly rank: number;
  /** For soft-impute: the values predicted are those after the shrinkage was undone. */
  readonly debias: boolean;
  readonly seed: number;
  readonly folds: number;
  /** How many of the parts are held out in turn; all by default. */
  readonly tried?: number | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

/** The held-out error with one penalty. */
export interface PenaltyPoint {
  /** λ in the units of the singular values. */
  readonly lambda: number;
  readonly rmse: number;
  readonly standardError: number;
  /** RMSE of each fold. */
  readonly folds: readonly number[];
}

export interface PenaltyPath {
  /** From large to small λ; the last one may be 0. */
  readonly points: readonly PenaltyPoint[];
  /** The point that is chosen. */
  readonly chosen: PenaltyPoint;
}

/** The path ends when two errors in a row are this many times the smallest one. */
const RISEN = 1.15;

/** A smaller λ is preferred if its error is at most this many times the smallest. */
const AS_GOOD = 1.02;

/**
 * The held-out error along the path of decreasing λ, and the λ chosen by it. The parts of the known entries are held
 * out in turn. The chosen λ is the smallest one whose error is within 2 % of the least, or within one standard error
 * of the difference over the folds: the folds leave out entries, so that they ask for more penalty than all entries
 * do.
 *
 * @returns `empty` when there are fewer known entries than folds, `cancelled`.
 */
export function penaltyPath(known: KnownEntries, options: PenaltyOptions): Result<PenaltyPath> {
  const { cols } = known;
  const unknown = unknownFlags(known);
  const dealt = dealFolds(unknown, cols, options.folds, seededRandom(options.seed));
  if (!dealt) return failure('empty', t('Too few entries are known to hold some of them out.'));
  const whole = zeroFilled(known);
  const runs = dealt.slice(0, options.tried).map((held) => {
    const flags = unknown.slice();
    for (const place of held) flags[place] = 1;
    const rest = knownEntries(whole, flags);
    const { rank, seed, isCancelled } = options;
    const path = followPath(rest, { rank, random: seededRandom(seed), lambda: 0, isCancelled });
    return { held, rest, path };
  });
  const points: PenaltyPoint[] = [];
  let risen = 0;
  for (let stage = 0; stage <= PATH && risen < 2; stage++) {
    options.onProgress?.(stage / (PATH + 1));
    const folds: number[] = [];
    let lambda = 0;
    for (const { held, rest, path } of runs) {
      if (options.isCancelled?.() === true) {
        return failure('cancelled', t('The completion was cancelled.'));
      }
      const next = path.next();
      if (next.done === true) break;
      if (!next.value.ok) return next.value;
      const model = predictor(rest, next.value.value, options.debias);
      if (!model.ok) return model;
      lambda += next.value.value.lambda / runs.length;
      const errors = Float64Array.from(held, (place) => {
        const row = Math.floor(place / cols);
        const { a, b, k } = model.value;
        return whole.data[place]! - rowDot(a, row, b, place % cols, k);
      });
      folds.push(Math.sqrt(squared(errors) / held.length));
    }
    if (folds.length < runs.length) break;
    const rmse = robustRmse(folds);
    points.push({ lambda, rmse, standardError: standardError(folds), folds });
    const least = Math.min(...points.map((point) => point.rmse));
    risen = rmse > RISEN * least ? risen + 1 : 0;
  }
  return success({ points, chosen: choose(points) });
}

/** The factors whose product predicts the entries that were held out. */
function predictor(
  known: KnownEntries,
  { factors, lambda }: Stage,
  debias: boolean,
): Result<Factors> {
  if (!debias || lambda === 0) return success(factors);
  const model = modelOf(known, factors);
  if (!model.ok) return model;
  const { u, s, v } = debiased(known, kept(known, model.value, lambda));
  const k = s.length;
  return success({ k, a: u.data.map((value, i) => value * s[i % k]!), b: v.data });
}

function choose(points: readonly PenaltyPoint[]): PenaltyPoint {
  const best = points.reduce((a, b) => (b.rmse < a.rmse ? b : a));
  let chosen = best;
  for (const point of points.slice(points.indexOf(best) + 1)) {
    const { mean, error } = pairedError(point.folds, best.folds);
    if (point.rmse <= AS_GOOD * best.rmse || mean <= error) chosen = point;
  }
  return chosen;
}
