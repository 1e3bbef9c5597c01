import { CellTable } from './cells.js';
import { isSpace, lineAt, type Line } from './lines.js';

/** What separates the fields of a line; a blank means any run of blanks. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ';

const sampleLines = 10;

/**
 * The delimiter of a delimited text, from its first lines: the one of tab, semicolon, comma and bar that
 * most of these lines hold outside quotes. If several do, the earlier one in this order counts. The
 * semicolon comes before the comma because spreadsheets write it where the comma is the decimal mark;
 * RFC 4180 knows only the comma.
 */
export function delimiterOf(text: string, from: number): Delimiter {
  // A comma may be in numbers, so it comes last.
  const candidates: readonly Delimiter[] = ['\t', ';', '|', ','];
  const lines = candidates.map(() => 0);
  let sampled = 0;
  let line = lineAt(text, from);
  for (; line && sampled < sampleLines; line = lineAt(text, line.next)) {
    if (isSkipped(text, line)) continue;
    sampled++;
    const seen = delimitersIn(text, line);
    candidates.forEach((delimiter, i) => {
      if (seen.has(delimiter)) lines[i]! += 1;
    });
  }
  const most = Math.max(...lines);
  return most === 0 ? ' ' : candidates[lines.indexOf(most)]!;
}

function delimitersIn(text: string, line: Line): Set<string> {
  const seen = new Set<string>();
  let quoted = false;
  // `line.end` leaves out trailing blanks, and a tab may be one.
  for (let at = line.start; at < line.next; at++) {
    const char = text[at]!;
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === ';' || char === '\t' || char === '|')) {
      seen.add(char);
    }
  }
  return seen;
}

/**
 * Empty lines and comment lines (`#`, written by NumPy's `savetxt` and R) hold no fields. A line that begins
 * with an error of a spreadsheet (`#N/A`, `#DIV/0!`) does.
 */
export function isSkipped(text: string, line: Line): boolean {
  let at = line.start;
  while (at < line.end && text.charCodeAt(at) === 32) at++;
  if (at < line.end) return text.charCodeAt(at) === 35 && !sheetError.test(text.slice(at, at + 8));
  // Only blanks. A line of tabs alone is a row of empty fields.
  return !text.slice(line.start, line.next).includes('\t');
}

const sheetError = /^#(?:N\/A|NA\b|DIV\/0|VALUE!|REF!|NAME\?|NUM!|NULL!)/;

/**
 * All lines of a text as cells. A quoted field may hold delimiters and line breaks (RFC 4180, section
 * 2.6); an unclosed quote ends with the text. Stops once there are more than `maxCells` cells.
 */
export function fieldsOf(
  text: string,
  from: number,
  delimiter: Delimiter,
  maxCells: number,
  until = text.length,
): CellTable {
  const cells = new CellTable(text);
  let line = lineAt(text, from);
  while (line && line.start < until && cells.count <= maxCells) {
    let next = line.next;
    if (!isSkipped(text, line)) {
      next =
        delimiter === ' '
          ? addWords(text, line, cells)
          : addFields(text, afterBar(text, line, delimiter), delimiter, cells);
      // A bar at both ends of a line opens and closes the row.
      if (delimiter === '|' && text.charCodeAt(line.end - 1) === 124) cells.dropEmpty();
      cells.endRow();
    }
    line = lineAt(text, next);
  }
  return cells;
}

/** Where the fields of a row begin: after its first bar, where bars open and close the row. */
function afterBar(text: string, line: Line, delimiter: Delimiter): number {
  if (delimiter !== '|') return line.start;
  let at = line.start;
  while (isSpace(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === 124 && text.charCodeAt(line.end - 1) === 124 ? at + 1 : line.start;
}

function addWords(text: string, line: Line, cells: CellTable): number {
  let at = line.start;
  for (;;) {
    while (at < line.end && isSpace(text.charCodeAt(at))) at++;
    if (at >= line.end) return line.next;
    const start = at;
    while (at < line.end && !isSpace(text.charCodeAt(at))) at++;
    cells.addCell(start, at);
  }
}

/** The fields of one row; returns the start of the line after it. */
function addFields(text: string, start: number, delimiter: string, cells: CellTable): number {
  const separator = delimiter.charCodeAt(0);
  let at = start;
  for (;;) {
    let from = at;
    let to: number;
    while (text.charCodeAt(from) === 32) from++;
    if (text.charCodeAt(from) === 34) {
      to = closingQuote(text, from + 1);
      cells.addCell(from + 1, to);
      at = to + 1;
      while (at < text.length && text.charCodeAt(at) !== separator && text.charCodeAt(at) !== 10)
        at++;
    } else {
      while (at < text.length && text.charCodeAt(at) !== separator && text.charCodeAt(at) !== 10)
        at++;
      cells.addCell(from, at);
    }
    if (at >= text.length) return text.length;
    if (text.charCodeAt(at++) === 10) return at;
  }
}

/** The offset of the quote that closes a field; a doubled quote is one quote in the field. */
function closingQuote(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    if (text.charCodeAt(at + 1) !== 34) return at;
    at += 2;
  }
}
