import { Entry, readEntry, type EntryKind } from '../text/entry.js';
import { isBlank, lineAt, type Line } from '../text/lines.js';
import { wordLine } from '../text/table/rows.js';

const entry = new Entry();
const prompt =
  /^\s{0,40}(?:>{1,3}|\.{3}|(?:In|Out) ?\[\d{1,6}\]:?|octave:\d{1,6}>|julia>|sage:|\[1\]|attr\()(?:\s|$)/;
/** `x =`, `ans = 3`: what is printed next. */
const assignment = /^\s{0,40}[A-Za-z]\w{0,62}(?:[.({][^=\n]{0,80})? ?(?::=|=|:)(?:\s|$)/;

/**
 * A line right above or below the rows of a printout that may be one of its rows: it holds a number, and is neither a
 * prompt nor the beginning of what is printed next. Such a line is a row that cannot be read, and must not be left
 * out.
 *
 * @returns the first word that is text, counted from 0 (0 if none is); undefined where the line is not a row.
 */
export function strayRow(text: string, line: Line | undefined): number | undefined {
  if (!line || isBlank(line)) return undefined;
  const written = text.slice(line.body, Math.min(line.end, line.body + 400));
  // Marks alone are missing entries.
  if (/^[ \t]{0,200}[.?*](?:[ \t]{1,200}[.?*]){0,200}[ \t\r]{0,200}$/.test(written)) return 0;
  if (
    !/\d|(?:^|\s)(?:\?|NA|NaN|nan)(?:\s|$)/.test(written) ||
    prompt.test(written) ||
    assignment.test(written)
  )
    return undefined;
  const row = wordLine(text, line);
  let stray: number | undefined;
  let numbers = 0;
  for (let k = 0; k < row.count; k++) {
    const kind = kindOf(text, row.words[2 * k]!, row.words[2 * k + 1]!);
    if (kind === 'text') stray ??= k;
    else if (kind === 'number' || kind === 'missing') numbers++;
  }
  return numbers > 0 ? (stray ?? 0) : undefined;
}

/** A line of dashes or equals signs with a row of numbers right below it. */
export function isRuleOverRow(text: string, line: Line): boolean {
  const written = text.slice(line.body, Math.min(line.end, line.body + 400));
  return (
    /^\s{0,200}[-=_]{2,}[-=_\s]*$/.test(written) &&
    strayRow(text, lineAt(text, line.next)) !== undefined
  );
}

/** How many words of a line are numbers. */
export function numbersOn(text: string, line: Line): number {
  const { words, count } = wordLine(text, line);
  let numbers = 0;
  for (let k = 0; k < count; k++) {
    if (kindOf(text, words[2 * k]!, words[2 * k + 1]!) === 'number') numbers++;
  }
  return numbers;
}

/** What a word is without the brackets, bars and commas around it. */
function kindOf(text: string, from: number, to: number): EntryKind {
  let [start, end] = [from, to];
  while (start < end && around.includes(text[start]!)) start++;
  while (end > start && around.includes(text[end - 1]!)) end--;
  readEntry(text, start, end, entry);
  return entry.kind;
}

const around = '[](){}|,;';

/** The line right above `start`, if it is not blank. */
export function lineAbove(text: string, start: number): Line | undefined {
  if (start === 0) return undefined;
  const line = lineAt(text, text.lastIndexOf('\n', start - 2) + 1);
  return line && !isBlank(line) ? line : undefined;
}

/** The line right above or below rows in brackets that may be one of them, and was not read as one. */
export function strayBeside(text: string, at: number, next: number): Line | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const beside = [lineAbove(text, start), lineAt(text, next)];
  return beside.find(
    (line) =>
      line !== undefined &&
      strayRow(text, line) !== undefined &&
      /[[(|]\s{0,9}[-+.]?\d/.test(text.slice(line.body, line.end)),
  );
}
