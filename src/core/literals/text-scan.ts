/** Small steps through source text that every dialect needs, all by character code. */

/** How a language writes comments. */
export interface CommentSyntax {
  readonly line?: string;
  /** Another mark with the same meaning: `%` in Octave. */
  readonly also?: string;
  readonly block?: readonly [open: string, close: string];
  /**
   * Each mark of a block comment is alone on its line, and blocks may be nested: `%{` and `%}` in MATLAB.
   */
  readonly blockLines?: boolean;
  /** A character that joins lines and has no other meaning: `&` in Fortran. */
  readonly joiner?: string;
}

/** Letters of any script count as word characters: a name that is too long is better than half a name. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code >= 97 && code <= 122) ||
    (code >= 0xaa && code !== 0xd7 && code !== 0xf7 && code < 0x2000) ||
    (code >= 0x3040 && code < 0xfb00)
  );
}

export function isSpaceCode(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

/** The offset after blanks and tabs, but not after line breaks. */
export function skipBlanks(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i;
}

/** The offset after white space and comments. */
export function skipTrivia(text: string, at: number, comments: CommentSyntax): number {
  let i = at;
  for (;;) {
    while (isSpaceCode(text.charCodeAt(i))) i++;
    if (comments.line !== undefined && text.startsWith(comments.line, i)) {
      i = lineEnd(text, i);
    } else if (comments.block && text.startsWith(comments.block[0], i)) {
      const close = text.indexOf(comments.block[1], i + comments.block[0].length);
      // An unclosed comment reaches the end of the text, as in the compilers. So the search is not
      // repeated.
      if (close < 0) return text.length;
      i = close + comments.block[1].length;
    } else if (comments.joiner !== undefined && text.startsWith(comments.joiner, i)) i++;
    else return i;
  }
}

/**
 * The next match of a global pattern at or after `from`, or -1. The engine searches for a single character
 * class several times as fast as a loop over character codes.
 */
export function search(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : -1;
}

/** The same for a pattern of any length. */
export function nextMatch(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** The offset of the line break (or the end of the text) at or after `at`. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** The offset after the string literal at `at`; an unclosed one ends with its line. */
export function skipString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; ; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (Number.isNaN(code) || code === 10) return i;
    if (code === 92) i++;
  }
}

export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

/**
 * Whether the quote at `at` opens a text. It may be the last of three quotes, and may follow letters that
 * say how the text is read (`r"`, `f"` in Python). After a name, a number or a closing bracket, a quote
 * closes a text or transposes (MathWorks, "Text in String and Character Arrays").
 */
export function opensText(text: string, at: number, letters = ''): boolean {
  let i = at;
  while (i > at - 2 && text.charCodeAt(i - 1) === text.charCodeAt(at)) i--;
  if (at - i === 1) return false;
  for (let k = 0; k < 2 && i > 0 && letters.includes(text[i - 1]!); k++) i--;
  const before = text.charCodeAt(i - 1);
  return i === 0 || isSpaceCode(before) || '([{=,:;+<>|&!?\\`'.includes(text[i - 1]!);
}

/** The offset before the white space that ends at `at`; it looks back at most `reach` characters. */
export function skipSpaceBack(text: string, at: number, reach = 200): number {
  let i = at;
  const stop = Math.max(0, at - reach);
  while (i > stop && isSpaceCode(text.charCodeAt(i - 1))) i--;
  return i;
}
