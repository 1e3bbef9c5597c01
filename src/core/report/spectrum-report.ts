import { energies, spectrumSummary, tails } from '../lowrank/spectrum.js';
import { recommendRank } from '../lowrank/recommend.js';
import { suggestRanks, type RankSuggestion } from '../lowrank/ranks.js';
import { formatCount, formatPercent } from '../format.js';
import { brief, listValues, type ValueList } from './numbers.js';

/** What is known of the singular values of a matrix. */
export interface KnownSpectrum {
  readonly rows: number;
  readonly cols: number;
  /** Descending: all, or the leading ones. */
  readonly s: Float64Array;
  readonly complete: boolean;
  /** ‖M‖_F. */
  readonly frobenius: number;
  /** At most √ of the sum of squares of the values that `s` leaves out; 0 if complete. */
  readonly beyond: number;
  readonly approximationWithin: number;
  readonly valuesWithin: number;
  readonly printedDecimals?: number | undefined;
}

/** The error of the best approximation of one rank. */
export interface TailAt {
  readonly rank: number;
  /** √(Σ_{i>rank} σᵢ²) = ‖M − M̂‖_F. */
  readonly tail: number | null;
  /** tail / ‖M‖_F. */
  readonly relative: number | null;
  /** 1 − relative²: the share of Σσᵢ² that is kept. */
  readonly energy: number | null;
}

/** The singular values of a matrix and what follows from them, as plain JSON. */
export interface SpectrumReport {
  readonly certified: {
    /** All singular values are known; otherwise only the leading ones. */
    readonly complete: boolean;
    /** Each listed value differs from a singular value of the matrix by at most this. */
    readonly valuesWithin: number | null;
    /** ‖M − UΣVᵀ‖_F for the computed factors is at most this. */
    readonly approximationWithin: number | null;
    readonly how: string;
  };
  readonly recommended: { readonly rank: number; readonly rule: string; readonly reason: string };
  readonly ranks: readonly RankSuggestion[];
  readonly singularValues: ValueList;
  readonly tails: readonly TailAt[];
  readonly norms: {
    readonly frobenius: number | null;
    readonly spectral: number | null;
    /** Null if only the leading singular values are known. */
    readonly nuclear: number | null;
  };
  /** Null if only the leading singular values are known. */
  readonly numericalRank: number | null;
  /** σ₁/σᵣ; null where the matrix has no full numerical rank, or where not all values are known. */
  readonly condition: number | null;
  readonly stableRank: number | null;
}

export function spectrumReport(known: KnownSpectrum): SpectrumReport {
  const { rows, cols, s, complete, frobenius } = known;
  const kept = keptBy(known);
  const ranks = complete ? allRules(known) : energyRules(kept);
  const summary = complete ? spectrumSummary(s, rows, cols) : undefined;
  const recommended = complete ? recommendation(known) : leastFor90(kept);
  const spectral = s[0] ?? 0;
  return {
    certified: {
      complete,
      valuesWithin: brief(known.valuesWithin),
      approximationWithin: brief(known.approximationWithin),
      how: howOf(known),
    },
    recommended,
    ranks,
    singularValues: listValues(s, Math.min(rows, cols)),
    tails: tailsAt(known, [recommended.rank, ...ranks.map(({ rank }) => rank)]),
    norms: {
      frobenius: brief(frobenius),
      spectral: brief(spectral),
      nuclear: summary ? brief(summary.nuclear) : null,
    },
    numericalRank: summary?.numericalRank ?? null,
    condition: typeof summary?.condition === 'number' ? brief(summary.condition) : null,
    stableRank: spectral > 0 ? brief((frobenius / spectral) ** 2) : null,
  };
}

function howOf({ complete, s, valuesWithin, approximationWithin }: KnownSpectrum): string {
  if (complete) {
    return 'All singular values are from a full SVD in double precision. The bounds are measured from the residual and the orthogonality of its factors.';
  }
  return Number.isFinite(valuesWithin + approximationWithin)
    ? `Only the leading ${s.length} singular values are computed, because the matrix is large. The bounds are measured: from the residuals of the triplets, and from the rest that they leave.`
    : `Only the leading ${s.length} singular values are computed, because the matrix is large, and they have no bound yet.`;
}

/** [k]: share of ‖M‖_F² that the first k triplets keep, at least. */
function keptBy({ s, complete, beyond }: KnownSpectrum): Float64Array {
  return energies(s, complete ? 0 : beyond);
}

function optionsOf({ printedDecimals }: KnownSpectrum): { printedDecimals?: number } {
  return printedDecimals === undefined ? {} : { printedDecimals };
}

function allRules(known: KnownSpectrum): RankSuggestion[] {
  return suggestRanks(known.s, known.rows, known.cols, optionsOf(known));
}

function recommendation(known: KnownSpectrum): SpectrumReport['recommended'] {
  const found = recommendRank(known.s, known.rows, known.cols, optionsOf(known));
  if (!found.ok) return { rank: 0, rule: 'none', reason: found.problem.message };
  const { rank, rule, reason } = found.value;
  return { rank, rule, reason };
}

/** The rules that leading values can answer. */
function energyRules(kept: Float64Array): RankSuggestion[] {
  return [0.9, 0.95, 0.99].map((share) => {
    const found = kept.findIndex((each) => each >= share);
    const applies = found >= 0;
    const rank = applies ? found : kept.length - 1;
    const most = formatPercent(kept.at(-1) ?? 0);
    return {
      rule: `energy${Math.round(100 * share)}`,
      rank,
      applies,
      reason: applies
        ? `Rank ${formatCount(rank)} keeps at least ${formatPercent(kept[rank]!)} of the energy Σσᵢ².`
        : `The ${rank} leading singular values keep ${most} of the energy Σσᵢ², so the rank is larger than ${rank}.`,
    };
  });
}

function leastFor90(kept: Float64Array): SpectrumReport['recommended'] {
  const [rule] = energyRules(kept);
  return { rank: rule!.rank, rule: rule!.rule, reason: rule!.reason };
}

/** More ranks than these are thinned out: those that a rule names, and doubling ones. */
const mostTails = 16;

function tailsAt({ s, complete, beyond }: KnownSpectrum, named: readonly number[]): TailAt[] {
  const all = tails(s, complete ? 0 : beyond);
  const whole = all[0]!;
  const r = s.length;
  const doubling = Array.from({ length: 30 }, (_, i) => 2 ** i);
  const wanted =
    r <= mostTails ? Array.from(all, (_, rank) => rank) : [0, ...doubling, ...named, r];
  const ranks = [...new Set(wanted)].filter((rank) => rank <= r).sort((a, b) => a - b);
  return ranks.map((rank) => {
    const relative = whole > 0 ? all[rank]! / whole : 0;
    return {
      rank,
      tail: brief(all[rank]!),
      relative: brief(relative),
      energy: brief(1 - relative * relative),
    };
  });
}
