import type { RankSuggestion } from '../../src/core/index.js';

/** The rules that agree on a rank. */
export interface RuleGroup {
  readonly rank: number;
  readonly rules: readonly RankSuggestion[];
}

/** The suggestions that apply, by rank, ascending. */
export function groupByRank(suggestions: readonly RankSuggestion[]): RuleGroup[] {
  const groups = new Map<number, RankSuggestion[]>();
  for (const suggestion of suggestions) {
    if (!suggestion.applies) continue;
    const group = groups.get(suggestion.rank);
    if (group) group.push(suggestion);
    else groups.set(suggestion.rank, [suggestion]);
  }
  return [...groups].map(([rank, rules]) => ({ rank, rules })).sort((a, b) => a.rank - b.rank);
}

/** The shares of energy that are always shown. */
export const usualEnergies: readonly number[] = [0.9, 0.95, 0.99];

/** The usual shares and one more, ascending, without duplicates. */
export function energiesWith(more: number | undefined): readonly number[] {
  if (more === undefined || usualEnergies.includes(more)) return usualEnergies;
  return [...usualEnergies, more].sort((a, b) => a - b);
}

/** c of the ratio rule: a positive number. */
export function isRatio(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** p of the energy rule: a share in (0, 1]. */
export function isShare(value: unknown): value is number {
  return isRatio(value) && value <= 1;
}
