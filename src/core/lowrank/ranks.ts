import { formatCount, formatPercent } from '../format.js';
import { energies, countAbove, numericalThreshold } from './spectrum.js';
import { elbow, elbowApplies } from './elbow.js';
import { gavishDonoho, noiseRuleApplies, printed } from './noise-ranks.js';
import { isShare, isSize, spectrumProblem } from './rank-arguments.js';
import type { RankOptions, RankSuggestion, Spectrum } from './rank-types.js';
import { storage } from './storage.js';
import { exceed, quantity, values } from './words.js';
import { t } from '../texts.js';

export type { RankOptions, RankSuggestion } from './rank-types.js';

/** Tolerance for rounding, when a sum of r shares is compared with a target that it may reach exactly. */
const slack = (r: number): number => 4 * r * Number.EPSILON;

/**
 * The number of significant singular values, by every rule of the lens, each with its reason.
 *
 * @param s singular values, descending, length r = min(rows, cols).
 * @returns one suggestion per rule, in a fixed order. A rule that does not apply to this matrix has
 *   `applies: false`, and so does a rule whose option is not a usable number. A rule that cannot apply to
 *   any matrix of this size is left out. Empty when `s` is not finite and descending.
 */
export function suggestRanks(
  s: Float64Array,
  rows: number,
  cols: number,
  options: RankOptions = {},
): RankSuggestion[] {
  if (spectrumProblem(s, rows, cols)) return [];
  const spectrum = spectrumOf(s, rows, cols);
  return [
    numerical(spectrum),
    printed(spectrum, options.printedDecimals),
    ...(options.energies ?? [0.9, 0.95, 0.99]).map((share) => energy(spectrum, share)),
    ratio(spectrum, options.ratio ?? 10),
    ...(elbowApplies(s.length) ? [elbow(spectrum)] : []),
    ...(noiseRuleApplies(s.length, options.noise) ? [gavishDonoho(spectrum, options.noise)] : []),
    ...(storage(rows, cols, 1).largestRank > 0 ? [storageRank(spectrum)] : []),
  ];
}

/** The input of every rule. */
export function spectrumOf(s: Float64Array, rows: number, cols: number): Spectrum {
  return { s, rows, cols, numericalRank: countAbove(s, numericalThreshold(s, rows, cols)) };
}

function numerical({ s, rows, cols, numericalRank }: Spectrum): RankSuggestion {
  const threshold = numericalThreshold(s, rows, cols);
  return {
    rule: 'numerical',
    rank: numericalRank,
    applies: true,
    reason:
      (s[0] ?? 0) === 0
        ? t('Every singular value is 0.')
        : t(
            '{0}, the level of rounding in double precision.',
            exceed(numericalRank, `σ₁ · max(m, n) · ε = ${quantity(threshold)}`),
          ),
  };
}

/** Smallest k with Σ_{i≤k} σᵢ² ≥ p Σσᵢ². */
function energy({ s, numericalRank }: Spectrum, share: number): RankSuggestion {
  if (!isShare(share)) {
    return {
      rule: `energy${100 * share}`,
      rank: numericalRank,
      applies: false,
      reason: t('Does not apply: the share of energy must be above 0 and at most 1.'),
    };
  }
  const kept = energies(s);
  let rank = 0;
  while (rank < s.length && kept[rank]! < share * (1 - slack(s.length))) rank++;
  const name = `${Number((share * 100).toPrecision(12))}`;
  return {
    rule: `energy${name}`,
    rank,
    applies: (s[0] ?? 0) > 0,
    reason: energyReason(kept, rank, (s[0] ?? 0) > 0),
  };
}

function energyReason(kept: ArrayLike<number>, rank: number, applies: boolean): string {
  if (!applies) return t('Does not apply: the matrix is zero and has no energy.');
  const share = formatPercent(kept[rank]!);
  if (rank === 0) return t('Rank {0} keeps {1} of the energy Σσᵢ².', rank, share);
  return t(
    'Rank {0} keeps {1} of the energy Σσᵢ²; rank {2} keeps {3}.',
    rank,
    share,
    rank - 1,
    formatPercent(kept[rank - 1]!),
  );
}

/** Smallest k with Σ_{i≤k} σᵢ ≥ c Σ_{i>k} σᵢ. */
function ratio({ s, numericalRank }: Spectrum, c: number): RankSuggestion {
  if (!isSize(c) || c === 0) {
    return {
      rule: 'ratio',
      rank: numericalRank,
      applies: false,
      reason: t('Does not apply: the ratio c must be a finite number above 0.'),
    };
  }
  const top = s[0] ?? 0;
  if (top === 0) {
    return {
      rule: 'ratio',
      rank: 0,
      applies: false,
      reason: t('Does not apply: the matrix is zero.'),
    };
  }
  const rest = new Float64Array(s.length + 1);
  for (let k = s.length - 1; k >= 0; k--) rest[k] = rest[k + 1]! + s[k]! / top;
  let rank = 0;
  let head = 0;
  while (rank < s.length && head < c * rest[rank]! * (1 - slack(s.length))) {
    head += s[rank]! / top;
    rank++;
  }
  const left = rest[rank]!;
  return {
    rule: 'ratio',
    rank,
    applies: true,
    reason: ratioReason(rank, left === 0 ? undefined : head / left, c),
  };
}

/** `times` is how many times the first values are the rest; undefined if nothing is left. */
function ratioReason(rank: number, times: number | undefined, c: number): string {
  if (times === undefined) {
    return t(
      'Nothing less than all {0} that are not 0 outweighs the rest {1} times.',
      values(rank),
      c,
    );
  }
  return rank === 1
    ? t('σ₁ alone is {0} times the rest; asked for {1} times.', quantity(times), c)
    : t(
        'The first {0} add up to {1} times the rest; asked for {2} times.',
        values(rank),
        quantity(times),
        c,
      );
}

/** Largest k for which k(m + n + 1) is less than mn. Call it only if this is 1 or more. */
function storageRank({ s, rows, cols }: Spectrum): RankSuggestion {
  const rank = Math.min(s.length, storage(rows, cols, 0).largestRank);
  const { full, triplets } = storage(rows, cols, rank);
  return {
    rule: 'storage',
    rank,
    applies: true,
    reason: t(
      'The largest rank that saves room: {0} · ({1} + {2} + 1) = {3} numbers instead of {4}.',
      formatCount(rank),
      formatCount(rows),
      formatCount(cols),
      formatCount(triplets),
      formatCount(full),
    ),
  };
}
