import type { ResizePair } from './types.js';

/** One more rank for a pair. */
interface Step {
  readonly pair: number;
  readonly sigma: number;
  readonly bytes: number;
}

/**
 * Ranks whose factors take at most `bytes`, with the least total squared error Σ_{i>k} σᵢ² over all pairs.
 *
 * Every rank of a pair costs the same, (m + n) numbers, and its σ descend. So the steps of a pair lose in worth per
 * byte, and taking the best step of all pairs first solves the problem with fractions of steps (Dantzig 1957). With
 * whole steps the answer misses the best one by less than the first step that does not fit; smaller steps of other
 * pairs then fill what is left. Every pair gets its first rank, even where these alone take more than `bytes`.
 *
 * @param caps the largest rank of each pair.
 */
export function withinBudget(
  pairs: readonly ResizePair[],
  caps: readonly number[],
  bytes: number,
): number[] {
  const ranks = caps.map((cap) => Math.min(1, cap));
  let left = bytes;
  const steps: Step[] = [];
  pairs.forEach((pair, index) => {
    const cost = (pair.rows + pair.cols) * pair.bytesPerNumber;
    left -= ranks[index]! * cost;
    for (let k = 1; k < caps[index]!; k++) {
      const sigma = pair.values[k]!;
      if (sigma > 0) steps.push({ pair: index, sigma, bytes: cost });
    }
  });
  // σ/√bytes orders like σ²/bytes and cannot overflow. The sort is stable, so equal σ of a pair stay in order.
  steps.sort((a, b) => b.sigma / Math.sqrt(b.bytes) - a.sigma / Math.sqrt(a.bytes));
  for (const step of steps) {
    if (step.bytes > left) continue;
    left -= step.bytes;
    ranks[step.pair]!++;
  }
  return ranks;
}
