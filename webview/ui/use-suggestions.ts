import { useMemo } from 'preact/hooks';
import type { RankSuggestion } from '../../src/core/index.js';
import { isRatio, isShare } from '../model/rank-rules.js';
import { shownMatrix } from '../model/shown.js';
import { suggestionsFor } from '../model/suggestions.js';
import { useLensState, useMemory } from './context.js';

/** The parameters of the rules that the user chose, saved for this matrix. */
export interface RuleWishes {
  /** c of the ratio rule. */
  readonly ratio: number;
  readonly setRatio: (ratio: number) => void;
  /** One more share of energy besides the usual ones. */
  readonly energy: number;
  readonly setEnergy: (share: number) => void;
}

export function useRuleWishes(): RuleWishes {
  const usual = useLensState((state) => state.settings.ratio);
  const [ratio, setRatio] = useMemory('rules.ratio', usual, isRatio);
  const [energy, setEnergy] = useMemory('rules.energy', 0.9, isShare);
  return { ratio, setRatio, energy, setEnergy };
}

/** All rules for the matrix on screen; the list, the charts and the chips use the same ones. */
export function useSuggestions(): readonly RankSuggestion[] {
  const { ratio, energy } = useRuleWishes();
  const shape = useLensState(shownMatrix);
  const printedDecimals = useLensState((state) => state.matrix?.printedDecimals);
  const decomposition = useLensState((state) => state.decomposition);
  return useMemo(
    () => suggestionsFor({ shape, decomposition, printedDecimals, ratio, energy }),
    [shape, printedDecimals, decomposition, ratio, energy],
  );
}
