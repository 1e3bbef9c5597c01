import {
  areNames,
  hasTab,
  isLike,
  isRowToo,
  isStatement,
  looksLikeEntry,
  namesHoldNumbers,
  rowBelow,
} from './evidence.js';
import { isCaption } from '../../text/table/caption.js';
import { isBlank, lineAt, LineReader, type Line } from '../../text/lines.js';
import { endColumn, isEntry, wordLine, type WordLine } from '../../text/table/rows.js';
import { Columns, columnsUnder, withoutFirst } from './columns.js';
import { headerOf, positionsIn, type Header } from './header.js';

/** How a frame begins: the header, the columns that it gives, and the first row. */
export interface Opening {
  /** Where its first line begins: the names of dimensions or groups above the header, if there are any. */
  readonly start: number;
  readonly header: Header;
  readonly columns: Columns;
  /** How many of R's positions `[,1] [,2]` there are: as many columns, whatever their alignment. 0 without any. */
  readonly positions: number;
  readonly row: WordLine;
  /** The header is blank over the row names, or has another sure sign. */
  readonly isSure: boolean;
  /** The names of the columns' groups, from the line above (pandas' MultiIndex). */
  readonly groups: readonly string[] | undefined;
}

const maxNameLine = 400;

/**
 * The frame whose header is the line at `start`; undefined where that line is not a header. This is decided
 * from the line itself, the line above and the first row. A header needs evidence: it is blank over the row
 * names; or the line below it names the index; or R's names of the dimensions are around it; or its names
 * are words, perhaps with some whole numbers among them; or its names count 0, 1, 2 … A first row like the
 * others is not a header.
 *
 * @param isTrusted the header of a further block of columns: the first block was checked already.
 */
