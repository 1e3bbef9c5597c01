import { recommendRank, type Matrix, type RankRecommendation } from '../../src/core/index.js';
import type { Decomposition } from './state.js';

/** The rank to look at first and why; undefined until all singular values are known, or where no rule can tell. */
export function recommendation(
  { rows, cols, printedDecimals }: Matrix,
  { svd, complete }: Decomposition,
): RankRecommendation | undefined {
  if (!complete) return undefined;
  const found = recommendRank(svd.s, rows, cols, {
    ...(printedDecimals === undefined ? {} : { printedDecimals }),
  });
  return found.ok ? found.value : undefined;
}

/** The reason alone: "Five rules agree; what is left looks like noise of size 0.29." */
export function reasonOf({ sentence, rank }: RankRecommendation): string {
  const start = sentence.indexOf('. ');
  return start < 0 ? String(rank) : sentence.slice(start + 2);
}
