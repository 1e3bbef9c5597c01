import type { Line } from '../lines.js';
import type { WordLine } from './rows.js';
import { endColumn } from './rows.js';

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
    const over = names.charAt(end - 1);
    const beside = names.charAt(end);
    if (over === '' || over === ' ' || (beside !== '' && beside !== ' ')) break;
    if (k === 0 && names.length !== end) break;
    k++;
  }
  return k;
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

/** R's `[,3]` and `[3,]`: a position, no name. */
export function isPosition(label: string): boolean {
  return /^\[(?:,\d{1,9}|\d{1,9},)\]$/.test(label);
}
