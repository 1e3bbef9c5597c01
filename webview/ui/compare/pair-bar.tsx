import type { PairSide } from '../../../src/protocol/index.js';
import { partOf, type PairPart } from '../../model/pair.js';
import { Button } from '../components/button.js';
import { Check } from '../components/check.js';
import { Choice } from '../components/choice.js';
import { Icon } from '../components/icon.js';
import { Faint } from '../components/text.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './pair-bar.module.css';

interface PairBarProps {
  readonly first: PairSide;
  readonly second: PairSide;
  readonly own: boolean;
  readonly onOwn: (own: boolean) => void;
}

/** What A and B are, and what can be done with them. */
export function PairBar({ first, second, own, onOwn }: PairBarProps) {
  const { controller } = useLens();
  const part = useLensState(({ memory }) => partOf(memory));
  return (
    <div class={css['bar']}>
      <p class={css['sides']}>
        <Side letter="A" side={first} onReveal={() => controller.reveal()} />
        <Side letter="B" side={second} onReveal={() => controller.reveal('second')} />
      </p>
      <Button
        kind="secondary"
        data-testid="swap-pair"
        title={t('Exchange A and B, so that the difference changes its sign')}
        onClick={() => controller.swapPair()}
      >
        {t('Swap A and B')}
      </Button>
      <span class={css['choice']}>
        {t('All other views show')}
        <Choice<PairPart>
          testId="pair-part"
          label={t('What all other views show')}
          value={part}
          options={[
            { value: 'first', text: 'A' },
            { value: 'second', text: 'B' },
            { value: 'difference', text: 'A − B' },
          ]}
          onChange={(to) => controller.choosePart(to)}
        />
      </span>
      <Check
        label={t('A − B with its own colours')}
        title={t(
          'A symmetric scale around 0 for A − B alone, so that small differences can be seen',
        )}
        checked={own}
        onChange={() => onOwn(!own)}
        testId="own-colors"
      />
    </div>
  );
}

interface SideProps {
  readonly letter: string;
  readonly side: PairSide;
  readonly onReveal: () => void;
}

function Side({ letter, side, onReveal }: SideProps) {
  const { label, place, canReveal } = side;
  return (
    <span class={css['side']} data-testid={`side-${letter}`}>
      <b>{letter}:</b> {label}{' '}
      {canReveal ? (
        <Button kind="link" title={t('Go to where {0} comes from', letter)} onClick={onReveal}>
          <Icon name="go-to-file" class={css['icon']} /> {place}
        </Button>
      ) : (
        <Faint>{place}</Faint>
      )}
    </span>
  );
}
