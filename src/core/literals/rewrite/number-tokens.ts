import { missingNames } from '../missing-words.js';
import type { CommentSyntax } from '../text-scan.js';

/** One number, or one word for a missing entry, as it is written in a literal. */
export interface NumberToken {
  /** Offsets in the text, with the sign and the suffix. */
  readonly start: number;
  readonly end: number;
  /** NaN for a missing entry. */
  readonly value: number;
  /** Digits after the point; -1 if there is no point. */
  readonly decimals: number;
  /** The letter or mark before an exponent: `e`, `d`, `*^`; empty without one. */
  readonly exponent: string;
  /** `f`, `f32`, `L`: what follows the digits. */
  readonly suffix: string;
  /** The sign as it is written: `-`, `−` or empty. */
  readonly minus: string;
}

const number =
  /([-+\u2212]?)(?:(\d[\d_]*)(\.[\d_]*)?|(\.\d[\d_]*))(?:([eEdD]|\*\^)([-+]?\d+))?(_?f(?:32|64)|[fFdDL])?/y;
const word = new RegExp(
  `(?:[A-Za-z_]\\w*(?:\\.|::))*(?:${missingNames.join('|')})(?:\\(\\)|\\[\\])?(?![\\w.])|float\\((['"])nan\\1\\)|\\?`,
  'y',
);

/**
 * The numbers and the words for missing entries between two offsets, in order. Digits in names, such as
 * those of `float64`, and numbers in comments do not count.
 */
export function numberTokens(
  text: string,
  from: number,
  to: number,
  comments: CommentSyntax,
): NumberToken[] {
  const tokens: NumberToken[] = [];
  for (let i = from; i < to;) {
    const after = endOfComment(text, i, comments);
    const token = after === undefined ? (numberAt(text, i) ?? missingAt(text, i)) : undefined;
    if (token) tokens.push(token);
    i = after ?? token?.end ?? endOfName(text, i);
  }
  return tokens;
}

function numberAt(text: string, at: number): NumberToken | undefined {
  number.lastIndex = at;
  const found = number.exec(text);
  if (!found) return undefined;
  const [all, sign = '', whole = '', point, bare, mark = '', power = '0', suffix = ''] = found;
  const end = at + all.length;
  if (/[\w.]/.test(text.charAt(end))) return undefined;
  const fraction = (point ?? bare)?.replaceAll('_', '');
  const digits = `${whole.replaceAll('_', '')}${fraction ?? ''}`;
  const size = Number(`${digits}e${power}`);
  const minus = sign === '+' ? '' : sign;
  return {
    ...{ start: at, end, value: minus === '' ? size : -size, minus, suffix },
    decimals: fraction === undefined ? -1 : fraction.length - 1,
    exponent: mark,
  };
}

function missingAt(text: string, at: number): NumberToken | undefined {
  word.lastIndex = at;
  const found = word.exec(text);
  if (!found) return undefined;
  const end = at + found[0].length;
  return { start: at, end, value: NaN, decimals: -1, exponent: '', suffix: '', minus: '' };
}

/** The offset after the comment that begins here; undefined if none does. */
function endOfComment(text: string, at: number, comments: CommentSyntax): number | undefined {
  const { line, also, block } = comments;
  if ([line, also].some((mark) => mark !== undefined && text.startsWith(mark, at))) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (!block || !text.startsWith(block[0], at)) return undefined;
  const close = text.indexOf(block[1], at + block[0].length);
  return close < 0 ? text.length : close + block[1].length;
}

const name = /[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*/uy;

/** A name is passed as a whole, and so is a number that is part of something else. */
function endOfName(text: string, at: number): number {
  name.lastIndex = at;
  return at + (name.exec(text)?.[0].length ?? 1);
}
