import type { WeightRow } from '../../../src/protocol/weights.js';
import { t } from '../../l10n.js';
import type { Catalog, WeightLine } from './catalog.js';
import type { Column } from './columns/column.js';
import { nameFilter } from './filter.js';
import { inGroups, type Group } from './groups.js';
import type { Choices } from './saved.js';
import { sortedBy } from './sort.js';
import { totalsOf } from './totals.js';
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
export function linesOf(catalog: Catalog, known: Known, wishes: LineWishes): Lines {
  const { typed, grouping, sort, sortColumn } = wishes;
  const fits = nameFilter(typed);
  const sorted = sortedBy(catalog, known, sortColumn, sort);
  const rows = typed.trim() === '' ? sorted : sorted.filter(({ name }) => fits(name));
  if (grouping !== 'none') return grouped(rows, catalog, known, wishes);
  if (rows === catalog.rows) return { lines: catalog.lines, rows };
  return { lines: rows.map((row) => catalog.lineOf(row)), rows };
}

/** Groups have the natural order, or that of their totals if the sorted column has some. */
function grouped(
  rows: readonly WeightRow[],
  catalog: Catalog,
  known: Known,
  { grouping, folded, sort, sortColumn }: LineWishes,
): Lines {
  const list = inSortedOrder(inGroups(rows, catalog, grouping), known, sort, sortColumn);
  const closed = new Set(folded);
  const lines: Line[] = [];
  for (const { name, rows: members } of list) {
    const key = `g${name}`;
    const isOpen = !closed.has(key);
    lines.push({ kind: 'group', key, name: name || t('outside of blocks'), rows: members, isOpen });
    if (isOpen) for (const row of members) lines.push(catalog.lineOf(row));
  }
  return { lines, rows: list.flatMap(({ rows: members }) => members) };
}

function inSortedOrder(
  groups: readonly Group[],
  known: Known,
  sort: Choices['sort'],
  column: Column | undefined,
): readonly Group[] {
  if (sort?.column === 'name' && sort.isDescending) return [...groups].reverse();
  const total = column?.total;
  if (!sort || !total) return groups;
  const sign = sort.isDescending ? -1 : 1;
  const sized = groups.map((group) => {
    const value = total(totalsOf(group.rows, known));
    return { group, size: typeof value === 'number' ? value : -Infinity };
  });
  return sized.sort((a, b) => sign * (a.size - b.size)).map(({ group }) => group);
}
