import {
  atOnce,
  forEachSliced,
  mergedSliced,
  sortedSliced,
  type Sliced,
} from '../../../src/core/index.js';
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
  with(rows: readonly WeightRow[]): Sliced<Catalog>;
}

export function lineKey(id: number): string {
  return `w${id}`;
}

export function catalogOf(rows: readonly WeightRow[]): Catalog {
  return atOnce(emptyCatalog().with(rows));
}

export function emptyCatalog(): Catalog {
  return catalogFrom([], { rows: [], lines: [] }, new Index());
}

/** What all catalogs of a model share: it only grows. */
class Index {
  readonly byId = new Map<number, WeightRow>();
  readonly lineById = new Map<number, WeightLine>();
  /** Found when a place is first needed: most lists are looked at without groups. */
  readonly places = new Map<number, NamePlace>();
  /** Number of names by their number of characters. */
  private readonly lengths: number[] = [];

  add(row: WeightRow): Entry {
    const line: WeightLine = { kind: 'weight', key: lineKey(row.id), row };
    this.byId.set(row.id, row);
    this.lineById.set(row.id, line);
    const { length } = row.name;
    this.lengths[length] = (this.lengths[length] ?? 0) + 1;
    return { line, sortKey: naturalKey(row.name) };
  }

  /** The length that nine of ten names do not exceed. */
  usualLength(): number {
    let left = Math.floor(0.9 * this.byId.size);
    for (let length = 0; length < this.lengths.length; length++) {
      left -= this.lengths[length] ?? 0;
      if (left < 0) return length;
    }
    return 0;
  }
}

function catalogFrom(
  entries: readonly Entry[],
  { rows, lines }: Pick<Catalog, 'rows' | 'lines'>,
  index: Index,
): Catalog {
  return {
    ...{ rows, lines, byId: index.byId, usualLength: index.usualLength() },
    placeOf({ id, name }) {
      const known = index.places.get(id);
      if (known) return known;
      const place = placeOf(name);
      index.places.set(id, place);
      return place;
    },
    lineOf: ({ id }) => index.lineById.get(id)!,
    *with(more) {
      const added: Entry[] = [];
      yield* forEachSliced(more, (row) => added.push(index.add(row)));
      // Sorting by keys of text takes a tenth of the time of a comparison that knows numbers.
      const sorted = yield* sortedSliced(added, byKey);
      const all = entries.length === 0 ? sorted : yield* mergedSliced(entries, sorted, byKey);
      const [allRows, allLines]: [WeightRow[], WeightLine[]] = [[], []];
      yield* forEachSliced(all, ({ line }) => {
        allRows.push(line.row);
        allLines.push(line);
      });
      return catalogFrom(all, { rows: allRows, lines: allLines }, index);
    },
  };
}

function byKey(a: Entry, b: Entry): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0;
}

/** A text whose order is the natural one: the number of digits stands before them, so 2 comes before 10. */
export function naturalKey(name: string): string {
  return name.replace(/0*(\d+)/g, (_, digits: string) =>
    String.fromCharCode(0x30 + Math.min(9, digits.length)).concat(digits),
  );
}
