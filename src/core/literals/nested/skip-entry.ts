import { isQuote, skipString, skipTrivia } from '../text-scan.js';
import type { NestedSyntax } from './types.js';

/**
 * The offset after an entry that is not a number: the next comma or closing bracket of its own list,
 * beyond nested brackets and strings. What an entry cannot hold (`;`, `=`, a closing bracket of another
 * kind, a line break) ends it too, so that an incomplete literal does not extend over the rest of the document.
 */
export function skipEntry(
  text: string,
  at: number,
  syntax: NestedSyntax,
  printed: boolean,
): number {
  const closers: number[] = [];
  let i = at;
  for (;;) {
    const before = i;
    i = skipTrivia(text, i, syntax.comments);
    if (closers.length === 0 && i > before && i > at) {
      if (printed || text.slice(before, i).includes('\n')) return before;
    }
    const code = text.charCodeAt(i);
    if (Number.isNaN(code) || code === 59) return i;
    if (isQuote(code)) {
      i = skipString(text, i);
      continue;
    }
    if (code === 40 || code === 91 || code === 123) {
      if (closers.length > 100) return i;
      closers.push(code === 40 ? 41 : code + 2);
    } else if (code === 41 || code === 93 || code === 125) {
      if (closers.length === 0) return i;
      if (closers.pop() !== code) return i;
    } else if (code === 44 && closers.length === 0) return i;
    else if (code === 61 && closers.length === 0 && !isComparison(text, i)) return i;
    i++;
  }
}

function isComparison(text: string, at: number): boolean {
  return '=<>!'.includes(text[at - 1] ?? ' ') || '=>'.includes(text[at + 1] ?? ' ');
}
