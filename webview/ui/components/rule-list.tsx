import { type RankSuggestion } from '../../../src/core/index.js';
import { isRatio, isShare } from '../../model/rank-rules.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { ruleName } from '../rule-names.js';
import { useRuleWishes, useSuggestions } from '../use-suggestions.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import { NumberField } from './number-field.js';
import css from './rule-list.module.css';
import { Faint } from './text.js';

/** Every rank rule with its rank, its reason and a button that uses its rank. */
export function RuleList() {
  const suggestions = useSuggestions();
  const { ratio, setRatio, energy, setEnergy } = useRuleWishes();
  return (
    <section class={css['rules']} aria-label={t('How many? Rank rules')}>
      <h2>{t('How many?')}</h2>
      <div class={css['wishes']}>
        <NumberField
          testId="wish-energy"
          label={
            <>
              {t('Energy')} <i>p</i>
            </>
          }
          unit="%"
          value={Number(formatShare(energy))}
          check={(percent) => (isShare(percent / 100) ? undefined : t('Above 0 and up to 100 %.'))}
          onChange={(percent) => setEnergy(percent / 100)}
        />
        <NumberField
          testId="wish-ratio"
          label={
            <>
              {t('Ratio')} <i>c</i>
            </>
          }
          value={ratio}
          check={(c) => (isRatio(c) ? undefined : t('A number above 0.'))}
          onChange={setRatio}
        />
      </div>
      <ul>
        {suggestions.map((suggestion) => (
          <Rule key={suggestion.rule} suggestion={suggestion} ratio={ratio} />
        ))}
      </ul>
    </section>
  );
}

interface RuleProps {
  readonly suggestion: RankSuggestion;
  readonly ratio: number;
}

function Rule({ suggestion, ratio }: RuleProps) {
  const { controller } = useLens();
  const current = useLensState((state) => state.rank) === suggestion.rank;
  const { rule, rank, applies, reason } = suggestion;
  const name = ruleName(rule, ratio);
  return (
    <li
      class={css['rule']}
      data-testid={`rule-${rule}`}
      data-value={rank}
      data-applies={applies}
      data-current={applies && current}
    >
      <span class={css['rank']}>{applies ? rank : '–'}</span>
      <div>
        <b>{name}</b>
        <Faint as="p">{reason}</Faint>
      </div>
      {applies ? (
        <Button
          kind="secondary"
          class={css['use']}
          aria-pressed={current}
          aria-label={t('Use rank {0}: {1}', rank, name)}
          onClick={() => controller.setRank(rank)}
        >
          {current ? <Icon name="check" /> : t('Use')}
        </Button>
      ) : null}
    </li>
  );
}

/** 0.9 as "90", without the rounding noise of 0.07 × 100. */
function formatShare(share: number): string {
  return (100 * share).toPrecision(12);
}
