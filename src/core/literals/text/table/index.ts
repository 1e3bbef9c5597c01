import { candidate, type Reader } from '../../reader.js';
import { isBlank, lineAt, lineStart, type Line } from '../lines.js';
import { readCellNumber } from '../cell-number.js';
import { Entry, readEntry } from '../entry.js';
import { isSpace } from '../lines.js';
import { slack } from '../../printouts/frame/header.js';
import { readPlain } from './plain.js';
import { isCommaNumber } from './rows.js';

/** Rows of nothing but numbers: for plain text, logs and the unknown. */
export const tableReader: Reader = {
  id: 'table',
  notation: 'numbers in rows',
  next: (text, from) => candidate(nextRow(text, from)),
  read: (text, { at }, options) => readPlain(text, at, options),
};

const entry = new Entry();

/** The next line whose last word is an entry, or a number with a mark on it. */
function nextRow(text: string, from: number): number {
  let line = lineAt(text, lineStart(text, from));
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

/**
 * The next line whose last word is an entry, or the header above it: a line that ends in the same
 * column, or one over a single word (pandas' index name). One look at the end of each line.
 */
function nextTable(text: string, from: number): number {
  let above: Line | undefined;
  let twoAbove: Line | undefined;
  let line = lineAt(text, lineStart(text, from));
  for (; line; line = lineAt(text, line.next)) {
    if (isBlank(line)) {
      above = undefined;
      twoAbove = undefined;
      continue;
    }
    if (endsInPosition(text, line)) return line.start;
    if (endsInEntry(text, line)) {
      if (
        twoAbove &&
        above &&
        width(above, text) < width(line, text) &&
        isOver(text, twoAbove, line)
      ) {
        return twoAbove.start;
      }
      return above && isOver(text, above, line) ? above.start : line.start;
    }
    twoAbove = above;
    above = line;
  }
  return -1;
}

/** R's `[,3]` at the end of a header. */
function endsInPosition(text: string, line: Line): boolean {
  if (text.charCodeAt(line.end - 1) !== 93) return false;
  return /\[,\d{1,9}\]$/.test(text.slice(Math.max(line.start, line.end - 12), line.end));
}

function endsInEntry(text: string, line: Line): boolean {
  let from = line.end;
  while (from > line.start && !isSpace(text.charCodeAt(from - 1))) from--;
  readEntry(text, from, line.end, entry);
  return entry.kind !== 'text' || isCommaNumber(text, from, line.end);
}

function isOver(text: string, header: Line, row: Line): boolean {
  const short = width(row, text) - width(header, text);
  return short >= 0 && short <= slack;
}

/** Columns to the last character, pandas' backslash and the blanks before it aside. */
function width(line: Line, text: string): number {
  let end = line.end;
  if (text.charCodeAt(end - 1) === 92) {
    end--;
    while (end > line.start && isSpace(text.charCodeAt(end - 1))) end--;
  }
  return end - line.start;
}
