import type { Reader, Reading, ReadOptions } from '../../reader.js';
import { isBlank, lineAt, lineStart, type Line } from '../lines.js';
import { Entry, readEntry } from '../entry.js';
import { isSpace } from '../lines.js';
import { readPlain } from './plain.js';
import { readFrame } from './read.js';

/** Frames with a header, and rows of nothing but numbers: for plain text, logs and the unknown. */
export const tableReader: Reader = { id: 'table', next: nextTable, read: readTable };

/** Frames with a header alone: for source code, where they stand in comments and docstrings. */
export const frameReader: Reader = {
  id: 'frame',
  next: nextTable,
  read: (text, at, options) =>
    readFrame(text, at, { ...options, explicit: false }) ?? { resumeAt: afterLine(text, at) },
};

function readTable(text: string, at: number, options: ReadOptions): Reading {
  return readFrame(text, at, options) ?? readPlain(text, at, options);
}

const entry = new Entry();

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

function endsInEntry(text: string, line: Line): boolean {
  let from = line.end;
  while (from > line.start && !isSpace(text.charCodeAt(from - 1))) from--;
  readEntry(text, from, line.end, entry);
  return entry.kind !== 'text';
}

function isOver(text: string, header: Line, row: Line): boolean {
  return width(header, text) === width(row, text);
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

function afterLine(text: string, at: number): number {
  return lineAt(text, at)?.next ?? text.length;
}
