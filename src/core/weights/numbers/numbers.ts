import { countAbove, energies, spectrumSummary, tails } from '../../lowrank/spectrum.js';
import type { WeightNumbers } from '../types.js';
import { heavyTail } from './heavy-tail.js';
import { roundingLevel } from './rounding.js';

/** Points of a sparkline. */
const POINTS = 48;
/** Where zeros are drawn: far below the rounding of doubles. */
const LOWEST = -20;

/**
 * The numbers of a matrix whose singular values are all known. Of a pair s·B A these are the min(m, n, r) values that
 * may differ from 0, and condition and ranks are those within its inner side r.
 *
 * @param s descending.
 * @param unit unit roundoff of the entries; 0 if they are exact.
 */
export function numbersOf(s: Float64Array, rows: number, cols: number, unit = 0): WeightNumbers {
  const { spectral, frobenius, stableRank, effectiveRank } = spectrumSummary(s, rows, cols);
  const level = roundingLevel({ rows, cols, spectral, frobenius }, unit);
  const numericalRank = countAbove(s, level);
  const kept = energies(s);
  const isDeficient = numericalRank < s.length || s.length === 0;
  return {
    isExact: true,
    error: 0,
    frobenius,
    spectral,
    stableRank,
    effectiveRank,
    rank90: rankOf(kept, 0.9),
    rank95: rankOf(kept, 0.95),
    rank99: rankOf(kept, 0.99),
    numericalRank,
    condition: isDeficient ? 'rank-deficient' : spectral / s[s.length - 1]!,
    nan: 0,
    infinite: 0,
    spectrum: sparkline(s),
    heavyTail: heavyTail(s, rows, cols),
  };
}

/**
 * The numbers that the leading singular values tell.
 *
 * @param s the leading values, descending, each within `error` of a singular value.
 * @param frobenius ‖W‖_F of all entries.
 */
export function leadingNumbersOf(s: Float64Array, frobenius: number, error: number): WeightNumbers {
  const spectral = s[0] ?? 0;
  const beyond = Math.sqrt(Math.max(0, 1 - (tails(s)[0]! / frobenius) ** 2)) * frobenius;
  const kept = spectral === 0 ? undefined : energies(s, beyond);
  const rank = (share: number) => (kept ? rankOf(kept, share) : null);
  return {
    isExact: false,
    error,
    frobenius,
    spectral,
    stableRank: spectral === 0 ? null : (frobenius / spectral) ** 2,
    effectiveRank: null,
    rank90: rank(0.9),
    rank95: rank(0.95),
    rank99: rank(0.99),
    numericalRank: null,
    condition: null,
    nan: 0,
    infinite: 0,
    spectrum: sparkline(s),
    heavyTail: null,
  };
}

/** The least k that keeps a share of the energy; null where no known k does. A zero matrix needs none. */
function rankOf(kept: Float64Array, share: number): number | null {
  const k = kept.findIndex((energy) => energy >= share);
  return k < 0 ? null : k;
}

/** log₁₀(σᵢ/σ₁) at evenly spaced i. */
function sparkline(s: Float64Array): number[] {
  const count = Math.min(POINTS, s.length);
  const top = s[0] ?? 0;
  if (top === 0) return [];
  return Array.from({ length: count }, (_, j) => {
    const i = count < 2 ? 0 : Math.round((j * (s.length - 1)) / (count - 1));
    return Math.max(LOWEST, Math.log10(s[i]! / top));
  });
}
