import { Entries } from '../entries.js';
import { NumberToken, scanDecimal } from '../numbers.js';
import { isSkipped, type Delimiter } from './fields.js';
import { isSpace, lineAt, type Line } from './lines.js';

const token = new NumberToken();

/** Rows of plain numbers and empty fields, all of one length. */
export interface PlainFields {
  readonly entries: Entries;
  readonly rows: number;
  readonly cols: number;
}

/**
 * The rows of a delimited text from `at` on, if they hold only plain numbers, as large files do. They are
 * read directly into one array. An empty field is allowed only between others, since an empty first or
 * last column may mean something else. undefined if anything else is found, or more than `maxEntries`
 * entries.
 */
export function plainFields(
  text: string,
  at: number,
  delimiter: Delimiter,
  maxEntries: number,
): PlainFields | undefined {
  const entries = new Entries();
  const separator = delimiter.charCodeAt(0);
  let rows = 0;
  let cols = 0;
  for (let line = lineAt(text, at); line; line = lineAt(text, line.next)) {
    const first = text.charCodeAt(line.start);
    // A digit or a minus sign: neither an empty line nor a comment.
    const plain = first === 45 || (first >= 48 && first <= 57);
    if (!plain && isSkipped(text, line)) continue;
    const count = plainRow(text, line, separator, entries);
    if (count <= 0 || (rows > 0 && count !== cols) || entries.length > maxEntries) return undefined;
    cols = count;
    rows++;
  }
  return rows === 0 ? undefined : { entries, rows, cols };
}

/** Adds the fields of a line. Returns how many there are, or -1 if one is not plain. */
function plainRow(text: string, line: Line, separator: number, entries: Entries): number {
  let count = 0;
  let at = line.start;
  for (;;) {
    while (text.charCodeAt(at) === 32) at++;
    const negative = text.charCodeAt(at) === 45;
    if (scanDecimal(text, negative ? at + 1 : at, token)) {
      entries.push(negative ? -token.value : token.value);
      at = token.end;
      while (at < line.end && text.charCodeAt(at) !== separator && isSpace(text.charCodeAt(at)))
        at++;
    } else if (count > 0 && at < line.end && text.charCodeAt(at) === separator) {
      entries.pushMissing();
    } else return -1;
    count++;
    if (at >= line.end) return text.charCodeAt(at) === separator ? -1 : count;
    if (text.charCodeAt(at) !== separator) return -1;
    at++;
  }
}
