import { endColumn, isEntry, type WordLine } from '../../text/table/rows.js';
import { nameEndAt, type Header } from './header.js';

/** Where the columns of a frame end, in characters from the body of a line. */
export class Columns {
  private made: ReadonlyMap<number, number> | undefined;

  constructor(readonly ends: readonly number[]) {}

  /** The column that ends at a position. Computed on demand, since few headers open a frame. */
  get indexOf(): ReadonlyMap<number, number> {
    return (this.made ??= new Map(this.ends.map((end, k) => [end, k])));
  }
}

/** A row cut at the ends of the columns. */
export interface CutRow {
  readonly row: WordLine;
  /** Per column the number of the word that ends there. */
  readonly cells: readonly number[];
  /** Words before the first cell. */
  readonly labels: number;
  /** Columns with other words before their cell: a text of several words. */
  readonly crowded: readonly number[];
}

/**
 * The columns under a header: where a word of the row ends right under the end of a name, since R and
 * pandas right-align both. Otherwise every name must lie over its column, and none over the row's label.
 */
export function columnsUnder(text: string, header: Header, row: WordLine): Columns | undefined {
  const { names } = header;
  const ends: number[] = [];
  let last = Infinity;
  for (let k = 0; k < row.count; k++) {
    const end = endColumn(row, k);
    const nameEnd = nameEndAt(names, end);
    if (k === 0 && names.length !== nameEnd) return looseColumns(text, header, row);
    if (nameEnd < 0) continue;
    // Two numbers under one name are not aligned with it.
    if (nameEnd >= last) return undefined;
    ends.push(end);
    last = nameEnd;
  }
  return ends.length > 0 ? new Columns(ends.reverse()) : undefined;
}

function looseColumns(text: string, { names }: Header, row: WordLine): Columns | undefined {
  const words = [...names.matchAll(/\S+/g)];
  const labels = row.count - words.length;
  if (words.length < 2 || labels < 1) return undefined;
  const ends: number[] = [];
  for (const [k, match] of words.entries()) {
    const before = endColumn(row, words.length - k);
    const end = endColumn(row, words.length - 1 - k);
    const fits = match.index > before - (k > 0 ? 1 : 0) && match.index + match[0].length <= end;
    if (!fits || !isEntry(text, row.words, labels + k)) return undefined;
    ends.push(end);
  }
  return new Columns(ends);
}

/** The same columns without the first, which holds the names of the rows. */
export function withoutFirst({ ends }: Columns): Columns {
  return new Columns(ends.slice(1));
}

/** The row's words by column; undefined where a column has none. */
export function cutRow(row: WordLine, { ends, indexOf }: Columns): CutRow | undefined {
  const cells = ends.map(() => -1);
  const crowded: number[] = [];
  let labels = 0;
  let column = -1;
  let loose = false;
  for (let k = 0; k < row.count; k++) {
    const at = indexOf.get(row.words[2 * k + 1]! - row.line.body);
    if (at === undefined) {
      loose = true;
      continue;
    }
    if (at !== column + 1) return undefined;
    if (at === 0) labels = k;
    else if (loose) crowded.push(at);
    cells[at] = k;
    column = at;
    loose = false;
  }
  return column === ends.length - 1 && !loose ? { row, cells, labels, crowded } : undefined;
}

/**
 * A row whose words do not end under the names because nothing is aligned: a single blank stands between all words of
 * the header and of the row, there is one number for each name, and a name of one word before them.
 */
export function packedRow(
  text: string,
  row: WordLine,
  { header, columns, row: first }: PackedUnder,
): CutRow | undefined {
  const count = columns.ends.length;
  if (row.count !== count + 1 || first.count !== row.count) return undefined;
  if (header.names.trim().split(' ').length !== count) return undefined;
  for (let k = 1; k < row.count; k++) {
    if (!isEntry(text, row.words, k) || row.words[2 * k]! - row.words[2 * k - 1]! > 1)
      return undefined;
  }
  return { row, cells: columns.ends.map((_, j) => j + 1), labels: 1, crowded: [] };
}

interface PackedUnder {
  readonly header: Header;
  readonly columns: Columns;
  readonly row: WordLine;
}
