import { subscript } from '../format.js';
import type { RankSuggestion, Spectrum } from './rank-types.js';
import { quantity } from './words.js';

/** A bend smaller than this share of the spectrum's height in log σ is a straight line. */
const STRAIGHT = 0.02;

/**
 * The elbow: the point of the log spectrum farthest from its chord, over the values above rounding.
 * The chord joins (1, log σ₁) and (p, log σ_p), p the numerical rank; all distances to one line are
 * in the same proportion to the vertical ones, which are compared here.
 *
 * A farthest point below the chord is the first of the floor, and the rank keeps what stands before
 * it; one above the chord is the last before a drop, and the rank includes it.
 */
export function elbow({ s, numericalRank }: Spectrum): RankSuggestion {
  if (numericalRank < 3) {
    return none(
      numericalRank,
      `a bend needs three singular values above rounding, there ${numericalRank === 1 ? 'is' : 'are'} ${numericalRank}.`,
    );
  }
  const first = Math.log(s[0]!);
  const slope = (Math.log(s[numericalRank - 1]!) - first) / (numericalRank - 1);
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < numericalRank - 1; i++) {
    const distance = Math.log(s[i]!) - (first + slope * i);
    // Beyond rounding: of two equally far points the first counts.
    if (Math.abs(distance) > Math.abs(farthest) + 1e-12) {
      farthest = distance;
      at = i;
    }
  }
  const height = Math.abs(slope) * (numericalRank - 1);
  if (Math.abs(farthest) <= Math.max(STRAIGHT * height, 1e-12)) {
    return none(numericalRank, 'the logarithms of the singular values lie on a straight line.');
  }
  const rank = farthest < 0 ? at : at + 1;
  return {
    rule: 'elbow',
    rank,
    applies: true,
    reason:
      `The spectrum bends most between σ${subscript(rank)} = ${quantity(s[rank - 1]!)} and ` +
      `σ${subscript(rank + 1)} = ${quantity(s[rank]!)}: on the log scale, σ${subscript(at + 1)} is the ` +
      'point farthest from the line through the first and last values.',
  };
}

function none(rank: number, why: string): RankSuggestion {
  return { rule: 'elbow', rank, applies: false, reason: `Does not apply: ${why}` };
}
