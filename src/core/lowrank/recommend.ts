import { failure, success, type Result } from '../result.js';
import { formatCount, formatPercent, subscript } from '../format.js';
import { largestGap, type Gap } from './gap.js';
import { roundingNorm } from './noise-ranks.js';
import { testNoise } from './noise-test.js';
import { optionsProblem, spectrumProblem } from './rank-arguments.js';
import type { RankOptions, RankSuggestion, Spectrum } from './rank-types.js';
import { spectrumOf, suggestRanks } from './ranks.js';
import { energies } from './spectrum.js';
import { decimalsOf, quantity, rulesAgree } from './words.js';
import { t } from '../texts.js';

/** The part of the matrix beyond the recommended rank. */
export type RankLeft =
  /** At most what rounding the entries to `decimals` decimals leaves. */
  | { readonly kind: 'printing'; readonly size: number; readonly decimals: number }
  /** White noise of standard deviation `size` in each entry. */
  | { readonly kind: 'noise'; readonly size: number }
  /** Nothing above the level of rounding in double precision. */
  | { readonly kind: 'rounding' }
  /** A small part after a gap: σₖ is `ratio` times σₖ₊₁. */
  | { readonly kind: 'gap'; readonly ratio: number }
  /** A tenth of what the first term leaves, where σ₁ is `ratio` times σ₂ and the others decay. */
  | { readonly kind: 'beyondFirst'; readonly ratio: number; readonly energy: number }
  /** The rest of a spectrum without a gap; `noise` if the whole matrix looks like noise of this size. */
  | { readonly kind: 'rest'; readonly energy: number; readonly noise?: number };

/** One rank and why. */
export interface RankRecommendation {
  /** 0 … r; 0 only for a matrix of zeros. */
  readonly rank: number;
  /** The rule that decided: 'numerical', 'printed', 'gavishDonoho', 'beyondFirst', 'gap' or 'energy90'. */
  readonly rule: string;
  /** All rules that give the same rank, the deciding one first. The storage rule does not count. */
  readonly agreeing: readonly string[];
  readonly left: RankLeft;
  /** "Five rules agree; what is left looks like noise of size 0.29." */
  readonly reason: string;
  /** "Recommended: 3." and the reason. */
  readonly sentence: string;
}

type Choice = Pick<RankRecommendation, 'rank' | 'rule' | 'left'>;

/**
 * The rank to look at first. The first of these rules that applies decides:
 *
 * 1. printed precision, if entries were printed with 1 or more decimals and the rest beyond that rank is
 * at most what rounding leaves (entries without decimals are more often counts than rounded numbers);
 * 2. Gavish–Donoho, if it keeps at least one value and the rest looks like white noise: see `testNoise`.
 * With `options.noise` the rest must also have that size;
 * 3. the largest gap, including the one before rounding: see `largestGap`. If it is the one behind σ₁ and
 * the others decay, as in a photograph, the first term is only the brightness: see `byBeyondFirst`;
 * 4. the least rank that keeps 90 % of the energy.
 *
 * Pure noise has no rank. The fourth rule decides, and `left.noise` says so.
 *
 * @param s all singular values, descending, length r = min(rows, cols).
 * @returns a `Problem` for an empty matrix (`empty`), for a spectrum that is not finite and descending
 *   (`nonFinite`) or not complete (`summarised`), and for options that a rule cannot use.
 */
export function recommendRank(
  s: Float64Array,
  rows: number,
  cols: number,
  options: RankOptions = {},
): Result<RankRecommendation> {
  const problem = spectrumProblem(s, rows, cols) ?? optionsProblem(options);
  if (problem) return problem;
  if (s.length === 0)
    return failure('empty', t('A matrix without entries has no rank to recommend.'));
  const spectrum = spectrumOf(s, rows, cols);
  const suggestions = suggestRanks(s, rows, cols, options);
  const gap = largestGap(spectrum);
  const choice =
    ofZeros(spectrum) ??
    byPrinting(spectrum, suggestions, options.printedDecimals) ??
    byNoise(spectrum, suggestions, options.noise) ??
    byBeyondFirst(spectrum, gap) ??
    byGap(spectrum, gap) ??
    byEnergy(spectrum);
  const { rank, rule } = choice;
  const others = suggestions.filter(
    (other) => other.applies && other.rank === rank && other.rule !== 'storage',
  );
  const named = gap?.rank === rank ? ['gap'] : [];
  const agreeing = [...new Set([rule, ...others.map((other) => other.rule), ...named])];
  const reason = reasonOf(choice, agreeing.length, spectrum);
  const sentence = t('Recommended: {0}. {1}', formatCount(rank), reason);
  return success({ ...choice, agreeing, reason, sentence });
}

function ofZeros({ numericalRank }: Spectrum): Choice | undefined {
  if (numericalRank > 0) return undefined;
  return { rank: 0, rule: 'numerical', left: { kind: 'rounding' } };
}

function byPrinting(
  spectrum: Spectrum,
  suggestions: readonly RankSuggestion[],
  decimals: number | undefined,
): Choice | undefined {
  const { s, rows, cols } = spectrum;
  const rank = rankOf(suggestions, 'printed');
  if (rank === undefined || !decimals || rank === s.length) return undefined;
  // Noise that is larger than rounding has small singular values too. All of them together must be as
  // small as rounding.
  if (s[rank]! > roundingNorm(decimals, rows - rank, cols - rank)) return undefined;
  const { size } = testNoise(spectrum, rank);
  return { rank, rule: 'printed', left: { kind: 'printing', size, decimals } };
}

