import type { WeightRow } from '../../../src/protocol/weights.js';
import { placeOf, type NamePlace } from './names.js';

/** A matrix as a line of the table. */
export interface WeightLine {
  readonly kind: 'weight';
  readonly key: string;
  readonly row: WeightRow;
}

/** A line with what its name sorts by. */
interface Entry {
  readonly line: WeightLine;
  readonly sortKey: string;
}

/** The rows of a model in the natural order of their names, and where each is in the model. */
export interface Catalog {
  readonly rows: readonly WeightRow[];
  /** One for each row, in the same order. */
  readonly lines: readonly WeightLine[];
  readonly byId: ReadonlyMap<number, WeightRow>;
  /** The number of characters that nine of ten names do not exceed. */
  readonly usualLength: number;
  placeOf(row: WeightRow): NamePlace;
  lineOf(row: WeightRow): WeightLine;
  /** With further rows. A list of thousands comes in parts, and only each part is sorted. */
  with(rows: readonly WeightRow[]): Catalog;
}

export function lineKey(id: number): string {
  return `w${id}`;
}

export function catalogOf(rows: readonly WeightRow[]): Catalog {
  return emptyCatalog().with(rows);
}

export function emptyCatalog(): Catalog {
  return catalogFrom([], new Map(), new Map(), new Map());
}

function catalogFrom(
  entries: readonly Entry[],
  byId: Map<number, WeightRow>,
  lineById: Map<number, WeightLine>,
  places: Map<number, NamePlace>,
): Catalog {
  return {
    rows: entries.map(({ line }) => line.row),
    lines: entries.map(({ line }) => line),
    byId,
    usualLength: usualLength(entries),
    placeOf: ({ id }) => places.get(id)!,
    lineOf: ({ id }) => lineById.get(id)!,
    with(rows) {
      const added = rows.map((row): Entry => {
        const line: WeightLine = { kind: 'weight', key: lineKey(row.id), row };
        byId.set(row.id, row);
        lineById.set(row.id, line);
        places.set(row.id, placeOf(row.name));
        return { line, sortKey: naturalKey(row.name) };
      });
      // Sorting by keys of text takes a tenth of the time of a comparison that knows numbers.
      added.sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));
      return catalogFrom(merged(entries, added), byId, lineById, places);
    },
  };
}

/** Two sorted lists as one. */
function merged(before: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  if (before.length === 0) return added;
  const all: Entry[] = [];
  let at = 0;
  for (const entry of added) {
    while (at < before.length && before[at]!.sortKey <= entry.sortKey) all.push(before[at++]!);
    all.push(entry);
  }
  while (at < before.length) all.push(before[at++]!);
  return all;
}

function usualLength(entries: readonly Entry[]): number {
  const lengths = Uint32Array.from(entries, ({ line }) => line.row.name.length).sort();
  return lengths[Math.floor(0.9 * lengths.length)] ?? 0;
}

/** A text whose order is the natural one: the number of digits stands before them, so 2 comes before 10. */
export function naturalKey(name: string): string {
  return name.replace(/0*(\d+)/g, (_, digits: string) =>
    String.fromCharCode(0x30 + Math.min(9, digits.length)).concat(digits),
  );
}
