import { problems } from '../../problems.js';
import type { Failure } from '../../../result.js';
import { isEntry, type WordLine } from '../../text/table/rows.js';
import { groupedValue } from '../../text/table/blocks.js';
import { wordText } from './words.js';
import type { CutRow } from './columns.js';
import { t } from '../../../texts.js';

/** Columns of numbers, and columns of text that are left out. */
export interface Sorted {
  readonly numbers: readonly number[];
  readonly texts: readonly number[];
}

/**
 * Which columns hold numbers and which hold only text; or the problem of the first cell that is neither:
 * text among numbers, or something with digits that is not a number.
 */
export function sortColumns(
  text: string,
  rows: readonly CutRow[],
  count: number,
): Sorted | Failure {
  const numbers: number[] = [];
  const texts: number[] = [];
  for (let j = 0; j < count; j++) {
    const grouped = hasGroups(text, rows, j);
    const odd = rows.findIndex(
      ({ row, cells }) =>
        !isEntry(text, row.words, cells[j]!) &&
        !(grouped && isGrouped(wordText(text, row, cells[j]!))),
    );
    if (odd < 0) {
      const crowd = rows.findIndex(({ crowded }) => crowded.includes(j));
      if (crowd >= 0) return extra(text, rows[crowd]!, crowd, j);
      numbers.push(j);
      continue;
    }
    const strange = rows.findIndex(({ row, cells }) => !isText(text, row, cells[j]!));
    if (strange < 0) texts.push(j);
    else return notNumeric(text, rows[odd]!, odd, j);
  }
  return { numbers, texts };
}

/**
 * Commas separate thousands in this column: a number has a point as well or several commas, or another
 * number has no comma. Where all have one comma before three digits, it may be a decimal comma.
 */
function hasGroups(text: string, rows: readonly CutRow[], j: number): boolean {
  const words = rows.map(({ row, cells }) => wordText(text, row, cells[j]!));
  return words.some(isGrouped) && words.some((word) => !/^[-+]?\d{1,3},\d{3}$/.test(word));
}

function isGrouped(word: string): boolean {
  return groupedValue(word) !== undefined;
}

/** A word, a date or a time, or a word for a missing entry among them. */
function isText(text: string, row: WordLine, k: number): boolean {
  const word = wordText(text, row, k);
  if (isEntry(text, row.words, k)) return /^(?:nan|none|<?na>?|nat|null)$/i.test(word);
  return (
    /^["'“(]?\p{L}/u.test(word) ||
    /^\d{1,4}([-/.:])\d{1,2}\1\d{1,4}/.test(word) ||
    /^\d{1,2}:\d\d/.test(word)
  );
}

function notNumeric(text: string, { row, cells }: CutRow, i: number, j: number): Failure {
  const k = cells[j]!;
  const written = wordText(text, row, k);
  return problems.notNumeric(i + 1, j + 1, written, row.words[2 * k]!, row.words[2 * k + 1]!);
}

function extra(text: string, { row, cells }: CutRow, i: number, j: number): Failure {
  const k = cells[j]! - 1;
  const [start, end] = [row.words[2 * k]!, row.words[2 * k + 1]!];
  const what = t('“{0}” in row {1} stands under none of the names', text.slice(start, end), i + 1);
  return problems.syntax(what, start, end);
}
