import type { Line } from '../../text/lines.js';
import type { WordLine } from '../../text/table/rows.js';
import { endColumn } from '../../text/table/rows.js';

/** A header line over right-aligned columns. */
export interface Header {
  readonly line: Line;
  /** The text over the columns, without pandas' backslash for "more columns below". */
  readonly names: string;
  readonly continues: boolean;
}

/** A line taken as a header; pandas ends it with a backslash when more columns follow. */
export function headerOf(text: string, line: Line): Header {
  const written = text.slice(line.body, line.end);
  const continues = written.endsWith('\\');
  return { line, names: continues ? written.slice(0, -1).trimEnd() : written, continues };
}

/**
 * How many words at the end of a row are entries with a name right above their last character: R and
 * pandas right-align the names with the numbers.
 */
export function namedColumns(header: Header, row: WordLine): number {
  const { names } = header;
  let k = 0;
  while (k < row.entries) {
    const end = endColumn(row, k);
    const nameEnd = nameEndAt(names, end);
    if (nameEnd < 0 || (k === 0 && names.length !== nameEnd)) break;
    k++;
  }
  return k;
}

/**
 * Where the name over a column that ends at `end` ends, or -1. pandas pads integer names to one width
 * on the right (`0 ` under `10`), so such a name may end up to `slack` columns early.
 */
export function nameEndAt(names: string, end: number): number {
  if (names.charAt(end) > ' ') return -1;
  let at = end;
  while (at > end - slack && at > 0 && names.charAt(at - 1) <= ' ') at--;
  const last = names.charAt(at - 1);
  if (at === end) return last > ' ' ? at : -1;
  return last >= '0' && last <= '9' ? at : -1;
}

/** How much shorter than the longest an integer name of a pandas column may be. */
export const slack = 4;

/** All names are R's positions `[,1] [,2]`, so there are as many columns as names. */
export function positionsIn(header: Header): number {
  // Most headers are words.
  if (!header.names.trimStart().startsWith('[')) return 0;
  const words = header.names.trim().split(/\s+/);
  return words.every(isPosition) ? words.length : 0;
}

/** The names over the last `columns` words of a row; `labelEnd` is where the row labels end. */
export function columnNames(
  header: Header,
  row: WordLine,
  columns: number,
  labelEnd: number,
): string[] {
  const { names } = header;
  const labels: string[] = [];
  let from = labelEnd;
  // A name over the row labels (pandas' columns.name) may be longer than they are.
  if (from > 0 && names.charAt(from - 1) > ' ') {
    while (names.charAt(from) > ' ') from++;
  }
  for (let k = columns - 1; k >= 0; k--) {
    const end = endColumn(row, k);
    labels.push(names.slice(from, end).trim());
    from = end;
  }
  return labels;
}

/** R's `[,3]` and `[3,]`: a position, not a name. */
export function isPosition(label: string): boolean {
  return /^\[(?:,\d{1,9}|\d{1,9},)\]$/.test(label);
}
