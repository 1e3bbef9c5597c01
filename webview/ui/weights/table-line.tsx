import { Component } from 'preact';
import type { Line } from '../../model/weights/lines.js';
import type { Known, Weight } from '../../model/weights/weight.js';
import { classes } from '../classes.js';
import { GroupCells } from './group-cells.js';
import { LineTurns } from './line-turns.js';
import css from './table-line.module.css';
import type { TableLayout } from './table-layout.js';
import { WeightCells } from './weight-cells.js';

export interface TableLineProps {
  readonly line: Line;
  /** Of a matrix: all that is known of it. */
  readonly weight: Weight | undefined;
  /** Of a group: for its totals. */
  readonly known: Known | undefined;
  readonly index: number;
  readonly layout: TableLayout;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isGrouped: boolean;
  /** The beginning of the name that the head of its group shows. */
  readonly group: string | undefined;
  /** More numbers may come. */
  readonly isRunning: boolean;
}

const turns = new LineTurns();

/**
 * A line of the table. It is drawn again only when something of its own has changed, because most scrolling moves
 * others, and when it is its turn, because all lines at once would keep the user waiting.
 */
export class TableLine extends Component<TableLineProps> {
  override shouldComponentUpdate(next: TableLineProps): boolean {
    const { weight, ...rest } = this.props;
    const { weight: nextWeight, ...nextRest } = next;
    const isOther = differs(rest, nextRest) || differs(weight ?? {}, nextWeight ?? {});
    return isOther && turns.take(this);
  }

  override componentWillUnmount(): void {
    turns.forget(this);
  }

  override render(props: TableLineProps) {
    const { line, weight, known, index, layout, group, isRunning } = props;
    const { isCurrent, isSelected, isGrouped } = props;
    const isGroup = line.kind === 'group';
    return (
      <div
        id={`line-${index}`}
        class={classes(
          css['line'],
          layout.isStacked && css['stacked'],
          isGroup && css['group'],
          isCurrent && css['current'],
        )}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        {...(isGrouped ? { 'aria-level': isGroup ? 1 : 2 } : {})}
        {...(isGroup ? { 'aria-expanded': line.isOpen } : {})}
        data-index={index}
        data-testid={isGroup ? 'group-line' : 'weight-line'}
      >
        {isGroup && known ? <GroupCells line={line} layout={layout} known={known} /> : null}
        {weight ? (
          <WeightCells weight={weight} layout={layout} group={group} isRunning={isRunning} />
        ) : null}
      </div>
    );
  }
}

/** Whether two objects with the same names differ in a value. */
function differs<T extends object>(before: T, now: T): boolean {
  const names = Object.keys(now) as (keyof T)[];
  return (
    names.length !== Object.keys(before).length ||
    names.some((name) => !Object.is(before[name], now[name]))
  );
}
