import { frobeniusNorm } from '../../lowrank/norms.js';
import { withinBudget } from './budget.js';
import { capOf, lossesOf, numbersAt } from './pair.js';
import type { ResizeOutcome, ResizePair, ResizeRule } from './types.js';

export type { ResizeOutcome, ResizePair, ResizeRule } from './types.js';

/**
 * The rank that a rule gives to each pair: at least 1, as in that script, and at most min(r, m, n) and `mostRank`.
 * A pair of rank 0 or with an empty side keeps 0. A value that is no number counts as 0.
 */
export function ranksByRule(
  pairs: readonly ResizePair[],
  rule: ResizeRule,
  mostRank = Infinity,
): number[] {
  const value = Number.isNaN(rule.value) ? 0 : rule.value;
  const caps = pairs.map((pair) => Math.min(Math.max(1, Math.floor(mostRank)), capOf(pair)));
  if (rule.kind === 'budget') return withinBudget(pairs, caps, value);
  return pairs.map((pair, i) => {
    const wanted = wantedRank(pair, rule.kind, value);
    return Math.min(caps[i]!, Math.max(1, wanted));
  });
}

/** What truncation to these ranks gives, from the singular values (Eckart & Young 1936), before any rounding. */
export function resizeOutcome(
  pairs: readonly ResizePair[],
  ranks: readonly number[],
): ResizeOutcome {
  let bytesBefore = 0;
  let bytesAfter = 0;
  const lost: number[] = [];
  const whole: number[] = [];
  pairs.forEach((pair, i) => {
    const rank = Math.min(ranks[i] ?? pair.rank, pair.rank);
    const losses = lossesOf(pair);
    bytesBefore += numbersAt(pair, pair.rank) * pair.bytesPerNumber;
    bytesAfter += numbersAt(pair, rank) * pair.bytesPerNumber;
    // A pair that keeps its rank stays as it is.
    lost.push(rank === pair.rank ? 0 : losses[Math.min(rank, losses.length - 1)]!);
    whole.push(losses[0]!);
  });
  const isCounted = (_: number, i: number) => pairs[i]!.isRepeated !== true;
  return {
    bytesBefore,
    bytesAfter,
    relative: share(
      frobeniusNorm(Float64Array.from(lost.filter(isCounted))),
      frobeniusNorm(Float64Array.from(whole.filter(isCounted))),
    ),
    perPair: lost.map((part, i) => share(part, whole[i]!)),
  };
}

function wantedRank(pair: ResizePair, kind: ResizeRule['kind'], value: number): number {
  const { values, rows, cols, third } = pair;
  switch (kind) {
    case 'ratio': {
      const least = (values[0] ?? 0) / value;
      return values.reduce((count, sigma) => count + (sigma > least ? 1 : 0), 0);
    }
    case 'cumulative':
      return leastRank(values, 1, value);
    case 'frobenius':
      return third ? leastKept(third.lost, value * value) : leastRank(values, 2, value * value);
    case 'energy':
      return third ? leastKept(third.lost, value) : leastRank(values, 2, value);
    case 'breakEven':
      return third
        ? largestBelow(pair, value * rows * cols)
        : Math.ceil((value * rows * cols) / (rows + cols)) - 1;
    default:
      return Math.floor(value);
  }
}

/** The least k with Σ_{i≤k} σᵢᵖ ≥ wanted · Σσᵖ; all of them where none is enough. */
function leastRank(values: Float64Array, power: 1 | 2, wanted: number): number {
  const top = values[0] ?? 0;
  if (top === 0) return 0;
  const sums = new Float64Array(values.length);
  let sum = 0;
  // The whole is the last of these sums, so a wish for all of it is met where zeros begin.
  for (let i = 0; i < values.length; i++) sums[i] = sum += (values[i]! / top) ** power;
  const found = sums.findIndex((kept) => kept >= wanted * sum);
  return found < 0 ? values.length : found + 1;
}

/** The least k that keeps a share of ‖ΔW‖². */
function leastKept(lost: Float64Array, wanted: number): number {
  const whole = lost[0] ?? 0;
  if (whole === 0) return 0;
  const found = lost.findIndex((left) => 1 - (left / whole) ** 2 >= wanted);
  return found < 0 ? lost.length - 1 : found;
}

/** The largest rank whose factors have fewer numbers. */
function largestBelow(pair: ResizePair, numbers: number): number {
  let k = 0;
  while (k < pair.rank && numbersAt(pair, k + 1) < numbers) k++;
  return k;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
