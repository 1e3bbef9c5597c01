import { useRef, useState } from 'preact/hooks';
import type { WeightRow } from '../../../src/protocol/weights.js';
import type { PairOutcome } from '../../model/weights/resize.js';
import { classes } from '../classes.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { useController } from './context.js';
import css from './rank-cell.module.css';

export interface RankCellProps {
  readonly row: WeightRow;
  readonly outcome: PairOutcome;
  readonly index: number;
}

/** The rank that a pair gets: that of the rule, until the user types one. A button gives it back to the rule. */
export function RankCell({ row, outcome, index }: RankCellProps) {
  const controller = useController();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<{ readonly id: number; readonly text: string }>();
  const { id, name, rank: most = 1 } = row;
  const { rank, isByHand } = outcome;
  // Lines give their elements to others when they leave the screen.
  const text = typed?.id === id ? typed.text : undefined;
  const problem =
    text === undefined || text.trim() === '' ? undefined : wholeBetween(1, most)(Number(text));
  const put = (wanted: number | undefined) => {
    const { [name]: _, ...others } = controller.store.get().choices.ranks;
    controller.choose({ ranks: wanted === undefined ? others : { ...others, [name]: wanted } });
  };
  const take = () => {
    setTyped(undefined);
    if (text === undefined || problem !== undefined) return;
    if (text.trim() === '') put(undefined);
    else if (Number(text) !== rank) put(Number(text));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape') setTyped(undefined);
    else if (step !== undefined && wholeBetween(1, most)(rank + step) === undefined) {
      setTyped(undefined);
      put(rank + step);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span
      class={css['cell']}
      role="gridcell"
      aria-colindex={index}
      data-column="newRank"
      data-value={rank}
      onClick={(event) => event.stopPropagation()}
      onDblClick={(event) => event.stopPropagation()}
    >
      {isByHand ? (
        <Button
          kind="icon"
          data-testid="rank-reset"
          aria-label={t('Reset to the rule')}
          title={t('Reset to the rule')}
          onClick={() => {
            put(undefined);
            field.current?.focus();
          }}
        >
          <Icon name="discard" />
        </Button>
      ) : null}
      <input
        ref={field}
        class={classes(css['field'], isByHand && css['chosen'])}
        data-testid="rank-field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        role="spinbutton"
        aria-label={t('New rank of {0}', name)}
        aria-valuenow={rank}
        aria-valuemin={1}
        aria-valuemax={most}
        aria-invalid={problem !== undefined}
        title={problem ?? (isByHand ? t('Chosen by hand') : t('From the rule; type another rank'))}
        value={text ?? String(rank)}
        onInput={(event) => setTyped({ id, text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        onBlur={take}
      />
    </span>
  );
}
