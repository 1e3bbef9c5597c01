import { useId, useState } from 'preact/hooks';
import { completionMethods, type CompletionMethod } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import type { HideWish } from '../../model/completion/state.js';
import { isIterative } from '../../model/completion/wish.js';
import { t } from '../l10n.js';

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

interface OptionsProps {
  readonly wish: CompletionWish;
  readonly most: number;
  readonly onWish: (wish: CompletionWish) => void;
  /** Given for a matrix without holes, where some are made. */
  readonly hide?: HideWish | undefined;
  readonly onHide: (hide: HideWish) => void;
}

/** How to fill, at which rank, and from which random start. */
export function CompletionOptions({ wish, most, onWish, hide, onHide }: OptionsProps) {
  const id = useId();
  const { method, rank, lambda, seed } = wish;
  return (
    <form class="options" aria-label={t('Completion')} onSubmit={(event) => event.preventDefault()}>
      {hide ? (
        <>
          <NumberInput
            label={t('Hide %')}
            testId="hide-share"
            min={1}
            max={99}
            value={Math.round(100 * hide.share)}
            onValue={(percent) => onHide({ ...hide, share: percent / 100 })}
          />
          <button
            type="button"
            class="secondary"
            data-testid="hide-again"
            title={t('Hide other entries: seed {0}', hide.seed + 1)}
            onClick={() => onHide({ ...hide, seed: hide.seed + 1 })}
          >
            {t('Draw again')}
          </button>
        </>
      ) : null}
      <span class="option">
        <label for={`${id}-method`}>{t('Method')}</label>
        <select
          id={`${id}-method`}
          data-testid="completion-method"
          value={method}
          onChange={(event) => {
            const next = completionMethods.find((known) => known === event.currentTarget.value);
            if (next) onWish({ ...wish, method: next });
          }}
        >
          {completionMethods.map((each) => (
            <option key={each} value={each}>
              {methodTitle(each)}
            </option>
          ))}
        </select>
      </span>
      <NumberInput
        label={t('Rank')}
        testId="completion-rank"
        min={1}
        max={most}
        value={Math.min(rank, most)}
        onValue={(next) => onWish({ ...wish, rank: next })}
      />
      {method === 'soft-impute' ? (
        <NumberInput
          label="λ"
          testId="completion-lambda"
          min={0}
          value={lambda}
          title={t('In the units of the singular values; 0 leads to the answer of hard-impute')}
          onValue={(next) => onWish({ ...wish, lambda: next })}
        />
      ) : null}
      {isIterative(method) ? (
        <NumberInput
          label={t('Seed')}
          testId="completion-seed"
          min={0}
          max={1_000_000}
          value={seed}
          title={t(
            'The random start, and which entries are held out; the same seed, the same numbers',
          )}
          onValue={(next) => onWish({ ...wish, seed: next })}
        />
      ) : null}
    </form>
  );
}

interface NumberInputProps {
  readonly label: string;
  readonly testId: string;
  readonly min: number;
  /** Whole numbers up to this; any number from `min` on when absent. */
  readonly max?: number;
  readonly value: number;
  readonly title?: string;
  readonly onValue: (value: number) => void;
}

/** A number that is taken when it is valid, and goes back to the last valid one when it is not. */
function NumberInput({ label, testId, min, max, value, title, onValue }: NumberInputProps) {
  const id = useId();
  // What is being typed: a result that arrives meanwhile draws this again and must not undo it.
  const [typed, setTyped] = useState<string>();
  const take = (text: string) => {
    const next = text.trim() === '' ? NaN : Number(text);
    const whole = max === undefined || Number.isInteger(next);
    if (Number.isFinite(next) && whole && next >= min && next <= (max ?? Infinity)) onValue(next);
    setTyped(undefined);
  };
  return (
    <span class="option" title={title}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        class="rank-number"
        data-testid={testId}
        min={min}
        max={max}
        step={max === undefined ? 'any' : 1}
        value={typed ?? String(value)}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => take(event.currentTarget.value)}
      />
    </span>
  );
}
