import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { NumberField } from './number-field.js';
import css from './rank-slider.module.css';
import { Faint } from './text.js';

/** The rank of the approximation: drag, arrow keys, Page Up and Down, Home and End, or a typed number. */
export function RankSlider() {
  const { controller } = useLens();
  const decomposition = useLensState((state) => state.decomposition);
  const rank = useLensState((state) => state.rank);
  const most = decomposition?.svd.s.length ?? 0;
  const disabled = decomposition === undefined;
  const pick = (event: Event) => {
    const value = Number((event.currentTarget as HTMLInputElement).value);
    if (Number.isFinite(value)) controller.setRank(value);
  };
  return (
    <div class={css['slider']} role="group" aria-label={t('Rank of the approximation')}>
      <label for="rank-range">
        {t('Rank')} <i>k</i>
      </label>
      <input
        id="rank-range"
        data-testid="rank-range"
        type="range"
        min={0}
        max={most}
        step={1}
        value={rank}
        disabled={disabled}
        style={{ '--fill': `${most > 0 ? (100 * rank) / most : 0}%` }}
        aria-valuetext={t('rank {0} of {1}', rank, most)}
        onInput={pick}
      />
      <NumberField
        testId="rank-number"
        name={t('Rank as a number')}
        value={rank}
        step={1}
        when="entered"
        disabled={disabled}
        check={wholeBetween(0, most)}
        onChange={(value) => controller.setRank(value)}
      />
      <Faint>{t('of {0}', most)}</Faint>
    </div>
  );
}
