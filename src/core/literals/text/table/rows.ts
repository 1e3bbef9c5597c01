import { Entry, isDash, readEntry } from '../entry.js';
import { wordsOf, type Line } from '../lines.js';

const entry = new Entry();

/** A line as words between blanks, with the number of entries at its end. */
export interface WordLine {
  readonly line: Line;
  /** Pairs of start and end offsets. */
  readonly words: readonly number[];
  readonly count: number;
  /** How many words at the end of the line are entries (numbers, unknown, dots). */
  readonly entries: number;
}

export function wordLine(text: string, line: Line): WordLine {
  const words = wordsOf(text, line);
  const count = words.length / 2;
  let entries = 0;
  while (entries < count && isEntry(text, words, count - 1 - entries)) entries++;
  return { line, words, count, entries };
}

/** Word `k` is a number, a missing value or an ellipsis: something that a column of numbers may hold. */
export function isEntry(text: string, words: readonly number[], k: number): boolean {
  const from = words[2 * k]!;
  const to = words[2 * k + 1]!;
  readEntry(text, from, to, entry);
  return entry.kind !== 'text' || isDash(text, from, to);
}

/** A number with a decimal comma, or commas between its thousands: `-1,5`, `1,234`, `4,5e-3`. */
export function isCommaNumber(text: string, from: number, to: number): boolean {
  return (
    to - from <= 40 &&
    /^[-+−]?\d+(?:[.\u2009\u202f]\d{3})*(?:,\d+)+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(
      text.slice(from, to),
    )
  );
}

/**
 * A line with as many words as the row before it, at least half of them entries: a row with an error. It
 * is reported and not cut off.
 */
export function isSpoiled(text: string, row: WordLine, like: WordLine | undefined): boolean {
  if (row.count !== like?.count || row.count < 2) return false;
  let numbers = 0;
  for (let k = 0; k < row.count; k++) if (isEntry(text, row.words, k)) numbers++;
  return 2 * numbers >= row.count;
}

/** Column (counted from the body of the line) where word `k` from the end of the line ends. */
export function endColumn(row: WordLine, fromEnd: number): number {
  return row.words[2 * (row.count - 1 - fromEnd) + 1]! - row.line.body;
}

/** How many words at the end of both lines end at the same columns. */
export function alignedWords(a: WordLine, b: WordLine, most: number): number {
  let k = 0;
  while (k < most && k < a.count && k < b.count && endColumn(a, k) === endColumn(b, k)) k++;
  return k;
}
