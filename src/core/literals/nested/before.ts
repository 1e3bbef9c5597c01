import {
  isQuote,
  isWordCode,
  opensText,
  skipBlanks,
  skipSpaceBack,
  skipString,
} from '../text-scan.js';

/** The text before a bracket decides whether the bracket opens a list, or indexes or calls something. */

/** The word that ends at `end`, qualified with dots or `::`; '' when there is none. */
export function wordBefore(text: string, end: number, reach = 80): string {
  let i = end;
  const stop = Math.max(0, end - reach);
  while (i > stop && isNameCode(text.charCodeAt(i - 1))) i--;
  return text.slice(i, end);
}

function isNameCode(code: number): boolean {
  return isWordCode(code) || code === 46 || code === 58;
}

/**
 * True when a bracket at `opener` indexes or calls the expression before it: a name or a closing
 * bracket on the same line, unless the name is a keyword. With `adjacent` only an expression that
 * touches the bracket counts, as in prose.
 */
export function isApplied(
  text: string,
  opener: number,
  keywords: ReadonlySet<string>,
  adjacent = false,
): boolean {
  let i = opener;
  const stop = Math.max(0, opener - 200);
  if (!adjacent) while (i > stop && isBlank(text.charCodeAt(i - 1))) i--;
  const code = text.charCodeAt(i - 1);
  if (i === opener && isQuote(code)) return !opensText(text, i - 1, stringLetters);
  if (code === 41 || code === 93) return true;
  if (!isWordCode(code)) return false;
  return !keywords.has(wordBefore(text, i));
}

/** Raw, bytes, formatted, wide: what a string may begin with in Python, C++, C# and Rust. */
const stringLetters = 'rRbBfFuUL$@';

const subscriptReach = 160;
/** The most brackets that may be open at once in a subscript. */
const subscriptDepth = 8;

/**
 * Where the subscript with its bracket at `opener` ends; the bracket must be right after a name or a closing
 * bracket. `x[[1, 2], [3, 4]]` holds indices and not a matrix. -1 when there is no subscript, or it is long
 * or does not close.
 */
export function endOfSubscript(text: string, opener: number): number {
  const before = text.charCodeAt(opener - 1);
  if (text[opener] !== '[' || opener === 0) return -1;
  if (!isWordCode(before) && before !== 41 && before !== 93) return -1;
  const closers: number[] = [];
  for (let i = opener; i < opener + subscriptReach; i++) {
    const code = text.charCodeAt(i);
    if (code === 34 || code === 39) i = skipString(text, i) - 1;
    else if (code === 40) closers.push(41);
    else if (code === 91 || code === 123) closers.push(code + 2);
    else if (code === 41 || code === 93 || code === 125) {
      if (closers.pop() !== code) return -1;
      if (closers.length === 0) return i + 1;
    }
    if (closers.length > subscriptDepth) return -1;
  }
  return -1;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/**
 * The start of the call whose first argument begins at `argument` (perhaps with a keyword, `data=`):
 * `name(` before it. undefined when there is no call of an accepted name.
 */
export function callBefore(
  text: string,
  argument: number,
  accepts: (name: string) => boolean,
): { start: number; name: string } | undefined {
  let i = skipSpaceBack(text, argument);
  if (text.charCodeAt(i - 1) === 61) {
    const keyword = wordBefore(text, skipSpaceBack(text, i - 1), 20);
    if (!/^(data|value|values|object|a|initial_value)$/.test(keyword)) return undefined;
    i = skipSpaceBack(text, skipSpaceBack(text, i - 1) - keyword.length);
  }
  if (text.charCodeAt(i - 1) !== 40) return undefined;
  const name = wordBefore(text, i - 1);
  return name !== '' && accepts(name) ? { start: i - 1 - name.length, name } : undefined;
}

/** Where the first argument of the call at `start` begins, after `name(` and perhaps `data=`; -1 without a call. */
export function argumentOf(text: string, start: number): number {
  let i = start;
  while (isNameCode(text.charCodeAt(i))) i++;
  if (text.charCodeAt(i) !== 40) return -1;
  i = skipAll(text, i + 1);
  if (isWordCode(text.charCodeAt(i))) {
    while (isWordCode(text.charCodeAt(i))) i++;
    i = skipAll(text, i);
    if (text.charCodeAt(i) !== 61) return -1;
    i = skipAll(text, i + 1);
  }
  return i;
}

function skipAll(text: string, at: number): number {
  let i = skipBlanks(text, at);
  while (text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13) i = skipBlanks(text, i + 1);
  return i;
}
