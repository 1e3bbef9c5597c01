import { forEachSliced, type Sliced } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import type { Catalog } from './catalog.js';
import type { NamePlace } from './names.js';
import type { Grouping } from './saved.js';

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

/** All groups of a catalog in the order of its rows, and which one each row is in. */
interface Groups {
  readonly names: readonly string[];
  /** By the id of the row: the place of its group in `names`. */
  readonly ofRow: ReadonlyMap<number, number>;
}

/** Every letter of a filter puts the rows into their groups again. */
const kept = new WeakMap<Catalog, Map<Grouping, Groups>>();

function* groupsOf(catalog: Catalog, grouping: Grouping): Sliced<Groups> {
  const known = kept.get(catalog) ?? new Map<Grouping, Groups>();
  kept.set(catalog, known);
  const found = known.get(grouping);
  if (found) return found;
  const places = new Map<string, number>();
  const ofRow = new Map<number, number>();
  yield* forEachSliced(catalog.rows, (row) => {
    const name = groupName(grouping, catalog.placeOf(row));
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    ofRow.set(row.id, place);
  });
  const groups = { names: [...places.keys()], ofRow };
  known.set(grouping, groups);
  return groups;
}

export interface Group {
  readonly name: string;
  readonly rows: readonly WeightRow[];
}

/** Rows in their groups, each in the given order; the groups have the order of the catalog. */
export function* inGroups(
  rows: readonly WeightRow[],
  catalog: Catalog,
  grouping: Grouping,
): Sliced<readonly Group[]> {
  const { names, ofRow } = yield* groupsOf(catalog, grouping);
  const members = names.map((): WeightRow[] => []);
  yield* forEachSliced(rows, (row) => members[ofRow.get(row.id)!]!.push(row));
  return names.flatMap((name, i) => (members[i]!.length > 0 ? [{ name, rows: members[i]! }] : []));
}
