import { lossesOf, numbersAt } from './pair.js';
import type { ResizePair } from './types.js';

/** One more rank for a pair. */
interface Step {
  readonly pair: number;
  readonly bytes: number;
  /** Orders like the squared error that it saves per byte. */
  readonly worth: number;
}

/**
 * Ranks whose factors take at most `bytes`, with the least total squared error Σ_{i>k} σᵢ² over all pairs.
 *
 * Every rank of a pair of two factors costs the same, (m + n) numbers, and its σ descend. So the steps of a pair lose in
 * worth per byte, and taking the best step of all pairs first solves the problem with fractions of steps (Dantzig 1957).
 * With whole steps the answer misses the best one by less than the first step that does not fit; smaller steps of other
 * pairs then fill what is left. A step of a pair with three factors counts no more than the one before it. Every pair
 * gets its first rank, even where these alone take more than `bytes`.
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
    left -= numbersAt(pair, ranks[index]!) * pair.bytesPerNumber;
    steps.push(...stepsOf(pair, index, caps[index]!));
  });
  // The sort is stable, so equal steps of a pair stay in order.
  steps.sort((a, b) => b.worth - a.worth);
  for (const step of steps) {
    if (step.bytes > left) continue;
    left -= step.bytes;
    ranks[step.pair]!++;
  }
  return ranks;
}

function stepsOf(pair: ResizePair, index: number, cap: number): Step[] {
  const losses = lossesOf(pair);
  const steps: Step[] = [];
  let most = Infinity;
  for (let k = 1; k < cap; k++) {
    const bytes = (numbersAt(pair, k + 1) - numbersAt(pair, k)) * pair.bytesPerNumber;
    const saved = pair.third ? savedBy(losses, k) : pair.values[k]!;
    // σ/√bytes orders like σ²/bytes and cannot overflow.
    most = Math.min(most, saved / Math.sqrt(bytes));
    if (most > 0) steps.push({ pair: index, bytes, worth: most });
  }
  return steps;
}

/** √(lost(k)² − lost(k+1)²). */
function savedBy(losses: Float64Array, k: number): number {
  const [more, less] = [losses[k]!, losses[k + 1]!];
  return Math.sqrt((more - less) * (more + less));
}
