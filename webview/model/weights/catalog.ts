import type { WeightRow } from '../../../src/protocol/weights.js';
import { placeOf, type NamePlace } from './names.js';

/** The rows of a model in the natural order of their names, and where each is in the model. */
export interface Catalog {
  readonly rows: readonly WeightRow[];
  readonly byId: ReadonlyMap<number, WeightRow>;
  /** The number of characters that nine of ten names do not exceed. */
  readonly usualLength: number;
  placeOf(row: WeightRow): NamePlace;
}

export const emptyCatalog: Catalog = catalogOf([]);

/** Sorting by keys of text takes a tenth of the time of a comparison that knows numbers. */
export function catalogOf(rows: readonly WeightRow[]): Catalog {
  const keyed = rows.map((row) => ({ row, key: naturalKey(row.name) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id - b.row.id));
  const lengths = rows.map(({ name }) => name.length).sort((a, b) => a - b);
  const places = new Map<number, NamePlace>();
  return {
    rows: keyed.map(({ row }) => row),
    usualLength: lengths[Math.floor(0.9 * lengths.length)] ?? 0,
    byId: new Map(rows.map((row) => [row.id, row])),
    placeOf(row) {
      const known = places.get(row.id);
      if (known) return known;
      const place = placeOf(row.name);
      places.set(row.id, place);
      return place;
    },
  };
}

/** A text whose order is the natural one: the number of digits stands before them, so 2 comes before 10. */
export function naturalKey(name: string): string {
  return name.replace(/0*(\d+)/g, (_, digits: string) =>
    String.fromCharCode(0x30 + Math.min(9, digits.length)).concat(digits),
  );
}
