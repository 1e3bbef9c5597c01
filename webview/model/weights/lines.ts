import { forEachSliced, type Sliced } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import { t } from '../../l10n.js';
import type { Catalog, WeightLine } from './catalog.js';
import type { Column } from './columns/column.js';
import { nameFilter } from './filter.js';
import { inGroups, type Group } from './groups.js';
import type { Choices } from './saved.js';
import { sortedBy } from './sort.js';
import { keptTotals } from './totals.js';
import type { Known } from './weight.js';

/** A line of the table: the head of a group, or a matrix. */
export type Line =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly name: string;
      readonly rows: readonly WeightRow[];
      readonly isOpen: boolean;
    }
  | WeightLine;

export interface Lines {
  readonly lines: readonly Line[];
  /** Matrices that fit the filter, in the order of the table. */
  readonly rows: readonly WeightRow[];
}

export type LineWishes = Pick<Choices, 'typed' | 'grouping' | 'folded' | 'sort'> & {
  readonly sortColumn: Column | undefined;
};

/** The lines of the table: sorted, filtered and grouped. The order of all rows is kept while a filter is typed. */
export function* linesOf(catalog: Catalog, known: Known, wishes: LineWishes): Sliced<Lines> {
  const { typed, grouping, sort, sortColumn } = wishes;
  const sorted = yield* sortedBy(catalog, known, sortColumn, sort);
  const rows = typed.trim() === '' ? sorted : yield* filtered(sorted, typed);
  if (grouping !== 'none') return yield* grouped(rows, catalog, known, wishes);
  if (rows === catalog.rows) return { lines: catalog.lines, rows };
  const lines: Line[] = [];
  yield* forEachSliced(rows, (row) => lines.push(catalog.lineOf(row)));
  return { lines, rows };
}

function* filtered(rows: readonly WeightRow[], typed: string): Sliced<readonly WeightRow[]> {
  const fits = nameFilter(typed);
  const found: WeightRow[] = [];
  yield* forEachSliced(rows, (row) => {
    if (fits(row.name)) found.push(row);
  });
  return found;
}

/** Groups have the natural order, or that of their totals if the sorted column has some. */
function* grouped(
  rows: readonly WeightRow[],
  catalog: Catalog,
  known: Known,
  { grouping, folded, sort, sortColumn }: LineWishes,
): Sliced<Lines> {
  const groups = yield* inGroups(rows, catalog, grouping);
  const list = yield* inSortedOrder(groups, known, sort, sortColumn);
  const closed = new Set(folded);
  const lines: Line[] = [];
  for (const { name, rows: members } of list) {
    const key = `g${name}`;
    const isOpen = !closed.has(key);
    lines.push({ kind: 'group', key, name: name || t('outside of blocks'), rows: members, isOpen });
    if (isOpen) yield* forEachSliced(members, (row) => lines.push(catalog.lineOf(row)));
    yield;
  }
  return { lines, rows: list.flatMap(({ rows: members }) => members) };
}

function* inSortedOrder(
  groups: readonly Group[],
  known: Known,
  sort: Choices['sort'],
  column: Column | undefined,
): Sliced<readonly Group[]> {
  if (sort?.column === 'name' && sort.isDescending) return [...groups].reverse();
  const total = column?.total;
  if (!sort || !total) return groups;
  const sign = sort.isDescending ? -1 : 1;
  const sized: { readonly group: Group; readonly size: number }[] = [];
  for (const group of groups) {
    const value = total(keptTotals(group.rows, known));
    sized.push({ group, size: typeof value === 'number' ? value : -Infinity });
    yield;
  }
  return sized.sort((a, b) => sign * (a.size - b.size)).map(({ group }) => group);
}
