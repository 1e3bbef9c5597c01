import { knownNoiseThreshold, unknownNoiseThreshold } from './marchenko-pastur.js';
import { isDecimals, isSize } from './rank-arguments.js';
import type { RankSuggestion, Spectrum } from './rank-types.js';
import { countAbove, numericalThreshold } from './spectrum.js';
import { decimalsOf, exceed, quantity } from './words.js';
import { t } from '../texts.js';

/**
 * Rank at printed precision. Rounding to d decimals adds to each entry an error uniform in ±10⁻ᵈ/2, of
 * standard deviation τ = 10⁻ᵈ/√12. Its spectral norm is about τ(√m + √n), and above τ(√m + √n + t) with
 * probability at most e^(−t²/2) (Davidson & Szarek 2001, for Gaussian entries); t = 4 makes that 0.03 %.
 * It is never above (10⁻ᵈ/2)√(mn). By Weyl's inequality, rounding alone does not explain a singular value
 * above either bound.
 */
export function printed(spectrum: Spectrum, decimals: number | undefined): RankSuggestion {
  const { s, rows, cols, numericalRank } = spectrum;
  if (decimals === undefined) {
    return {
      rule: 'printed',
      rank: numericalRank,
      applies: false,
      reason: t(
        'Does not apply: the entries were not read from a printout with a fixed number of decimals.',
      ),
    };
  }
  if (!isDecimals(decimals)) {
    return {
      rule: 'printed',
      rank: numericalRank,
      applies: false,
      reason: t('Does not apply: the number of decimals must be a whole number, 0 or more.'),
    };
  }
  const unit = 10 ** -decimals;
  const likely = roundingNorm(decimals, rows, cols);
  const certain = (unit / 2) * Math.sqrt(rows * cols);
  const threshold = Math.max(Math.min(likely, certain), numericalThreshold(s, rows, cols));
  const rank = countAbove(s, threshold);
  return {
    rule: 'printed',
    rank,
    applies: true,
    reason:
      rank < numericalRank
        ? t(
            '{0}, the most that rounding to {1} explains; in double precision the rank is {2}, but the smaller values can be rounding.',
            exceed(rank, quantity(threshold)),
            decimalsOf(decimals),
            numericalRank,
          )
        : t(
            '{0}, the most that rounding to {1} explains.',
            exceed(rank, quantity(threshold)),
            decimalsOf(decimals),
          ),
  };
}

/** τ(√m + √n + 4) for entries rounded to d decimals: see `printed`. */
export function roundingNorm(decimals: number, rows: number, cols: number): number {
  return (10 ** -decimals / Math.sqrt(12)) * (Math.sqrt(rows) + Math.sqrt(cols) + 4);
}

/**
 * The least number of singular values whose median can represent noise. With fewer, the threshold
 * compares the values almost with themselves. Of white noise alone, drawn 600 times, it keeps at least
 * one value in 17 % at 3×3, 12 % at 5×5, 9 % at 6×6 and 5 % at 8×8. Of 2×3 it can never keep any.
 */
const FEWEST = 8;

/** Whether Gavish–Donoho applies to r singular values. With known noise it always does. */
export function noiseRuleApplies(r: number, noise: number | undefined): boolean {
  return noise !== undefined || r >= FEWEST;
}

/**
 * Gavish & Donoho's optimal hard threshold: #{σᵢ > ω(β)·median σ} for white noise of unknown size, or
 * #{σᵢ > λ(β)√max(m, n)·τ} for noise of known standard deviation τ.
 */
export function gavishDonoho(spectrum: Spectrum, noise: number | undefined): RankSuggestion {
  const { s, rows, cols, numericalRank } = spectrum;
  const none = (reason: string): RankSuggestion => ({
    rule: 'gavishDonoho',
    rank: numericalRank,
    applies: false,
    reason,
  });
  if ((s[0] ?? 0) === 0) return none(t('Does not apply: the matrix is zero.'));
  const beta = Math.min(rows, cols) / Math.max(rows, cols);
  if (noise !== undefined && !isSize(noise)) {
    return none(t('Does not apply: the size of the noise must be a finite number, 0 or more.'));
  }
  if (noise !== undefined) {
    const threshold = knownNoiseThreshold(beta) * Math.sqrt(Math.max(rows, cols)) * noise;
    const rank = countAbove(s, threshold);
    return {
      rule: 'gavishDonoho',
      rank,
      applies: true,
      reason: t(
        '{0} for noise of standard deviation {1}.',
        exceed(rank, `λ(β)·√max(m, n)·τ = ${quantity(threshold)}`),
        quantity(noise),
      ),
    };
  }
  const middle = median(s);
  if (middle <= numericalThreshold(s, rows, cols)) {
    return none(
      t(
        'Does not apply: the median singular value is 0 up to rounding, so the matrix is already of low rank ({0}) and shows no noise.',
        numericalRank,
      ),
    );
  }
  const omega = unknownNoiseThreshold(beta);
  const rank = countAbove(s, omega * middle);
  return {
    rule: 'gavishDonoho',
    rank,
    applies: true,
    reason: t(
      '{0}, the optimal cut if the rest is white noise.',
      exceed(
        rank,
        t(
          'ω(β)·median σ = {0} · {1} = {2}',
          quantity(omega),
          quantity(middle),
          quantity(omega * middle),
        ),
      ),
    ),
  };
}

/** Of a sorted sequence; the mean of the two middle values when their number is even. */
function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : sorted[half - 1]! / 2 + sorted[half]! / 2;
}
