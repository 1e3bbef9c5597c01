import { isEntry, isSpoiled, type WordLine } from '../../text/table/rows.js';
import type { Columns, CutRow } from './columns.js';
import { wordsText } from './words.js';

/** A row of only the words in the cells, because `columnNames` counts words from the end of a line. */
export function nameRow({ row, cells }: CutRow): WordLine {
  const words = cells.flatMap((k) => row.words.slice(2 * k, 2 * k + 2));
  return { line: row.line, words, count: cells.length, entries: cells.length };
}

/** Where the longest row label ends. */
export function labelEndOf(rows: readonly CutRow[]): number {
  return rows.reduce(
    (most, { row, labels }) =>
      Math.max(most, labels > 0 ? row.words[2 * labels - 1]! - row.line.body : 0),
    0,
  );
}

/** The words of a cell of text; in the first column all words after the row number. */
export function cellText(text: string, { row, cells, labels }: CutRow, j: number): string {
  const from = j === 0 ? Math.min(1, labels) : cells[j - 1]! + 1;
  return wordsText(text, row, from, cells[j]! + 1);
}

/** Labels that only count the rows, the first word of each: 0, 1, 2 … or 1, 2, 3 … */
export function isCount(labels: readonly string[]): boolean {
  const first = Number.parseInt(labels[0] ?? '', 10);
  if (first !== 0 && first !== 1) return false;
  return labels.every(
    (label, i) => label.split(' ', 1)[0]!.replace(/:$/, '') === String(first + i),
  );
}

export function sameLabels(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, i) => label === b[i]);
}

/** As many words as the first row, half of them entries; or entries under the ends of half of the columns. */
export function isRowLike(
  text: string,
  row: WordLine,
  { indexOf }: Columns,
  first: WordLine,
): boolean {
  if (isSpoiled(text, row, first)) return true;
  let under = 0;
  for (let k = 1; k < row.count; k++) {
    const at = indexOf.get(row.words[2 * k + 1]! - row.line.body);
    if (at !== undefined && isEntry(text, row.words, k)) under++;
  }
  return under > 0 && 2 * under >= indexOf.size;
}

/** The first word after the row's name that does not end under a name, or is not an entry. */
export function firstBad(text: string, row: WordLine, { indexOf }: Columns): number {
  for (let k = 1; k < row.count; k++) {
    if (!indexOf.has(row.words[2 * k + 1]! - row.line.body) || !isEntry(text, row.words, k))
      return k;
  }
  return row.count - 1;
}

/** Half of the cells at least are numbers: a table with something else in it, not lines of words. */
export function areMostlyNumbers(text: string, rows: readonly CutRow[]): boolean {
  let all = 0;
  let numbers = 0;
  for (const { row, cells } of rows) {
    all += cells.length;
    for (const k of cells) if (isEntry(text, row.words, k)) numbers++;
  }
  return 2 * numbers >= all;
}

/** The last word before the numbers compares or assigns: `* p < 0.05`. */
export function isRemark(text: string, { words }: WordLine, labels: number): boolean {
  if (labels < 2) return false;
  return /^[<>=≤≥≈]=?$/.test(text.slice(words[2 * labels - 2], words[2 * labels - 1]));
}
