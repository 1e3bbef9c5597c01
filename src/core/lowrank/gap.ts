import type { Spectrum } from './rank-types.js';
import { energies, numericalThreshold } from './spectrum.js';

/** The largest relative gap of a spectrum. */
export interface Gap {
  /** k: the gap lies between σₖ and σₖ₊₁. */
  readonly rank: number;
  /** σₖ/σₖ₊₁; where σₖ₊₁ is rounding, σₖ over the level of rounding. */
  readonly ratio: number;
}

/** Of neighbours in the lower half: noise has none like it from a few values on. */
const LEAST = 3;
/** In the upper half: of square noise the last two differ so much in one case of thirty. */
const LEAST_ABOVE_HALF = 30;
/** Above rounding: a spectrum that decays into it without a gap ends closer. */
const LEAST_ABOVE_ROUNDING = 1000;
/** So many terms can be looked at one by one, even when they are more than half of all. */
const FEW = 10;

/**
 * The largest gap that is one: at least 3 times in the lower half of the spectrum and 30 times in the
 * upper, 1000 times above rounding, with at most a tenth of the energy behind it. A matrix whose numerical
 * rank is more than half of its r and more than 10 has no gap before rounding: a picture with one row
 * twice is no matrix of low rank.
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
