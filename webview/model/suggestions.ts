import { suggestRanks, type RankSuggestion } from '../../src/core/index.js';
import { energiesWith } from './rank-rules.js';
import type { Decomposition } from './state.js';

/** What the rules of ranks need. */
export interface SuggestionInput {
  readonly shape: { readonly rows: number; readonly cols: number } | undefined;
  readonly decomposition: Decomposition | undefined;
  readonly printedDecimals: number | undefined;
  /** c of the ratio rule. */
  readonly ratio: number;
  /** One more share of energy. */
  readonly energy: number;
}

/** The ranks of all rules; none before the whole spectrum is known. */
export function suggestionsFor(input: SuggestionInput): readonly RankSuggestion[] {
  const { shape, decomposition, printedDecimals, ratio, energy } = input;
  if (!shape || !decomposition?.complete) return [];
  return suggestRanks(decomposition.svd.s, shape.rows, shape.cols, {
    ratio,
    energies: energiesWith(energy),
    ...(printedDecimals === undefined ? {} : { printedDecimals }),
  });
}
