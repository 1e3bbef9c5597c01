import { forEachSliced, sortedSliced, type Sliced } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import type { Catalog } from './catalog.js';
import type { Column } from './columns/column.js';
import type { Choices } from './saved.js';
import { weightOf, type Known } from './weight.js';

/**
 * The rows of a catalog sorted by a column. What is not known, or does not exist, comes last in either direction. Rows
 * with the same value keep the order of their names.
 */
export function* sortedBy(
  catalog: Catalog,
  known: Known,
  column: Column | undefined,
  sort: Choices['sort'],
): Sliced<readonly WeightRow[]> {
  const { rows } = catalog;
  if (!sort) return rows;
  if (sort.column === 'name') return sort.isDescending ? [...rows].reverse() : rows;
  if (!column) return rows;
  const { numbers, texts, others } = yield* ascending(catalog, known, column);
  const inDirection = sort.isDescending ? reversed : inOrder;
  return [...inDirection(numbers), ...inDirection(texts), ...others];
}

/** Rows from the smallest to the largest value, and these values. */
interface Run {
  readonly rows: readonly WeightRow[];
  readonly values: ArrayLike<unknown>;
}

interface Order {
  readonly catalog: Catalog;
  readonly column: Column;
  readonly numbers: Run;
  readonly texts: Run;
  readonly others: readonly WeightRow[];
}

/** The other direction, a filter and groups need the same order again: it is kept until other numbers are known. */
const orders = new WeakMap<Known, Order>();

function* ascending(catalog: Catalog, known: Known, column: Column): Sliced<Order> {
  const kept = orders.get(known);
  if (kept?.catalog === catalog && kept.column === column) return kept;
  const order = yield* orderOf(catalog, known, column);
  orders.set(known, order);
  return order;
}

function* orderOf(catalog: Catalog, known: Known, column: Column): Sliced<Order> {
  const numbered: WeightRow[] = [];
  const values = new Float64Array(catalog.rows.length);
  const texts: { row: WeightRow; value: string }[] = [];
  const others: WeightRow[] = [];
  yield* forEachSliced(catalog.rows, (row) => {
    const value = column.value(weightOf(row, known));
    if (typeof value === 'string') texts.push({ row, value });
    else if (typeof value !== 'number' || Number.isNaN(value)) others.push(row);
    else {
      values[numbered.length] = value;
      numbered.push(row);
    }
  });
  // ∞ − ∞ is NaN, so equal numbers are told first.
  const order = yield* sortedSliced(
    numbered.map((_, i) => i),
    (a, b) => (values[a] === values[b] ? a - b : values[a]! - values[b]!),
  );
  const sortedTexts = yield* sortedSliced(texts, (a, b) =>
    a.value < b.value ? -1 : a.value > b.value ? 1 : 0,
  );
  return {
    ...{ catalog, column, others },
    numbers: {
      rows: Array.from(order, (i) => numbered[i]!),
      values: Float64Array.from(order, (i) => values[i]!),
    },
    texts: {
      rows: sortedTexts.map(({ row }) => row),
      values: sortedTexts.map(({ value }) => value),
    },
  };
}

function inOrder({ rows }: Run): readonly WeightRow[] {
  return rows;
}

/** From the largest to the smallest value. */
function reversed({ rows, values }: Run): readonly WeightRow[] {
  const turned: WeightRow[] = [];
  for (let end = rows.length; end > 0;) {
    let start = end - 1;
    while (start > 0 && values[start - 1] === values[start]) start--;
    for (let i = start; i < end; i++) turned.push(rows[i]!);
    end = start;
  }
  return turned;
}
