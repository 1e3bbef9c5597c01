import type { ComponentChildren } from 'preact';
import { classes } from '../classes.js';
import css from './ways-table.module.css';

export interface WaysTableProps {
  readonly label: string;
  readonly testId: string;
  readonly rank: number;
  /** The number of ways so far. */
  readonly ways?: number;
  /** Titles of the columns, first that of the ways. */
  readonly titles: readonly ComponentChildren[];
  /** Five columns: if the page is narrow, each way takes two lines. */
  readonly dense?: boolean;
  /** The rows. */
  readonly children: ComponentChildren;
  /** Below the table. */
  readonly note?: ComponentChildren;
}

/** Ways to compute the same matrix, one per row: their difference and their time. */
export function WaysTable(props: WaysTableProps) {
  const { label, testId, rank, ways, titles, dense = false, children, note } = props;
  return (
    <div
      class={classes(css['frame'], dense && css['dense'])}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table data-testid={testId} data-rank={rank} data-ways={ways}>
        <thead>
          <tr>
            {titles.map((title, i) => (
              <th key={i} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {note}
    </div>
  );
}

export interface WayNameProps {
  readonly name: ComponentChildren;
  readonly formula: ComponentChildren;
}

/** The header cell of a row. */
export function WayName({ name, formula }: WayNameProps) {
  return (
    <th scope="row">
      {name}
      <span class={css['formula']}>{formula}</span>
    </th>
  );
}
