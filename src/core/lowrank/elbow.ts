import { subscript } from '../format.js';
import type { RankSuggestion, Spectrum } from './rank-types.js';
import { quantity } from './words.js';
import { t } from '../texts.js';

/** A bend smaller than this share of the spectrum's height in log σ is a straight line. */
const STRAIGHT = 0.02;

/**
 * The floor begins at the first point that is at least this share of the greatest depth below the chord.
 */
const NEARLY_DEEPEST = 0.9;

/** Whether r singular values can have an elbow: at least three, and the rank is in their lower half. */
export function elbowApplies(r: number): boolean {
  return r >= 3;
}

/**
 * The elbow is the point where the log spectrum is farthest from its chord, over the values above
 * rounding. The chord joins (1, log σ₁) and (p, log σ_p), where p is the numerical rank. From ten values
 * on, the smallest tenth is left out: the last values of square noise can be arbitrarily close to 0 and
 * tilt the chord. Distances to one line are proportional to the vertical distances, which are compared
 * here (Satopää, Albrecht, Irwin & Raghavan, "Finding a 'Kneedle' in a Haystack", ICDCS Workshops 2011,
 * use the same distance).
 *
 * Points below the chord come first. They are the floor after a signal, and the rank is the number of
 * values before the floor. The singular values of noise fall steeply at first (the edge of the
 * Marchenko–Pastur law), so the deepest point is often a few places into the floor. The floor therefore
 * begins at the first point of at least nine tenths of that depth. If no point lies below the chord, the
 * point farthest above it counts, as the last one before a drop. The smallest singular values of square
 * noise fall to 0 and always lie above.
 *
 * The upper half of the spectrum has no elbow: a bend there is the end of the noise.
 */
export function elbow(spectrum: Spectrum): RankSuggestion {
  const { s, numericalRank } = spectrum;
  if (numericalRank < 3) {
    return none(
      numericalRank,
      numericalRank === 1
        ? t('Does not apply: a bend needs three singular values above rounding, there is 1.')
        : t(
            'Does not apply: a bend needs three singular values above rounding, there are {0}.',
            numericalRank,
          ),
    );
  }
  const looked = s.subarray(0, numericalRank - Math.floor(numericalRank / 10));
  const steps = looked.length - 1;
  const first = Math.log(looked[0]!);
  const fall = first - Math.log(looked[steps]!);
  const above = looked.map((sigma, i) => Math.log(sigma) - first + (fall * i) / steps);
  const least = Math.max(STRAIGHT * fall, 1e-12);
  const deepest = above.reduce((lowest, distance) => Math.min(lowest, distance), 0);
  const highest = above.reduce((top, distance) => Math.max(top, distance), 0);
  if (deepest >= -least && highest <= least) {
    return none(
      numericalRank,
      t('Does not apply: the logarithms of the singular values lie on a straight line.'),
    );
  }
  const below = deepest < -least;
  const at = below
    ? above.findIndex((distance) => distance <= NEARLY_DEEPEST * deepest)
    : // Takes the first of the points that are equally far, up to rounding.
      above.findIndex((distance) => distance >= highest - 1e-12);
  const rank = below ? at : at + 1;
  if (2 * rank > s.length) {
    return none(
      numericalRank,
      t(
        'Does not apply: the spectrum bends only in its upper half, where noise ends and no signal.',
      ),
    );
  }
  const places = [
    subscript(rank),
    quantity(s[rank - 1]!),
    subscript(rank + 1),
    quantity(s[rank]!),
    subscript(at + 1),
  ] as const;
  return {
    rule: 'elbow',
    rank,
    applies: true,
    reason: below
      ? t(
          'The spectrum bends most between σ{0} = {1} and σ{2} = {3}: on the log scale, the values from σ{4} on are a floor below the line through the first and last values.',
          ...places,
        )
      : t(
          'The spectrum bends most between σ{0} = {1} and σ{2} = {3}: on the log scale, σ{4} is the last before a drop, and no value lies below the line through the first and last ones.',
          ...places,
        ),
  };
}

function none(rank: number, reason: string): RankSuggestion {
  return { rule: 'elbow', rank, applies: false, reason };
}
