import { completionMethods, type CompletionMethod } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import type { HideWish } from '../../model/completion/state.js';
import { isIterative } from '../../model/completion/wish.js';
import { Button } from '../components/button.js';
import { NumberField } from '../components/number-field.js';
import { Select } from '../components/select.js';
import { t } from '../l10n.js';
import { notNegative, wholeBetween } from '../number-checks.js';
import css from './options.module.css';

export function methodTitle(method: CompletionMethod): string {
  switch (method) {
    case 'fill-zero':
      return t('Fill with 0');
    case 'fill-mean':
      return t('Fill with the overall mean');
    case 'fill-row-mean':
      return t('Fill with row means');
    case 'fill-column-mean':
      return t('Fill with column means');
    case 'hard-impute':
      return t('Hard-impute');
    case 'soft-impute':
      return t('Soft-impute');
  }
}

/** Seeds from 0 to this one. */
const mostSeeds = 1_000_000;

interface OptionsProps {
  readonly wish: CompletionWish;
  /** The λ that held-out error chose; undefined until it is known. */
  readonly chosen: number | undefined;
  readonly most: number;
  readonly onWish: (wish: CompletionWish) => void;
  /** Given for a matrix without missing entries, in which some are hidden. */
  readonly hide?: HideWish | undefined;
  readonly onHide: (hide: HideWish) => void;
}

/** The method, the rank and the seed of a completion. */
export function CompletionOptions(props: OptionsProps) {
  const { wish, chosen, most, onWish, hide, onHide } = props;
  const { method, rank, lambda, seed } = wish;
  return (
    <form
      class={css['options']}
      aria-label={t('Completion')}
      onSubmit={(event) => event.preventDefault()}
    >
      {hide ? (
        <>
          <NumberField
            label={t('Hide %')}
            testId="hide-share"
            when="entered"
            step={1}
            check={wholeBetween(1, 99)}
            value={Math.round(100 * hide.share)}
            onChange={(percent) => onHide({ ...hide, share: percent / 100 })}
          />
          <Button
            kind="secondary"
            data-testid="hide-again"
            title={t('Hide other entries: seed {0}', hide.seed + 1)}
            onClick={() => onHide({ ...hide, seed: hide.seed + 1 })}
          >
            {t('Draw again')}
          </Button>
        </>
      ) : null}
      <Select
        label={t('Method')}
        testId="completion-method"
        value={method}
        options={completionMethods.map((each) => [each, methodTitle(each)] as const)}
        onChange={(next) => onWish({ ...wish, method: next })}
      />
      <NumberField
        label={t('Rank')}
        testId="completion-rank"
        when="entered"
        step={1}
        check={wholeBetween(1, most)}
        value={Math.min(rank, most)}
        onChange={(next) => onWish({ ...wish, rank: next })}
      />
      {method === 'soft-impute' ? (
        <>
          <NumberField
            label="λ"
            testId="completion-lambda"
            when="entered"
            check={notNegative}
            value={lambda !== 'auto' ? lambda : chosen && Number(chosen.toPrecision(4))}
            unknown="…"
            title={t('In the units of the singular values; chosen by held-out error if not given')}
            onChange={(next) => onWish({ ...wish, lambda: next })}
          />
          {lambda === 'auto' ? null : (
            <Button
              kind="secondary"
              data-testid="completion-lambda-auto"
              onClick={() => onWish({ ...wish, lambda: 'auto' })}
            >
              {t('Choose λ by held-out error')}
            </Button>
          )}
        </>
      ) : null}
      {isIterative(method) ? (
        <NumberField
          label={t('Seed')}
          testId="completion-seed"
          when="entered"
          step={1}
          check={wholeBetween(0, mostSeeds)}
          value={seed}
          title={t(
            'The random start, and the entries that are held out. The same seed gives the same numbers.',
          )}
          onChange={(next) => onWish({ ...wish, seed: next })}
        />
      ) : null}
    </form>
  );
}
