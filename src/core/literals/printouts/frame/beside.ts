import type { Failure } from '../../../result.js';
import { problems } from '../../problems.js';
import { lineText, type Line } from '../../text/lines.js';
import { isEntry, type WordLine } from '../../text/table/rows.js';
import type { CutRow } from './columns.js';
import type { Header } from './header.js';
import { openingAt } from './opening.js';
import { t } from '../../../texts.js';

/** The line begins with the name of a row. */
export function begins(text: string, line: Line | undefined, label: string): boolean {
  return line !== undefined && label !== '' && lineText(text, line).startsWith(`${label} `);
}

/** The header of another table: words, or the names 0, 1, 2 … */
export function isOtherHeader(text: string, start: number): boolean {
  const names = openingAt(text, start)?.header.names.trim().split(/\s+/) ?? [];
  const isCounting = names.every((name, k) => name === String(k));
  return names.length > 0 && (isCounting || names.every((name) => !/^[-+]?[\d.]/.test(name)));
}

/** How far back the header of the block above is searched for. */
const blockReach = 20_000;

/** The block above, one blank line before, says that more columns follow: pandas' backslash after its names. */
export function isContinued(text: string, start: number): boolean {
  const gap = /\n[ \t\r]*\n$/.exec(text.slice(Math.max(0, start - 10), start));
  if (!gap) return false;
  const floor = Math.max(0, start - blockReach);
  const before = text.slice(floor, start - gap[0].length);
  const block = before.slice(before.lastIndexOf('\n\n') + 1);
  return /\S[^\n]* \\[^\n]{0,4}(?:\n|$)/.test(block);
}

/**
 * The problem of numbers in one column before the first name, far from the row names or with a decimal point: the
 * name of their column is missing, or an entry of the first row.
 */
export function namelessColumn(text: string, rows: readonly CutRow[]): Failure | undefined {
  let column: WordLine | undefined;
  const ends = new Set<number>();
  for (const { row, labels } of rows) {
    if (labels < 1 || !isEntry(text, row.words, labels - 1)) continue;
    const [start, end] = [row.words[2 * labels - 2]!, row.words[2 * labels - 1]!];
    ends.add(end - row.line.body);
    const isFar = labels > 1 && start - row.words[2 * labels - 3]! > 1;
    if (isFar || /\d[.eE][-+]?\d/.test(text.slice(start, end))) column ??= row;
  }
  if (!column || rows.length < 2 || ends.size > 1) return undefined;
  const what = t('some numbers stand before the first name and have no name over them');
  return problems.syntax(what, column.line.body, column.line.end);
}

/** The problem of a column with nothing over it, or with two names: the header is not that of these rows. */
export function withoutName(
  text: string,
  names: readonly string[],
  { row, cells }: CutRow,
): Failure | undefined {
  const j = names.findIndex((name) => name === '' || name.includes('  '));
  if (j < 0) return undefined;
  const [start, end] = [row.words[2 * cells[j]!]!, row.words[2 * cells[j]! + 1]!];
  if (names[j] !== '') {
    return problems.syntax(
      t('two names are over the column of “{0}”', text.slice(start, end)),
      start,
      end,
    );
  }
  return problems.syntax(t('no name is over “{0}”', text.slice(start, end)), start, end);
}

/** The problem of a number among the words of a row's name, under a name that is not that of the rows. */
export function numberInName(
  text: string,
  { names }: Header,
  rows: readonly CutRow[],
): Failure | undefined {
  for (const { row, labels } of rows) {
    const nameEnd = row.words[1]! - row.line.body;
    for (let k = 1; k < labels; k++) {
      const [start, end] = [row.words[2 * k]!, row.words[2 * k + 1]!];
      if (!isEntry(text, row.words, k)) continue;
      let from = start - row.line.body;
      const over = names.slice(from, end - row.line.body);
      if (over.trim() === '') continue;
      while (from > 0 && names.charAt(from - 1) > ' ' && names.charAt(from) > ' ') from--;
      // The name of the rows may be wider than the first word of a row's name.
      if (from < nameEnd) continue;
      return problems.syntax(
        t('“{0}” is under a name, but does not end where the name ends', text.slice(start, end)),
        start,
        end,
      );
    }
  }
  return undefined;
}
