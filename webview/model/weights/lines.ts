import type { WeightRow } from '../../../src/protocol/weights.js';
import { t } from '../../l10n.js';
import type { Catalog, WeightLine } from './catalog.js';
import type { Column } from './columns/column.js';
import { nameFilter } from './filter.js';
import type { NamePlace } from './names.js';
import type { Choices, Grouping } from './saved.js';
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

/** The lines of the table: filtered, sorted and grouped. */
export function linesOf(catalog: Catalog, known: Known, wishes: LineWishes): Lines {
  const { typed, grouping, sort, sortColumn } = wishes;
  const fits = nameFilter(typed);
  const found = typed.trim() === '' ? catalog.rows : catalog.rows.filter(({ name }) => fits(name));
  const rows = sortedBy(found, known, sortColumn, sort);
  if (rows === catalog.rows && grouping === 'none') return { lines: catalog.lines, rows };
  if (grouping === 'none') return { lines: rows.map((row) => catalog.lineOf(row)), rows };
  return grouped(rows, found, catalog, known, wishes);
}

/** Groups have the natural order, or that of their totals if the sorted column has some. */
function grouped(
  rows: readonly WeightRow[],
  inOrder: readonly WeightRow[],
  catalog: Catalog,
  known: Known,
  { grouping, folded, sort, sortColumn }: LineWishes,
): Lines {
  const groups = new Map<string, WeightRow[]>();
  for (const row of inOrder) groups.set(groupName(grouping, catalog.placeOf(row)), []);
  for (const row of rows) groups.get(groupName(grouping, catalog.placeOf(row)))!.push(row);
  const list = [...groups].map(([name, members]) => ({ name, members, key: `g${name}` }));
  const total = sortColumn?.total;
  if (sort && total) {
    const sizes = new Map(
      list.map(({ key, members }) => {
        const value = total(totalsOf(members, known));
        return [key, typeof value === 'number' ? value : -Infinity] as const;
      }),
    );
    const sign = sort.isDescending ? -1 : 1;
    list.sort((a, b) => sign * (sizes.get(a.key)! - sizes.get(b.key)!));
  } else if (sort?.column === 'name' && sort.isDescending) list.reverse();
  const closed = new Set(folded);
  const lines: Line[] = [];
  for (const { name, members, key } of list) {
    const isOpen = !closed.has(key);
    lines.push({ kind: 'group', key, name: name || t('outside of blocks'), rows: members, isOpen });
    if (isOpen) for (const row of members) lines.push(catalog.lineOf(row));
  }
  return { lines, rows: list.flatMap(({ members }) => members) };
}

/** The name of the group of a matrix; empty for those outside of blocks. */
export function groupName(grouping: Grouping, { block, layer, kind, stem }: NamePlace): string {
  switch (grouping) {
    case 'block':
      return block;
    case 'layer':
      return layer;
    case 'kind':
      return stem === '' ? kind : `${stem}.*.${kind}`;
    case 'none':
      return '';
  }
}
