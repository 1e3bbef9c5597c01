import { languageOf, type Language } from '../../../../core/index.js';

/** Where new statements are inserted, and the indentation of their lines. */
export interface InsertionPlace {
  readonly offset: number;
  readonly indentation: string;
}

/**
 * The end of the line on which the statement with a literal ends. Brackets that are open at the beginning
 * of the literal must be closed first, because a matrix may be an argument of a call.
 *
 * @param start offset of the literal.
 * @param end offset behind it.
 * @returns undefined inside a string or a comment, where no statement is possible, and if the statement
 *   does not end.
 */
export function placeAfter(
  text: string,
  start: number,
  end: number,
  languageId: string,
): InsertionPlace | undefined {
  const rules = languageOf(languageId) ?? commonRules;
  const open: Bracket[] = [];
  if (scan(text, 0, start, rules, open)) return undefined;
  const first = open.find(({ counts }) => counts)?.at ?? start;
  let at = end;
  for (;;) {
    const lineEnd = endOfLine(text, at);
    const inside = scan(text, at, lineEnd, rules, open);
    at = lineEnd;
    if (!open.some(({ counts }) => counts) && !inside) break;
    if (at >= text.length) return undefined;
    at++;
  }
  const lineStart = text.lastIndexOf('\n', first - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, first))?.[0] ?? '';
  return { offset: at, indentation };
}

interface Bracket {
  readonly at: number;
  /** Whether it must be closed before a statement can follow; braces around statements need not. */
  readonly counts: boolean;
}

/** The part of a language's grammar that separates strings and comments from code. */
type Rules = Pick<Language, 'comments' | 'quotes' | 'transposes' | 'bracesHoldValues'>;

/** The rules of a language without a descriptor. */
const commonRules: Rules = {
  comments: { line: '//', block: ['/*', '*/'] },
  quotes: ['"', "'", '`'],
};

/**
 * Opens and closes brackets outside strings and comments. It knows no more of a language than that.
 *
 * @returns true when `to` is in a string or a comment.
 */
function scan(text: string, from: number, to: number, rules: Rules, open: Bracket[]): boolean {
  const { comments, quotes, transposes = false, bracesHoldValues = false } = rules;
  const lineMarks = [comments.line, comments.also].filter((mark) => mark !== undefined);
  for (let i = from; i < to; i++) {
    const c = text.charAt(i);
    const quote = quotes.find((mark) => text.startsWith(mark, i));
    const blockEnd = endOfBlock(text, i, comments);
    if (blockEnd !== undefined) {
      if (blockEnd > to) return true;
      i = blockEnd - 1;
    } else if (lineMarks.some((mark) => text.startsWith(mark, i))) {
      i = text.indexOf('\n', i);
      if (i < 0 || i > to) return from === 0;
    } else if (
      quote !== undefined &&
      !(transposes && c === "'" && /[\w\])'.]/.test(text.charAt(i - 1)))
    ) {
      const close = endOfString(text, i + quote.length, quote);
      if (close >= to) return true;
      i = close;
    } else if ('([{'.includes(c)) {
      open.push({ at: i, counts: c !== '{' || bracesHoldValues || isValue(text, i) });
    } else if (')]}'.includes(c)) {
      open.pop();
    }
  }
  return false;
}

/**
 * The offset after the block comment that begins here; beyond the text if it does not end, and undefined if
 * none begins here.
 */
function endOfBlock(text: string, at: number, comments: Rules['comments']): number | undefined {
  if (!comments.block) return undefined;
  const [open, close] = comments.block;
  if (!text.startsWith(open, at)) return undefined;
  if (!comments.blockLines) {
    const end = text.indexOf(close, at + open.length);
    return end < 0 ? text.length + 1 : end + close.length;
  }
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  if (text.slice(lineStart, endOfLine(text, at)).trim() !== open) return undefined;
  let depth = 0;
  for (const { 0: line, index } of text.slice(at).matchAll(/.+/g)) {
    if (line.trim() === open) depth++;
    else if (line.trim() === close) depth--;
    if (depth === 0) return at + index + line.trimEnd().length;
  }
  return text.length + 1;
}

/** Whether a brace begins an object or a list, and not a block of statements. */
function isValue(text: string, brace: number): boolean {
  const before = text.slice(Math.max(0, brace - 200), brace).trimEnd();
  return /[=(,:[?]$|\breturn$/.test(before);
}

/** Offset of the last character of the closing quote; the length of the text if there is none. */
function endOfString(text: string, from: number, quote: string): number {
  for (let i = from; i < text.length; i++) {
    if (text.charAt(i) === '\\') i++;
    else if (quote.length === 1 && quote !== '`' && text.charAt(i) === '\n') return i;
    else if (text.startsWith(quote, i)) return i + quote.length - 1;
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  const end = at < 0 ? text.length : at;
  return end > from && text.charAt(end - 1) === '\r' ? end - 1 : end;
}
