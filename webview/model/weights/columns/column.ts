import type { WeightNumbers } from '../../../../src/core/weights/index.js';
import type { Totals } from '../totals.js';
import type { Weight } from '../weight.js';
import { isClean } from '../weight.js';
import { numberText } from '../texts.js';

/** What a model is, see `ToWeights`. */
export type Kind = 'weights' | 'adapter' | 'comparison';

/** `undefined` while it is not known, `null` if there is none. */
export type Value = number | string | null | undefined;

/** A column of the table, behind the one of the names. */
export interface Column {
  readonly id: string;
  readonly title: (kind: Kind) => string;
  /** What it is, in a sentence. */
  readonly meaning: () => string;
  /** CSS pixels. */
  readonly width: number;
  readonly kind: 'number' | 'text' | 'spectrum';
  /** Only on request. */
  readonly isMore?: boolean;
  readonly value: (weight: Weight) => Value;
  /** A number of this column alone, as on an axis. */
  readonly text?: (value: number) => string;
  /** In the row, if that says more. */
  readonly rowText?: (value: number, weight: Weight) => string;
  /** More about a value, for its tooltip. */
  readonly note?: (weight: Weight) => string | undefined;
  /** Computed from singular values, which may be leading ones only: it is then within a bound. */
  readonly fromValues?: boolean;
  /** A bar under the number: its length as a share. */
  readonly bar?: (value: number) => number;
  /** Of a group. */
  readonly total?: (totals: Totals) => Value;
  /** What sorts first at the first click. */
  readonly largestFirst?: boolean;
}

/** A column of a number that follows from the singular values or the entries. */
export function measured(
  id: string,
  title: Column['title'],
  meaning: () => string,
  pick: (numbers: WeightNumbers) => Value,
  more: Partial<Column> = {},
): Column {
  return {
    id,
    title,
    meaning,
    width: 68,
    kind: 'number',
    largestFirst: true,
    value: ({ measured: known, row }) => {
      const numbers = known?.numbers;
      if (numbers) return isClean(numbers) ? pick(numbers) : null;
      return (row.problem ?? known?.problem) ? null : undefined;
    },
    ...more,
  };
}

/** A value as text. */
export function textOf(column: Column, value: Value, weight: Weight): string {
  if (value === undefined) return '…';
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return column.rowText?.(value, weight) ?? bareText(column, value);
}

/** A number of a column without its row: of a group, or on an axis. */
export function bareText(column: Column, value: number): string {
  return column.text?.(value) ?? numberText(value);
}