function byNoise(
  spectrum: Spectrum,
  suggestions: readonly RankSuggestion[],
  known: number | undefined,
): Choice | undefined {
  const rank = rankOf(suggestions, 'gavishDonoho');
  if (rank === undefined) return undefined;
  const { size, looksLikeNoise } = testNoise(spectrum, rank);
  if (!looksLikeNoise || !isOfSize(size, known, spectrum, rank)) return undefined;
  return { rank, rule: 'gavishDonoho', left: { kind: 'noise', size } };
}

/**
 * Whether noise of the known size explains the measured noise, within four of its standard deviations.
 */
function isOfSize(
  size: number,
  known: number | undefined,
  { rows, cols }: Spectrum,
  rank: number,
): boolean {
  if (known === undefined) return true;
  const deviations = 4 / Math.sqrt(2 * (rows - rank) * (cols - rank));
  return Math.abs(size / known - 1) <= deviations + 0.02;
}

function byGap({ numericalRank }: Spectrum, gap: Gap | undefined): Choice | undefined {
  if (!gap) return undefined;
  return gap.rank === numericalRank
    ? { rank: gap.rank, rule: 'numerical', left: { kind: 'rounding' } }
    : { rank: gap.rank, rule: 'gap', left: { kind: 'gap', ratio: gap.ratio } };
}

/** With fewer values, the user can look at the terms one by one. */
const DECAYING = 24;

/**
 * Entries of one sign (pixels, counts, prices) have a σ₁ far above the others, whose term is little more
 * than their mean. If it leaves a tenth of ‖M‖_F or more, and most of that lies in few terms, those are
 * the picture. The rank is the least that keeps 90 % of the energy that the first term leaves.
 *
 * In at most a quarter of r − 1 terms: noise of uneven size needs more (0.35 or more in 100 draws of counts,
 * heavy tails, and rows that differ ten times, from 24×24 to 300×200), and then the gap decides.
 */
function byBeyondFirst({ s }: Spectrum, gap: Gap | undefined): Choice | undefined {
  if (gap?.rank !== 1 || s.length < DECAYING) return undefined;
  const rest = s.subarray(1);
  const kept = energies(s);
  if (kept[1]! > 0.99) return undefined;
  const terms = energies(rest).findIndex((share) => share >= 0.9);
  if (terms > rest.length / 4) return undefined;
  const rank = 1 + terms;
  return {
    rank,
    rule: 'beyondFirst',
    left: { kind: 'beyondFirst', ratio: gap.ratio, energy: kept[rank]! },
  };
}

function byEnergy(spectrum: Spectrum): Choice {
  const kept = energies(spectrum.s);
  const slack = 4 * spectrum.s.length * Number.EPSILON;
  const rank = kept.findIndex((share) => share >= 0.9 * (1 - slack));
  const whole = testNoise(spectrum, 0);
  return {
    rank,
    rule: 'energy90',
    left: {
      kind: 'rest',
      energy: kept[rank]!,
      ...(whole.looksLikeNoise ? { noise: whole.size } : {}),
    },
  };
}

function rankOf(suggestions: readonly RankSuggestion[], rule: string): number | undefined {
  const found = suggestions.find((suggestion) => suggestion.rule === rule);
  // Rank 0 shows nothing. If a matrix is all noise or all rounding, the energy rule is more useful.
  return found?.applies && found.rank > 0 ? found.rank : undefined;
}

function reasonOf(choice: Choice, agreeing: number, spectrum: Spectrum): string {
  const why = whyOf(choice, spectrum);
  const clauses = agreeing > 1 ? rulesAgree(agreeing, why) : why;
  // A σ stays as it is: Σ is the diagonal matrix.
  const begun = clauses.replace(/^[a-z]/, (first) => first.toUpperCase());
  return t('{0}.', begun);
}

function whyOf({ rank, left }: Choice, { s, numericalRank }: Spectrum): string {
  switch (left.kind) {
    case 'printing':
      return t('what is left is no more than rounding to {0} leaves', decimalsOf(left.decimals));
    case 'noise':
      return t('what is left looks like noise of size {0}', quantity(left.size, 2));
    case 'rounding':
      return numericalRank === 0 ? t('every entry is 0') : t('what is left is only rounding');
    case 'gap':
      return t(
        'the largest gap is behind σ{0}, which is {1} times σ{2}',
        subscript(rank),
        quantity(left.ratio, 2),
        subscript(rank + 1),
      );
    case 'beyondFirst':
      return t(
        'σ₁ is {0} times σ₂, but one term leaves most of the picture out, and this is the least rank that keeps 90 % of what it leaves ({1} of all energy)',
        quantity(left.ratio, 2),
        formatPercent(left.energy),
      );
    case 'rest':
      return restWords(rank, left, s.length);
  }
}

function restWords(
  rank: number,
  left: { readonly energy: number; readonly noise?: number },
  r: number,
): string {
  if (r === 1) return t('a matrix with one row or one column has no other rank');
  const kept = formatPercent(left.energy);
  if (left.noise !== undefined) {
    return t(
      'it is the least rank that keeps 90 % of the energy ({0}), and all of the matrix looks like noise of size {1}',
      kept,
      quantity(left.noise, 2),
    );
  }
  return rank === r
    ? t('nothing can be left out: it is the least rank that keeps 90 % of the energy ({0})', kept)
    : t('it is the least rank that keeps 90 % of the energy ({0}), and no gap stands out', kept);
}
