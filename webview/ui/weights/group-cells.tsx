import { formatCount } from '../../../src/core/index.js';
import type { Line } from '../../model/weights/lines.js';
import { bareText, type Column } from '../../model/weights/columns/column.js';
import { parametersText, sizeText } from '../../model/weights/texts.js';
import { keptTotals, type Totals } from '../../model/weights/totals.js';
import type { Known } from '../../model/weights/weight.js';
import { classes } from '../classes.js';
import { Icon } from '../components/icon.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import css from './group-cells.module.css';
import type { TableLayout } from './table-layout.js';

export interface GroupCellsProps {
  readonly line: Extract<Line, { kind: 'group' }>;
  readonly layout: TableLayout;
  readonly known: Known;
}

/** The head of a group: its name, how many matrices it has, and their totals. */
export function GroupCells({ line, layout, known }: GroupCellsProps) {
  const totals = keptTotals(line.rows, known);
  // A line of its own below the name would be empty.
  const noTotal = layout.isStacked && !layout.columns.some(({ total }) => total);
  return (
    <>
      <span
        class={classes(css['name'], layout.isStacked && css['stacked'])}
        role="rowheader"
        aria-colindex={1}
        title={line.name}
      >
        <Icon name={line.isOpen ? 'chevron-down' : 'chevron-right'} />
        <span class={css['text']}>{line.name}</span>
        <span class={css['count']}>{formatCount(totals.count)}</span>
        {totals.problems > 0 ? (
          <span class={css['problems']} title={t('{0} with a problem', totals.problems)}>
            <Icon name="error" label={t('{0} with a problem', totals.problems)} />
          </span>
        ) : null}
      </span>
      {noTotal ? (
        <span
          class={css['text']}
          role="gridcell"
          aria-colindex={2}
          aria-colspan={layout.columns.length}
          style={{ gridColumn: '1 / -1' }}
        >
          <Faint class={css['sum']}>
            {t('{0}, {1}', sizeText(totals.bytes), parametersText(totals.parameters))}
          </Faint>
        </span>
      ) : null}
      {(noTotal ? [] : layout.columns).map((column, i) => (
        <span
          key={column.id}
          class={css['cell']}
          role="gridcell"
          aria-colindex={i + 2}
          data-column={column.id}
          title={column.total ? totalNote(totals) : undefined}
        >
          {totalText(column, totals)}
        </span>
      ))}
    </>
  );
}

function totalText(column: Column, totals: Totals): string {
  const value = column.total?.(totals);
  if (typeof value !== 'number') return '';
  return bareText(column, value);
}

function totalNote({ known, count }: Totals): string | undefined {
  return known < count ? t('{0} of {1} are known', known, count) : undefined;
}
