import { wordsOf, lineAt, isBlank } from '../../text/lines.js';
import { isEntry, wordLine, type WordLine } from '../../text/table/rows.js';
import type { Columns } from './columns.js';
import type { Header } from './header.js';

// The evidence that a line above rows is not their header.

/** Tabs align nothing: what ends below what is not known. */
export function hasTab(written: string): boolean {
  return written.trimStart().includes('\t');
}

/**
 * The line is no header but code or a row: an operator or an assignment is between its words, or the row below
 * assigns a value, or it begins with a count and a colon.
 */
export function isStatement(names: string, text: string, row: WordLine): boolean {
  const from = 2 * (row.count - 2);
  const isSet = from >= 0 && assigns.test(text.slice(row.words[from], row.words[from + 1]));
  return isSet || operator.test(names) || counted.test(names);
}

const assigns = /^[-+*/%&|^:]?=$/;
const operator = /(?:^|\s)(?:[-+*/%&|^<>!:=]=|===|!==|=|=>|->|<-|&&|\|\||<<|>>)(?:\s|$)/;
const counted = /^\s*\d{1,9}:\s/;

/** All words are numbers or the same as in the row below: a row too, in a text that begins every line alike. */
export function isLike(text: string, { line, names }: Header, row: WordLine): boolean {
  const words = wordsOf(text, { ...line, end: line.body + names.length });
  if (words.length !== row.words.length) return false;
  let numbers = 0;
  for (let k = 0; k < words.length; k += 2) {
    const [from, to] = [words[k]!, words[k + 1]!];
    const code = text.charCodeAt(from);
    if (code >= 48 && code <= 57) numbers++;
    else if (text.slice(from, to) !== text.slice(row.words[k], row.words[k + 1])) return false;
  }
  return numbers > 0;
}

/** Words over words and numbers over numbers: a row whose name happens to be blank over that of the row below. */
export function isRowToo(text: string, header: Header, row: WordLine, { ends }: Columns): boolean {
  const all = header.names.trim().split(/\s+/);
  const names = all.slice(-ends.length);
  const first = row.count - names.length;
  let words = all.length > names.length ? 1 : 0;
  let numbers = 0;
  for (const [j, name] of names.entries()) {
    if (looksLikeEntry.test(name) !== isEntry(text, row.words, first + j)) return false;
    if (isEntry(text, row.words, first + j)) numbers++;
    else words++;
  }
  return words > 0 && numbers > 0 && !names.every((name, k) => name === String(k));
}

/** A number, or a mark of a missing entry. */
export const looksLikeEntry = /^(?:[-+]?[.\d].*|[-\u2013\u2014.?]|nan|na|n\/a|null|none)$/i;

/**
 * Numbers among the names of the rows, where the header has words over them besides the name of the rows: these are
 * the names of columns that are not aligned. Or the names are nothing but numbers, or in both of the first rows they
 * end in a number that is as far from the name as from the next number. No number must be lost in a name.
 */
export function namesHoldNumbers(
  text: string,
  header: Header,
  row: WordLine,
  labels: number,
): boolean {
  const columns = row.count - labels;
  const words = header.names.trim().split(/\s+/).length - columns;
  let behind = 0;
  for (let k = 1; k < labels; k++) if (isEntry(text, row.words, k)) behind++;
  if (words > 1) return behind > 0;
  const below = rowBelow(text, row);
  const isNumber = (line: WordLine): boolean =>
    looksLikeEntry.test(text.slice(line.words[0], line.words[1]));
  if (behind === labels - 1 && isNumber(row) && (!below || isNumber(below))) {
    return labels > 1 || (words === 1 && !isCountOfRows(text, row));
  }
  return (
    below !== undefined && endsInNumber(text, row, columns) && endsInNumber(text, below, columns)
  );
}

function endsInNumber(text: string, { words, count }: WordLine, columns: number): boolean {
  const last = count - columns - 1;
  if (last < 1 || !isEntry(text, words, last)) return false;
  const before = words[2 * last]! - words[2 * last - 1]!;
  const after = words[2 * last + 2]! - words[2 * last + 1]!;
  return before > 1 || after === 1;
}

/** The first two rows begin with 0 and 1, or with 1 and 2. */
function isCountOfRows(text: string, row: WordLine): boolean {
  const below = rowBelow(text, row);
  const first = text.slice(row.words[0], row.words[1]);
  if (first !== '0' && first !== '1') return false;
  return !below || text.slice(below.words[0], below.words[1]) === String(Number(first) + 1);
}

/**
 * The names are words, perhaps with whole numbers among them, or the default names 0, 1, 2 … (at least
 * three). The first word is not checked: pandas prints the name of the columns there, over the row names.
 */
export function areNames(text: string, header: Header, row: WordLine, { ends }: Columns): boolean {
  const names = header.names
    .trim()
    .split(/\s+/)
    .slice(1)
    .slice(-ends.length)
    .filter((_, j, { length }) => isEntry(text, row.words, row.count - length + j));
  if (ends.length < 2 || !isEntry(text, row.words, row.count - 1)) return false;
  const isWord = (name: string): boolean =>
    /^["'(]?\p{L}/u.test(name) && !/^(?:nan|na|inf|true|false|none|null|nat)$/i.test(name);
  if (names.some((name) => name.length > 1 && isWord(name)) || names.every(isWord)) {
    return names.every((name) => isWord(name) || /^(?:\d{1,9}|[(\d]\S{0,40}\))$/.test(name));
  }
  return names.length > 2 && names.every((name, k) => name === String(k));
}

export function rowBelow(text: string, row: WordLine): WordLine | undefined {
  const line = lineAt(text, row.line.next);
  if (!line || isBlank(line)) return undefined;
  return wordLine(text, { ...line, body: line.start + row.line.body - row.line.start });
}
