import type { FoundMatrix, Reader, Reading } from '../reader.js';
import { View } from './view.js';

/** Lines with something before each of them that is none of their text. */
export interface Stretch {
  /** Where the text of each line begins and ends (after its line break), two by two. */
  readonly parts: readonly number[];
  /** The start of the line after the last one. */
  readonly end: number;
  /** What was passed over, for people: "without “#” before every line". */
  readonly note: string;
  /** Nothing else reads these lines: what stands before them is surely no part of them. */
  readonly claimed: boolean;
  /** What was found there may be no more than a part: a problem instead, or nothing at all. */
  readonly checked?: (found: FoundMatrix, view: View) => FoundMatrix;
}

/** The reading of a stretch by the readers of the text inside it. */
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

/** A number and an entry with nothing but a blank or a separator between them. */
const beside =
  /[\d.][\])}%"']{0,4}(?:[^\S\n]{1,60}|[^\S\n]{0,60}[,;|&\u2502\u2506][^\S\n]{0,60})[-+\u2212([{"'$]{0,4}(?:\.?\d|missing|NaN|nan|Inf|inf|NA\b|null|None|\u22c5)/;
/** A line that ends with a number. */
const ending = /\d\.?[\])},;]{0,4}[^\S\n]{0,60}\r?(?:\n|$)/g;

/** Whether a matrix may stand in these lines: cheap, since most comments are words. */
export function mayHoldMatrix(
  text: string,
  { parts, end }: Pick<Stretch, 'parts' | 'end'>,
): boolean {
  return parts.length >= 4 && mayHoldRows(text.slice(parts[0], end));
}

/** Numbers beside each other, or lines that end with one. */
export function mayHoldRows(written: string): boolean {
  if (beside.test(written)) return true;
  ending.lastIndex = 0;
  return ending.test(written) && ending.test(written);
}

/** The start of the line after the one that holds `at`; the text's length after the last. */
export function nextLine(text: string, at: number): number {
  const stop = text.indexOf('\n', at);
  return stop < 0 ? text.length : stop + 1;
}

/**
 * The start of the next line at or after `from`, the start of a line, that begins with a mark, perhaps after
 * blanks; -1 if none does. Found by the engine: most lines of a source text begin with something else.
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
