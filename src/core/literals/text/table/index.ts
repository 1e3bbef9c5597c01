import { candidate, type Reader } from '../../reader.js';
import { isBlank, lineAt, nextLineStart, type Line } from '../lines.js';
import { readCellNumber } from '../cell-number.js';
import { Entry, readEntry } from '../entry.js';
import { isSpace } from '../lines.js';
import { readPlain } from './plain.js';
import { isCommaNumber } from './rows.js';

/** Rows of only numbers: for plain text, logs and documents of unknown kind. */
export const tableReader: Reader = {
  id: 'table',
  notation: 'numbers in rows',
  next: (text, from) => candidate(nextRow(text, from)),
  read: (text, { at }, options) => readPlain(text, at, options),
};

const entry = new Entry();

/** The next line whose last word is an entry, or a number with a mark on it. */
function nextRow(text: string, from: number): number {
  let line = lineAt(text, nextLineStart(text, from));
  while (line && (isBlank(line) || !endsInNumber(text, line))) line = lineAt(text, line.next);
  return line?.start ?? -1;
}

function endsInNumber(text: string, line: Line): boolean {
  if (endsInEntry(text, line)) return true;
  const code = text.charCodeAt(line.end - 1);
  if (code !== 37 && code !== 0xb0 && code !== 0x20ac && code !== 41) return false;
  let from = line.end;
  while (from > line.start && !isSpace(text.charCodeAt(from - 1))) from--;
  return line.end - from > 1 && readCellNumber(text.slice(from, line.end), '.') !== undefined;
}

function endsInEntry(text: string, line: Line): boolean {
  let from = line.end;
  while (from > line.start && !isSpace(text.charCodeAt(from - 1))) from--;
  readEntry(text, from, line.end, entry);
  return entry.kind !== 'text' || isCommaNumber(text, from, line.end);
}
