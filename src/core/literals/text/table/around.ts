import { Entry, readEntry } from '../entry.js';
import { isBlank, lineAt, wordsOf, type Line } from '../lines.js';

/** How many lines, and how many characters, are examined above rows of numbers. */
const mostAbove = 12;
const reach = 2000;
/** A longer line above or below rows is not one of them: it is prose or a log. */
const longest = 400;

const entry = new Entry();

/** The lines right above an offset, the nearest first, up to an empty line. */
export function linesAbove(text: string, at: number): Line[] {
  const lines: Line[] = [];
  let stop = at;
  while (stop > 0 && lines.length < mostAbove && at - stop < reach) {
    // `lastIndexOf` takes a negative position as 0, so the first line is a case of its own.
    const start = stop < 2 ? 0 : text.lastIndexOf('\n', stop - 2) + 1;
    const line = lineAt(text, start);
    if (!line || isBlank(line)) break;
    lines.push(line);
    stop = start;
  }
  return lines;
}

/** The words of a line. */
export function wordsIn(text: string, line: Line): string[] {
  const words = wordsOf(text, line);
  const out: string[] = [];
  for (let k = 0; k < words.length; k += 2) out.push(text.slice(words[k], words[k + 1]));
  return out;
}

/** A word that is a number, or one with marks or a unit on it: `2*`, `1.5m`, `0.1-3`, `1,234`, `10%`. */
export function isNumberLike(word: string): boolean {
  readEntry(word, 0, word.length, entry);
  if (entry.kind === 'number') return !/^[a-z∞]/i.test(word);
  return /^[^\p{L}\d]{0,3}\d[^\p{L}]*(?:[eEdD][-+]?\d{1,3})?[a-zµ%°]{0,2}\W?$/u.test(word);
}

/**
 * A line next to rows of numbers that describes them and is not a row itself: words without numbers, a
 * line that ends with a colon, keys with one number each, a sentence. Anything else may be a row that could
 * not be read, so it is never skipped.
 */
export function isRemark(text: string, line: Line, columns: number): boolean {
  if (line.end - line.body > longest) return true;
  const words = wordsIn(text, line);
  const numbers = words.filter(isNumberLike).length;
  const letters = lettersIn(words);
  if (numbers === 0) {
    const isRow = columns > 1 && words.length === columns && words.slice(1).every(isMissingWord);
    return !isRow && (countNames(words) > 0 || words.length !== columns);
  }
  const last = words.at(-1)!;
  // A heading, a comment, or a keyword of the file's format.
  if (/[:=]$/.test(last) || /^(?:#|\/\/|%|;|!|>|@|\\|<)/.test(words[0]!)) return true;
  // `n = 3`, `alength= 4 w= 2`, `DIMENSION: 3`: one number after each key.
  const keyed = words.every(
    (word, k) => !isNumberLike(word) || /[:=]$/.test(words[k - 1] ?? '') || /[:=]/.test(word),
  );
  const next = words.some((word, k) => isNumberLike(word) && isNumberLike(words[k + 1] ?? ''));
  const names = countNames(words);
  if (keyed && !next && names > 0 && (numbers < columns || names > 1)) return true;
  // `ncols 3`: a key and its number, where the rows are longer.
  if (words.length === 2 && columns > 2 && /^[A-Za-z_]\w+$/.test(words[0]!)) return true;
  return letters >= 3 && letters >= 2 * numbers && words.length !== columns;
}

/** How many words have at least two letters in a row and are not numbers. */
export function lettersIn(words: readonly string[]): number {
  return words.filter(
    (word) => /\p{L}{2}/u.test(word) && !isNumberLike(word) && !isMissingWord(word),
  ).length;
}

/** A word or a mark for a missing entry. */
function isMissingWord(word: string): boolean {
  readEntry(word, 0, word.length, entry);
  return entry.kind === 'missing' || /^[-.?*]$/.test(word);
}

function countNames(words: readonly string[]): number {
  return words.filter((word) => /^\p{L}/u.test(word)).length;
}
