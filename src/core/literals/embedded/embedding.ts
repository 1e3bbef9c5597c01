import type { FoundMatrix, Reader, Reading } from '../reader.js';
import { View } from './view.js';

/** Lines with a prefix that is not part of their text. */
export interface Stretch {
  /** Start and end (after the line break) of the text of each line, in pairs. */
  readonly parts: readonly number[];
  /** The start of the line after the last one. */
  readonly end: number;
  /** The prefix that was removed, for the user: "without “#” before every line". */
  readonly note: string;
  /** No other reader reads these lines: the prefix is certainly not part of the text. */
  readonly claimed: boolean;
  /** Checks a matrix found there, which may be only a part; it may replace it with a problem. */
  readonly checked?: (found: FoundMatrix, view: View) => FoundMatrix;
}

/** The reading of a stretch, by the readers for the text inside it. */
export function readingOf(
  text: string,
  { parts, end, note, claimed, checked }: Stretch,
  readers: readonly Reader[],
): Reading {
  return {
    resumeAt: end,
    within: { view: () => new View(text, parts), readers, note, claimed, checked },
  };
}

/** A number and another entry with only blanks or a separator between them. */
const beside =
  /[\d.][\])}%"']{0,4}(?:[^\S\n]{1,60}|[^\S\n]{0,60}[,;|&\u2502\u2506][^\S\n]{0,60})[-+\u2212([{"'$]{0,4}(?:\.?\d|missing|NaN|nan|Inf|inf|NA\b|null|None|\u22c5)/;
/** A line that ends with a number. */
const ending = /\d\.?[\])},;]{0,4}[^\S\n]{0,60}\r?(?:\n|$)/g;

/** Whether these lines may hold a matrix. A cheap test, since most comments are words. */
export function mayHoldMatrix(
  text: string,
  { parts, end }: Pick<Stretch, 'parts' | 'end'>,
): boolean {
  return parts.length >= 4 && mayHoldRows(text.slice(parts[0], end));
}

/** Whether two numbers are side by side, or two lines end with a number. */
export function mayHoldRows(written: string): boolean {
  if (beside.test(written)) return true;
  ending.lastIndex = 0;
  return ending.test(written) && ending.test(written);
}

/** The start of the line after the one that holds `at`, or the text's length. */
export function nextLine(text: string, at: number): number {
  const stop = text.indexOf('\n', at);
  return stop < 0 ? text.length : stop + 1;
}

/**
 * The start of the next line that begins with a mark, perhaps after blanks; -1 if there is none. `from`
 * must be the start of a line. `indexOf` is fast here, since most lines of a source text have no mark.
 */
export function nextMarkedLine(text: string, from: number, mark: string): number {
  for (let i = text.indexOf(mark, from); i >= 0; i = text.indexOf(mark, i + mark.length)) {
    let start = i;
    while (start > from && isBlankCode(text.charCodeAt(start - 1))) start--;
    if (start === from || text.charCodeAt(start - 1) === 10) return start;
  }
  return -1;
}

export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}
