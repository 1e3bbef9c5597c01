import { useMemo } from 'preact/hooks';
import { groupByRank, type RuleGroup } from '../../model/rank-rules.js';
import { t } from '../l10n.js';
import { ruleName, shortRuleName } from '../rule-names.js';
import { useRuleWishes, useSuggestions } from '../use-suggestions.js';
import { RankChip } from './rank-chip.js';
import css from './rank-chips.module.css';
import { Faint } from './text.js';

/** The ranks that the rules suggest; a click uses the rank. Rules that agree share a chip. */
export function RankChips() {
  const suggestions = useSuggestions();
  const groups = useMemo(() => groupByRank(suggestions), [suggestions]);
  const reasons = useReasons();
  if (groups.length === 0) return null;
  return (
    <div class={css['chips']} role="group" aria-label={t('Suggested ranks')}>
      <Faint>{t('Rank by rule:')}</Faint>
      {groups.map((group) => (
        <RankChip
          key={group.rank}
          rank={group.rank}
          testId={`chip-${group.rank}`}
          rules={group.rules.map(({ rule }) => rule).join(' ')}
          title={reasons(group)}
        >
          <b>{group.rank}</b>
          <span>{group.rules.map(({ rule }) => shortRuleName(rule)).join(', ')}</span>
        </RankChip>
      ))}
    </div>
  );
}

/** The reasons of all rules of a group, one per line. */
export function useReasons(): (group: RuleGroup) => string {
  const { ratio } = useRuleWishes();
  return ({ rules }) =>
    rules.map(({ rule, reason }) => `${ruleName(rule, ratio)}: ${reason}`).join('\n');
}
