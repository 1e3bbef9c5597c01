import { numberText } from '../../model/weights/texts.js';
import { textOf, type Column } from '../../model/weights/columns/column.js';
import { problemOf, type Weight } from '../../model/weights/weight.js';
import { classes } from '../classes.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';
import { Name } from './name.js';
import { RankCell } from './rank-cell.js';
import { Sparkline } from './sparkline.js';
import type { TableLayout } from './table-layout.js';
import css from './weight-cells.module.css';

export interface WeightCellsProps {
  readonly weight: Weight;
  readonly layout: TableLayout;
  /** The beginning of the name that the head of its group shows; undefined without groups. */
  readonly group: string | undefined;
  /** More numbers may come. */
  readonly isRunning: boolean;
}

/** Columns that the headers fill, which stay beside a problem. */
const ofHeaders = new Set([
  'shape',
  'elementType',
  'bytes',
  'parameters',
  'rank',
  'loraAlpha',
  'scale',
]);

/** The cells of a matrix. A problem stands in the place of the numbers that it prevents. */
export function WeightCells({ weight, layout, group, isRunning }: WeightCellsProps) {
  const { columns, isStacked } = layout;
  const problem = problemOf(weight);
  const first = columns.findIndex(({ id }) => !ofHeaders.has(id));
  const cut = problem === undefined || first < 0 ? columns.length : first;
  return (
    <>
      <Name weight={weight} isStacked={isStacked} group={group} />
      {columns.slice(0, cut).map((column, i) => (
        <Cell key={column.id} column={column} weight={weight} index={i + 2} isRunning={isRunning} />
      ))}
      {problem !== undefined && cut < columns.length ? (
        <span
          class={css['problem']}
          role="gridcell"
          aria-colindex={cut + 2}
          aria-colspan={columns.length - cut}
          style={{ gridColumn: `span ${columns.length - cut}` }}
          title={problem}
          data-testid="row-problem"
        >
          <Icon name="error" class={css['icon']} /> {problem}
        </span>
      ) : null}
    </>
  );
}

/** A shorter bar would be a dot. */
const leastBar = 0.06;

interface CellProps {
  readonly column: Column;
  readonly weight: Weight;
  readonly index: number;
  readonly isRunning: boolean;
}

function Cell({ column, weight, index, isRunning }: CellProps) {
  const { kind, id } = column;
  const value = column.value(weight);
  const numbers = weight.measured?.numbers;
  if (id === 'newRank' && weight.resized) {
    return <RankCell row={weight.row} outcome={weight.resized} index={index} />;
  }
  if (kind === 'spectrum') {
    return (
      <span class={css['spectrum']} role="gridcell" aria-colindex={index} data-column={id}>
        {numbers && typeof value === 'number' ? (
          <Sparkline spectrum={numbers.spectrum} width={70} height={18} />
        ) : (
          <span class={css['unknown']}>{textOf(column, value, weight)}</span>
        )}
      </span>
    );
  }
  const isNumber = typeof value === 'number';
  const isNear = isNumber && column.fromValues === true && numbers?.isExact === false;
  const bound = isNear ? nearText(numbers.error) : undefined;
  const note = [column.note?.(weight), bound].filter((text) => text !== undefined).join('\n');
  const length = isNumber ? column.bar?.(value) : undefined;
  const text =
    value === undefined && !isRunning
      ? '–'
      : `${isNear ? '≈ ' : ''}${textOf(column, value, weight)}`;
  return (
    <span
      class={classes(
        css['cell'],
        kind === 'text' && css['words'],
        !isKnown(value) && css['unknown'],
      )}
      role="gridcell"
      aria-colindex={index}
      data-column={id}
      data-value={isKnown(value) ? String(value) : ''}
      title={note || undefined}
    >
      {text}
      {length === undefined || length < leastBar ? null : (
        <span class={css['bar']} style={{ width: `${100 * Math.min(1, length)}%` }} />
      )}
    </span>
  );
}

function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function nearText(error: number): string {
  return t('from the leading singular values, each known to within {0}', numberText(error));
}
