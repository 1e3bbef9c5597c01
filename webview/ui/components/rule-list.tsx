import { type RankSuggestion } from '../../../src/core/index.js';
import { isRatio, isShare } from '../../model/rank-rules.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { ruleName } from '../rule-names.js';
import { useRuleWishes, useSuggestions } from '../use-suggestions.js';
import { NumberField } from './number-field.js';

/** Every rank rule with its rank, its reason and a button that takes it. */
export function RuleList() {
  const suggestions = useSuggestions();
  const { ratio, setRatio, energy, setEnergy } = useRuleWishes();
  return (
    <section class="rules" aria-label={t('How many? Rank rules')}>
      <h2>{t('How many?')}</h2>
      <div class="rule-wishes">
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
      class="rule"
      data-testid={`rule-${rule}`}
      data-value={rank}
      data-applies={applies}
      data-current={applies && current}
    >
      <span class="rule-rank">{applies ? rank : '–'}</span>
      <div>
        <b>{name}</b>
        <p class="faint">{reason}</p>
      </div>
      {applies ? (
        <button
          type="button"
          class="secondary"
          aria-pressed={current}
          aria-label={t('Use rank {0}: {1}', rank, name)}
          onClick={() => controller.setRank(rank)}
        >
          {current ? <span class="codicon codicon-check" aria-hidden="true" /> : t('Use')}
        </button>
      ) : null}
    </li>
  );
}

/** 0.9 as "90": without the noise of 0.07 × 100. */
function formatShare(share: number): string {
  return (100 * share).toPrecision(12);
}
