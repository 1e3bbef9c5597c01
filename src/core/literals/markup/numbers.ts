import { Entries } from '../entries.js';
import { NumberToken, scanDecimal } from '../numbers.js';
import { isSpaceCode } from '../text-scan.js';

/** A sequence of numbers, up to other text. */
export interface NumberRun {
  readonly entries: Entries;
  /** The offset where it ends: the given end, or the first text that is not a number. */
  readonly end: number;
  /** More numbers than are allowed: reading stopped. */
  readonly isTooLong: boolean;
}

const decimal = new NumberToken();
const words: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, infinity: Infinity };

/**
 * Numbers separated by blanks and single commas, as in SVG and CSS. There a sign or a second point may also
 * begin the next number (`.5-.5`, `.5.5`; SVG 1.1, 7.6, and SVG 2, 9.3.9). `nan` and `.Inf` (OpenCV) are
 * read too.
 */
export function numberRun(text: string, start: number, end: number, maxEntries: number): NumberRun {
  const entries = new Entries();
  let at = skipSpaces(text, start, end);
  while (at < end) {
    if (entries.length >= maxEntries) return { entries, end: at, isTooLong: true };
    const sign = text[at];
    const body = sign === '-' || sign === '+' ? at + 1 : at;
    let next: number;
    if (scanDecimal(text, body, decimal)) {
      entries.push(sign === '-' ? -decimal.value : decimal.value);
      next = decimal.end;
    } else {
      const word = /^\.?([a-z]{3,8})/i.exec(text.slice(body, Math.min(end, body + 10)));
      const value = word && words[word[1]!.toLowerCase()];
      if (value === undefined || value === null) break;
      entries.push(sign === '-' ? -value : value);
      next = body + word![0].length;
    }
    const gap = skipSpaces(text, next, end);
    if (gap >= end) return { entries, end, isTooLong: false };
    if (text[gap] === ',') {
      at = skipSpaces(text, gap + 1, end);
      // A trailing comma means that a number after it is missing.
      if (at >= end) return { entries, end: gap, isTooLong: false };
    } else if (gap > next || '-+.'.includes(text[next]!)) at = gap;
    else return { entries, end: next, isTooLong: false };
  }
  return { entries, end: Math.min(at, end), isTooLong: false };
}

function skipSpaces(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpaceCode(text.charCodeAt(i))) i++;
  return i;
}
