import type { Failure } from '../../result.js';
import { problems } from '../problems.js';
import { isWordCode, type CommentSyntax } from '../text-scan.js';
import { argumentEnd, restOfCall } from './arguments.js';
import { t } from '../../texts.js';

/** An index in the brackets after a literal is short. */
const reach = 500;
const maxParentheses = 8;

export interface Indexing {
  readonly comments: CommentSyntax;
  /** The brackets that index: `[`, and `(` in MATLAB. */
  readonly openers: string;
  /** A field after the literal, matched from its first character: R's `$a`. */
  readonly field?: RegExp;
}

/**
 * The index, in brackets or as a field, that begins at `at` directly after a literal: with it, the value is
 * not that of the literal. undefined when nothing is indexed.
 */
export function indexBehind(
  text: string,
  at: number,
  { comments, openers, field }: Indexing,
): { start: number; end: number } | undefined {
  const char = text[at];
  if (char === undefined) return undefined;
  if (field) {
    const name = field.exec(text.slice(at, at + 80))?.[0];
    if (name !== undefined) return { start: at, end: at + name.length };
  }
  if (!openers.includes(char)) return undefined;
  const close = char === '(' ? 41 : 93;
  const first = argumentEnd(text, at + 1, comments, at + reach);
  const rest = restOfCall(text, first, comments, close, reach);
  // In prose a remark in parentheses may touch the matrix; an index never has two words side by side.
  if (char === '(' && (!rest || /[a-z][ \t]+[a-z]/i.test(text.slice(at, rest.end))))
    return undefined;
  return { start: at, end: rest?.end ?? Math.max(first, at + 1) };
}

/** The same for a literal from `start` to `end` that may be in parentheses of its own. */
export function indexAround(
  text: string,
  start: number,
  end: number,
  indexing: Indexing,
): { start: number; end: number } | undefined {
  for (let k = 0; k < maxParentheses; k++) {
    const index = indexBehind(text, end + k, indexing);
    if (index) return index;
    const isWrapped = text[start - 1 - k] === '(' && text[end + k] === ')';
    if (!isWrapped || isWordCode(text.charCodeAt(start - 2 - k))) return undefined;
  }
  return undefined;
}

/** The problem of an index after a literal. */
export function indexed(text: string, { start, end }: { start: number; end: number }): Failure {
  const written = text.slice(start, Math.min(end, start + 40)).replace(/\s+/g, ' ');
  const what = t(
    '“{0}” is not computed here: select the literal without it, or print the result',
    written,
  );
  return problems.syntax(what, start, end);
}
