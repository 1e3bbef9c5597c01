import { formatNumber, type Challenger } from '../../../src/core/index.js';
import { classes } from '../classes.js';
import { Button } from '../components/button.js';
import { Formula } from '../components/formula.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { challengerFormula, challengerName, madeOf } from './challenger-names.js';
import css from './challengers-table.module.css';
import { WayName, WaysTable } from './ways-table.js';

/** A challenger in the chart and in the table. */
export interface Entrant {
  readonly id: Challenger['id'];
  /** ‖M − X‖_F: measured, or by the formula while a direction is turned; undefined while it is computed. */
  readonly error: number | undefined;
  /** Undefined until it is measured. */
  readonly known: Challenger | undefined;
}

export interface EntrantsProps {
  readonly entrants: readonly Entrant[];
  readonly tail: number;
  readonly decimals: number;
  /** The one with which the argument is shown. */
  readonly example: Challenger['id'];
  readonly onExample: (id: Challenger['id']) => void;
  readonly k: number;
}

/** The challengers in words and numbers, in the order of the chart. */
export function ChallengersTable(props: EntrantsProps & { readonly busy: boolean }) {
  const { entrants, tail, decimals, example, onExample, k, busy } = props;
  const isWaiting = entrants.some(({ error }) => error === undefined);
  const count = entrants.filter(({ known }) => known).length;
  return (
    <WaysTable
      label={t('Challengers')}
      testId="challengers"
      rank={k}
      ways={count}
      titles={[
        <span key="name" class={css['title']}>
          {t('Challenger')}
        </span>,
        <>
          ‖M − X‖<sub>F</sub>
        </>,
        t('of the tail'),
      ]}
      note={
        <Faint as="p">
          {busy && isWaiting ? <span role="status">{t('Computing…')} </span> : null}
          {t(
            'Pivoted columns and QR with pivoting are the same matrix: the columns C span what Q spans. A name shows the argument below with that challenger.',
          )}
        </Faint>
      }
    >
      {entrants.map(({ id, error, known }, at) => (
        <tr
          key={id}
          data-challenger={id}
          class={classes(css['row'], id === example && css['chosen'])}
        >
          <WayName
            name={
              <span class={css['name']}>
                <Faint>{at + 1}</Faint>
                <Button kind="link" aria-pressed={id === example} onClick={() => onExample(id)}>
                  {challengerName(id, decimals)}
                </Button>
              </span>
            }
            formula={
              <>
                <Formula text={challengerFormula(id)} />
                {known ? <MadeOf text={madeOf(known, tail)} /> : null}
              </>
            }
          />
          <td data-error={error ?? ''}>{error === undefined ? '…' : formatNumber(error, 6)}</td>
          <td data-ratio={error === undefined ? '' : error / tail}>
            {error === undefined ? '' : `${formatNumber(error / tail, 5)}×`}
          </td>
        </tr>
      ))}
    </WaysTable>
  );
}

function MadeOf({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <span class={css['made']}>{text}</span>;
}
