import { useMemo } from 'preact/hooks';
import { reasonOf, recommendation } from '../../model/recommendation.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { ruleName } from '../rule-names.js';
import { useRuleWishes } from '../use-suggestions.js';
import css from './recommendation.module.css';
import { Faint } from './text.js';

function useRecommendation() {
  const matrix = useLensState((state) => state.matrix);
  const decomposition = useLensState((state) => state.decomposition);
  return useMemo(
    () => matrix && decomposition && recommendation(matrix, decomposition),
    [matrix, decomposition],
  );
}

/** Why that rank, where the line has no room for it. */
export function Reason() {
  const found = useRecommendation();
  return found ? (
    <Faint as="p" class={css['below']}>
      {reasonOf(found)}
    </Faint>
  ) : null;
}

/** The rank to look at first, taken with one click, and why in one line. */
export function Recommendation() {
  const { controller } = useLens();
  const { ratio } = useRuleWishes();
  const decomposition = useLensState((state) => state.decomposition);
  const rank = useLensState((state) => state.rank);
  const found = useRecommendation();
  if (!found) {
    return (
      <Faint class={css['reason']}>
        {decomposition?.complete === false
          ? t('A rank is recommended once all singular values are known.')
          : ''}
      </Faint>
    );
  }
  const reason = reasonOf(found);
  const rules = found.agreeing.map((rule) => ruleName(rule, ratio)).join('\n');
  return (
    <div class={css['line']} title={`${found.sentence}\n${rules}`} data-testid="recommendation">
      <button
        type="button"
        class={css['rank']}
        data-testid="recommended"
        data-value={found.rank}
        aria-pressed={found.rank === rank}
        onClick={() => controller.setRank(found.rank)}
      >
        {t('Recommended:')} <b>{found.rank}</b>
      </button>
      <Faint class={css['reason']}>{reason}</Faint>
    </div>
  );
}
