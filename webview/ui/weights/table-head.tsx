import type { Column } from '../../model/weights/columns/column.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import { classes } from '../classes.js';
import { useController, useWeights } from './context.js';
import css from './table-head.module.css';
import type { TableLayout } from './table-layout.js';

/** The names of the columns. Each is a button that sorts: at first the interesting end, then the other, then not. */
export function TableHead({ layout }: { readonly layout: TableLayout }) {
  const { columns, left, isStacked } = layout;
  return (
    <div class={css['head']} role="rowgroup" onKeyDown={moveFocus}>
      <div class={classes(css['row'], isStacked && css['stacked'])} role="row" aria-rowindex={1}>
        <div class={css['name']} role="columnheader" aria-colindex={1} aria-sort={useAria('name')}>
          <SortButton id="name" title={t('Name')} meaning={t('The natural order of the names')} />
          <Left count={left} />
        </div>
        {columns.map((column, i) => (
          <Head key={column.id} column={column} index={i + 2} />
        ))}
      </div>
    </div>
  );
}

/** One stop of the tab key: arrow keys go from button to button, and down to the lines. */
function moveFocus(event: KeyboardEvent): void {
  const head = event.currentTarget as HTMLElement;
  const buttons = [...head.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const last = buttons.length - 1;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
  if (event.key === 'ArrowDown') head.parentElement?.focus();
  else if (to !== undefined) buttons[Math.min(last, Math.max(0, to))]?.focus();
  else return;
  event.preventDefault();
}

function Head({ column, index }: { readonly column: Column; readonly index: number }) {
  const { id, kind } = column;
  const modelKind = useWeights((state) => state.model?.kind ?? 'weights');
  return (
    <div
      class={classes(css['cell'], kind !== 'number' && css['words'])}
      role="columnheader"
      aria-colindex={index}
      aria-sort={useAria(id)}
    >
      <SortButton
        id={id}
        title={column.title(modelKind)}
        meaning={column.meaning()}
        isLargestFirst={column.largestFirst ?? false}
      />
    </div>
  );
}

function useAria(id: string): 'ascending' | 'descending' | 'none' {
  const sort = useWeights((state) => state.choices.sort);
  if (sort?.column !== id) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

interface SortButtonProps {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly isLargestFirst?: boolean;
}

function SortButton({ id, title, meaning, isLargestFirst = false }: SortButtonProps) {
  const controller = useController();
  const sort = useWeights((state) => state.choices.sort);
  const isOwn = sort?.column === id;
  const next = () => {
    if (!isOwn) return { column: id, isDescending: isLargestFirst };
    return sort.isDescending === isLargestFirst
      ? { column: id, isDescending: !isLargestFirst }
      : null;
  };
  return (
    <button
      type="button"
      class={css['sort']}
      tabIndex={id === 'name' ? 0 : -1}
      title={meaning}
      data-testid={`sort-${id}`}
      onClick={() => controller.choose({ sort: next() })}
    >
      <span>{title}</span>
      {isOwn ? (
        <Icon name={sort.isDescending ? 'arrow-down' : 'arrow-up'} class={css['arrow']} />
      ) : null}
    </button>
  );
}

/** Says that there are more columns than fit, and shows them all. */
function Left({ count }: { readonly count: number }) {
  const controller = useController();
  if (count === 0) return null;
  return (
    <Button
      kind="link"
      class={css['left']}
      tabIndex={-1}
      data-testid="more-columns"
      title={t('Show all columns, and scroll sideways')}
      onClick={() => controller.choose({ isWide: true })}
    >
      {count === 1 ? t('+1 column') : t('+{0} columns', count)}
    </Button>
  );
}
