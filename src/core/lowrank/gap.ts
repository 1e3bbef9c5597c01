import type { Spectrum } from './rank-types.js';
import { energies, numericalThreshold } from './spectrum.js';

/** The largest relative gap of a spectrum. */
export interface Gap {
  /** k: the gap lies between σₖ and σₖ₊₁. */
  readonly rank: number;
  /** σₖ/σₖ₊₁; if σₖ₊₁ is below the level of rounding, σₖ divided by that level. */
  readonly ratio: number;
}

/**
 * Least ratio in the lower half of the spectrum. Noise has no such ratio when there are more than a few
 * values.
 */
const LEAST = 3;
/** Least ratio in the upper half. The last two values of square noise reach it in one case of thirty. */
const LEAST_ABOVE_HALF = 30;
/**
 * Least ratio to the level of rounding. A spectrum that decays to rounding without a gap ends closer to
 * it.
 */
const LEAST_ABOVE_ROUNDING = 1000;
/** The user can look at this many terms one by one, even if they are more than half of all. */
const FEW = 10;

/**
 * The largest gap of the spectrum, if it is large enough: a ratio of at least 3 in the lower half of the
 * spectrum, of 30 in the upper half, and of 1000 to the level of rounding. At most a tenth of the energy
 * may come after it. If the numerical rank is more than half of r and more than 10, there is no gap
 * before rounding: a picture in which one row occurs twice is not a matrix of low rank.
 */
export function largestGap({ s, rows, cols, numericalRank }: Spectrum): Gap | undefined {
  const kept = energies(s);
  const half = s.length / 2;
  let best: Gap | undefined;
  for (let rank = 1; rank <= numericalRank && rank < s.length; rank++) {
    const last = rank === numericalRank;
    const ratio = s[rank - 1]! / (last ? numericalThreshold(s, rows, cols) : s[rank]!);
    const least = Math.max(rank > half ? LEAST_ABOVE_HALF : LEAST, last ? LEAST_ABOVE_ROUNDING : 0);
    if (ratio < least || kept[rank]! < 0.9) continue;
    if (last && rank > Math.max(half, FEW)) continue;
    if (!best || ratio > best.ratio) best = { rank, ratio };
  }
  return best;
}
