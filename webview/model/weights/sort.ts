import type { WeightRow } from '../../../src/protocol/weights.js';
import type { Column } from './columns/column.js';
import type { Choices } from './saved.js';
import { weightOf, type Known } from './weight.js';

/**
 * Rows, given in the order of their names, sorted by a column. What is not known, or does not exist, comes last in either
 * direction. Rows with the same value keep their order.
 */
export function sortedBy(
  rows: readonly WeightRow[],
  known: Known,
  column: Column | undefined,
  sort: Choices['sort'],
): readonly WeightRow[] {
  if (!sort) return rows;
  if (sort.column === 'name') return sort.isDescending ? [...rows].reverse() : rows;
  if (!column) return rows;
  const sign = sort.isDescending ? -1 : 1;
  const texts: { row: WeightRow; value: string }[] = [];
  const others: WeightRow[] = [];
  const numbered: WeightRow[] = [];
  const values = new Float64Array(rows.length);
  for (const row of rows) {
    const value = column.value(weightOf(row, known));
    if (typeof value === 'string') texts.push({ row, value });
    else if (typeof value !== 'number' || Number.isNaN(value)) others.push(row);
    else {
      values[numbered.length] = value;
      numbered.push(row);
    }
  }
  const order = Uint32Array.from(numbered, (_, i) => i);
  // ∞ − ∞ is NaN, so equal numbers are told first.
  order.sort((a, b) => (values[a] === values[b] ? a - b : sign * (values[a]! - values[b]!)));
  texts.sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0));
  return [...Array.from(order, (i) => numbered[i]!), ...texts.map(({ row }) => row), ...others];
}