export function openingAt(text: string, start: number, isTrusted = false): Opening | undefined {
  const lines = new LineReader(text, start);
  if (!lines.line || isBlank(lines.line)) return undefined;
  // Soon told, for lines that are repeated over and over.
  if (isSame(text, lines.line, lineAt(text, lines.line.next))) return undefined;
  const header = headerOf(text, lines.line);
  if (!/[\p{L}\p{N}]/u.test(header.names)) return undefined;
  if (isCaption(text, lines.line) || header.names.endsWith(':')) return undefined;
  const positions = positionsIn(header);
  let nameEnd = -1;
  for (let k = 0; k < 3; k++) {
    const line = lines.advance();
    if (!line || isBlank(line)) return undefined;
    const row = wordLine(text, line);
    if (positions > 0) {
      const columns = new Columns([]);
      if (row.count <= positions) return undefined;
      return { start, header, columns, positions, row, isSure: true, groups: undefined };
    }
    if (isTypes(text, line)) continue;
    // A row has a name and an entry; a name alone is that of the index.
    if (row.count === 1 && !/\p{L}/u.test(text.slice(line.body, line.end))) return undefined;
    if (isStatement(header.names, text, row) || hasTab(header.names)) return undefined;
    if (hasTab(text.slice(line.body, line.end))) return undefined;
    let columns = columnsUnder(text, header, row);
    if (!columns) {
      // The line with the names of the index ends before the numbers begin.
      nameEnd = line.end - line.body;
      const isName = /\p{L}/u.test(text.slice(line.body, line.end)) && !holdsNumbers(text, row);
      if (k > 0 || !isName || nameEnd >= header.names.length) return undefined;
      continue;
    }
    const dimensions = dimensionLine(text, header, row);
    const isCornered = dimensions !== undefined || nameEnd >= 0;
    const corner = startOfWords(header);
    if (!isCornered && corner < endOfWord(row, 0) && isNone(text, header, row, isTrusted)) {
      return undefined;
    }
    columns = withoutCorner(text, header, row, columns, isCornered);
    const labels = row.count - wordsIn(row, columns);
    if (labels < 1 || columns.ends.length === 0) return undefined;
    const labelEnd = endOfWord(row, labels - 1);
    if (dimensions && dimensions.indent < labelEnd) return undefined;
    // The names of the index must be over its labels.
    if (nameEnd > Math.max(labelEnd, row.words[2 * labels]! - row.line.body)) return undefined;
    // A row of numbers without a name is not a header, although it is blank over the row names below.
    if (/(?:^|\s)[-\u2212]\d|\d[eE][-+]?\d/.test(header.names)) return undefined;
    const blank = corner >= labelEnd;
    // A header with a corner has a name over the row names, so it cannot be blank there.
    const isSure = blank || (isCornered && !/[([]\d|\d[.,]\d/.test(header.names));
    if (!isSure && isLike(text, header, row)) return undefined;
    if (!isCornered && !isTrusted && isRowToo(text, header, row, columns)) return undefined;
    if (!isSure && !isTrusted && !areNames(text, header, row, columns)) return undefined;
    if (!isSure && isCounted(text, header.line)) return undefined;
    if (!isSure && namesHoldNumbers(text, header, row, labels)) return undefined;
    const groups = groupsAbove(text, header.line, labelEnd, columns);
    const first = dimensions?.start ?? groups?.start ?? header.line.start;
    return { start: first, header, columns, positions, row, isSure, groups: groups?.names };
  }
  return undefined;
}

/** A fast check of words alone, if a header word is over the first word of the row: most lines are not headers. */
function isNone(text: string, header: Header, row: WordLine, isTrusted: boolean): boolean {
  return (row.entries === 0 && !isTrusted) || isLike(text, header, row);
}

/** A word after the first one is a number: this is a row, not the names of the index. */
function holdsNumbers(text: string, row: WordLine): boolean {
  for (let k = 1; k < row.count; k++) {
    if (looksLikeEntry.test(text.slice(row.words[2 * k], row.words[2 * k + 1]))) return true;
  }
  return false;
}

/** The line above is the number of rows, so this line is the first row and not a header. */
function isCounted(text: string, header: Line): boolean {
  const above = lineAbove(text, header);
  return above !== undefined && /^\s*\d{1,9}$/.test(text.slice(above.body, above.end));
}

/** tibble and data.table print the types below the names: `<dbl> <int>`. */
function isTypes(text: string, line: Line): boolean {
  const written = text.slice(line.body, Math.min(line.end, line.body + maxNameLine));
  return (
    written.trimStart().startsWith('<') &&
    /^\s*<[a-z][\w, []*\]?>(?:\s+<[a-z][\w, []*\]?>)*$/i.test(written)
  );
}

/**
 * A row label that ends under the end of a header word by chance, in a row whose words all do: in the next row the
 * label does not, but the word after it does.
 */
function isLabelByChance(row: WordLine, below: WordLine, { ends }: Columns): boolean {
  if (below.count !== row.count) return false;
  return (
    endColumn(below, below.count - 1) !== ends[0] && endColumn(below, below.count - 2) === ends[1]
  );
}

/** Where the first word of the header begins. */
function startOfWords({ names }: Header): number {
  return names.length - names.trimStart().length;
}

/** Where word `k` ends, in characters from the body of the line. */
function endOfWord(row: WordLine, k: number): number {
  return row.words[2 * k + 1]! - row.line.body;
}

/** Removes a column that is only a header word over the row names, which may end where these end by chance. */
function withoutCorner(
  text: string,
  header: Header,
  row: WordLine,
  columns: Columns,
  isCornered: boolean,
): Columns {
  const start = startOfWords(header);
  if (columns.ends.length > 1 && columns.ends.length === row.count) {
    const below = rowBelow(text, row);
    if (below && isLabelByChance(row, below, columns)) return withoutFirst(columns);
  }
  const end = start + header.names.slice(start).search(/\s|$/);
  if (columns.ends[0] !== end) return columns;
  const labels = row.count - wordsIn(row, columns);
  const isOver =
    labels > 0 ? start < endOfWord(row, labels - 1) : isCornered || !isEntry(text, row.words, 0);
  return isOver ? withoutFirst(columns) : columns;
}

/** How many words of the row come after the row name. */
function wordsIn(row: WordLine, { ends }: Columns): number {
  let k = 0;
  while (k < row.count && endColumn(row, k) > ends[0]!) k++;
  return Math.min(row.count, k + 1);
}

/**
 * R prints the names of the dimensions around the header: `gear` on the line above, over the columns, and `cyl` in the
 * header, over the row labels. Where that line and its name begin, else undefined. R indents the labels by two
 * blanks at least (R source, printmatrix.c). A line above rows that are not indented is a title or a header itself,
 * and what is below it is a row with a name.
 */
function dimensionLine(
  text: string,
  header: Header,
  row: WordLine,
): { start: number; indent: number } | undefined {
  const { line: own, names } = header;
  if (text.slice(own.body, own.body + 2).trim() === '') return undefined;
  const line = lineAbove(text, own);
  if (!line || row.words[0]! - row.line.body < startOfWords(header) + labelOffset) return undefined;
  const written = text.slice(line.body, line.end);
  const isName = /^ {2,}\S{1,99}(?: \S{1,99})*$/.test(written) && /\p{L}/u.test(written);
  // Between the columns and the row labels, whose name is at most as wide as they are.
  const indent = written.length - written.trimStart().length;
  return isName && (names[indent] ?? ' ') === ' ' ? { start: line.start, indent } : undefined;
}

/** Blanks before a row label under the name of the rows. */
const labelOffset = 2;

/** The line above, with the same comment mark; undefined where there is none or it is blank. */
function lineAbove(text: string, line: Line): Line | undefined {
  if (line.start === 0) return undefined;
  const start = text.lastIndexOf('\n', line.start - 2) + 1;
  if (line.start - start > maxNameLine) return undefined;
  const above = lineAt(text, start)!;
  const prefix = text.slice(line.start, line.body);
  if (prefix !== '' && !text.startsWith(prefix, start)) return undefined;
  const body = start + prefix.length;
  return above.end <= body ? undefined : { ...above, body };
}

/**
 * Groups of columns on the line above (pandas prints each name once, over the first of its columns):
 * several names, each over another column, and none over the names of the rows.
 */
function groupsAbove(
  text: string,
  header: Line,
  labelEnd: number,
  { ends }: Columns,
): { start: number; names: readonly string[] } | undefined {
  const line = lineAbove(text, header);
  if (!line) return undefined;
  const written = text.slice(line.body, line.end);
  const words = [...written.matchAll(/\S+(?: \S+)*/g)];
  if (words.length < 2 || words.length > ends.length || words[0]!.index < labelEnd)
    return undefined;
  const names = ends.map(() => '');
  let before = -1;
  for (const word of words) {
    const column = ends.findIndex((end) => word.index < end);
    if (column <= before) return undefined;
    names[column] = word[0];
    before = column;
  }
  if (names[0] === '') return undefined;
  for (let k = 1; k < names.length; k++) names[k] ||= names[k - 1]!;
  return { start: line.start, names };
}

function isSame(text: string, a: Line, b: Line | undefined): boolean {
  const length = a.end - a.start;
  if (!b || b.end - b.start !== length || text[a.start] !== text[b.start]) return false;
  return text.startsWith(text.slice(a.start, a.end), b.start);
}
