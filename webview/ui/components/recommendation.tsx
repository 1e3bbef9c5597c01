import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { ruleName } from '../rule-names.js';
import { useRuleWishes } from '../use-suggestions.js';
import { RankChip } from './rank-chip.js';
import css from './recommendation.module.css';
import { Faint } from './text.js';

/** Why that rank, where the line has no room for it. */
export function Reason() {
  const found = useLensState((state) => state.decomposition?.recommended);
  return found ? (
    <Faint as="p" class={css['below']}>
      {found.reason}
    </Faint>
  ) : null;
}

/** The rank to look at first, taken with one click, and why in one line. */
export function Recommendation() {
  const { ratio } = useRuleWishes();
  const found = useLensState((state) => state.decomposition?.recommended);
  const isComplete = useLensState((state) => state.decomposition?.complete);
  const isLarge = useLensState((state) => state.large !== undefined);
  if (!found) {
    return (
      <Faint class={css['reason']}>
        {isLarge && isComplete === false
          ? t('The leading singular values only: no rank is recommended.')
          : isComplete === false
            ? t('A rank is recommended once all singular values are known.')
            : ''}
      </Faint>
    );
  }
  const rules = found.agreeing.map((rule) => ruleName(rule, ratio)).join('\n');
  return (
    <div class={css['line']} title={`${found.sentence}\n${rules}`} data-testid="recommendation">
      <RankChip rank={found.rank} testId="recommended">
        {t('Recommended:')} <b>{found.rank}</b>
      </RankChip>
      <Faint class={css['reason']}>{found.reason}</Faint>
    </div>
  );
}
