import { formatCount, formatPercent } from '../format.js';
import { energies, countAbove, numericalThreshold } from './spectrum.js';
import { elbow, elbowApplies } from './elbow.js';
import { gavishDonoho, noiseRuleApplies, printed } from './noise-ranks.js';
import { isShare, isSize, spectrumProblem } from './rank-arguments.js';
import type { RankOptions, RankSuggestion, Spectrum } from './rank-types.js';
import { storage } from './storage.js';
import { exceed, quantity, values } from './words.js';

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
        ? 'Every singular value is 0.'
        : `${values(numericalRank)} ${exceed(numericalRank)} σ₁ · max(m, n) · ε = ${quantity(threshold)}, ` +
          'the level of rounding in double precision.',
  };
}

/** Smallest k with Σ_{i≤k} σᵢ² ≥ p Σσᵢ². */
function energy({ s, numericalRank }: Spectrum, share: number): RankSuggestion {
  if (!isShare(share)) {
    return {
      rule: `energy${100 * share}`,
      rank: numericalRank,
      applies: false,
      reason: 'Does not apply: the share of energy must be above 0 and at most 1.',
    };
  }
  const kept = energies(s);
  let rank = 0;
  while (rank < s.length && kept[rank]! < share * (1 - slack(s.length))) rank++;
  const name = `${Number((share * 100).toPrecision(12))}`;
  const before = rank === 0 ? '' : `; rank ${rank - 1} keeps ${formatPercent(kept[rank - 1]!)}`;
  return {
    rule: `energy${name}`,
    rank,
    applies: (s[0] ?? 0) > 0,
    reason:
      (s[0] ?? 0) > 0
        ? `Rank ${rank} keeps ${formatPercent(kept[rank]!)} of the energy Σσᵢ²${before}.`
        : 'Does not apply: the matrix is zero and has no energy.',
  };
}

/** Smallest k with Σ_{i≤k} σᵢ ≥ c Σ_{i>k} σᵢ. */
function ratio({ s, numericalRank }: Spectrum, c: number): RankSuggestion {
  if (!isSize(c) || c === 0) {
    return {
      rule: 'ratio',
      rank: numericalRank,
      applies: false,
      reason: 'Does not apply: the ratio c must be a finite number above 0.',
    };
  }
  const top = s[0] ?? 0;
  if (top === 0) {
    return {
      rule: 'ratio',
      rank: 0,
      applies: false,
      reason: 'Does not apply: the matrix is zero.',
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
    reason:
      left === 0
        ? `Nothing less than all ${values(rank)} that are not 0 outweighs the rest ${c} times.`
        : `${rank === 1 ? 'σ₁ alone is' : `The first ${values(rank)} add up to`} ${quantity(head / left)} times the rest; asked for ${c} times.`,
  };
}

/** Largest k for which k(m + n + 1) is less than mn. Call it only if this is 1 or more. */
function storageRank({ s, rows, cols }: Spectrum): RankSuggestion {
  const rank = Math.min(s.length, storage(rows, cols, 0).largestRank);
  const { full, triplets } = storage(rows, cols, rank);
  return {
    rule: 'storage',
    rank,
    applies: true,
    reason: `The largest rank that saves room: ${formatCount(rank)} · (${formatCount(rows)} + ${formatCount(cols)} + 1) = ${formatCount(triplets)} numbers instead of ${formatCount(full)}.`,
  };
}
