import { languageOf, type Language } from '../../../../core/index.js';

/** Where new statements go, and what stands before each of their lines. */
export interface InsertionPlace {
  readonly offset: number;
  readonly indentation: string;
}

/**
 * The end of the line on which the statement with a literal ends: brackets that were open where the
 * literal begins are closed first, so that a matrix among the arguments of a call is not torn apart.
 *
 * @param start offset of the literal.
 * @param end offset behind it.
 * @returns undefined inside a string or a comment, where no statement can stand, and where the
 *   statement does not end.
 */
export function placeAfter(
  text: string,
  start: number,
  end: number,
  languageId: string,
): InsertionPlace | undefined {
  const rules = rulesOf(languageId);
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
  /** A statement cannot follow before it is closed; braces around statements do not count. */
  readonly counts: boolean;
}

/** What of a language's grammar tells strings and comments from code. */
interface Rules {
  readonly lineMarks: readonly string[];
  readonly block: readonly [open: string, close: string] | undefined;
  /** The longest first. */
  readonly quotes: readonly string[];
  /** A ' behind a value transposes. */
  readonly transposes: boolean;
  /** Braces hold values, as lists and tables do, and never statements. */
  readonly braceIsValue: boolean;
}

const transposing: ReadonlySet<string> = new Set(['matlab', 'octave', 'julia']);
const withoutBlocks: ReadonlySet<string> = new Set(['python', 'julia', 'matlab', 'octave', 'lua']);

function rulesOf(languageId: string): Rules {
  const { comments, quotes }: Pick<Language, 'comments' | 'quotes'> = languageOf(languageId) ?? {
    comments: { line: '//', block: ['/*', '*/'] },
    quotes: ['"', "'", '`'],
  };
  return {
    lineMarks: [comments.line, comments.also].filter((mark) => mark !== undefined),
    // MATLAB's %{ opens a block on a line of its own only; its lines begin with the line's mark often enough.
    block: transposing.has(languageId) && comments.line === '%' ? undefined : comments.block,
    quotes,
    transposes: transposing.has(languageId),
    braceIsValue: withoutBlocks.has(languageId),
  };
}

/**
 * Opens and closes brackets outside strings and comments; no more of a language than that.
 *
 * @returns true when `to` is in a string or a comment.
 */
function scan(text: string, from: number, to: number, rules: Rules, open: Bracket[]): boolean {
  const { lineMarks, block, quotes, transposes, braceIsValue } = rules;
  for (let i = from; i < to; i++) {
    const c = text.charAt(i);
    const quote = quotes.find((mark) => text.startsWith(mark, i));
    if (block && text.startsWith(block[0], i)) {
      const close = text.indexOf(block[1], i + block[0].length);
      if (close < 0 || close >= to) return true;
      i = close + block[1].length - 1;
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
      open.push({ at: i, counts: c !== '{' || braceIsValue || isValue(text, i) });
    } else if (')]}'.includes(c)) {
      open.pop();
    }
  }
  return false;
}

/** Whether a brace begins an object or a list rather than a block of statements. */
function isValue(text: string, brace: number): boolean {
  const before = text.slice(Math.max(0, brace - 200), brace).trimEnd();
  return /[=(,:[?]$|\breturn$/.test(before);
}

/** Offset of the last character of the closing quote; the text's length when there is none. */
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
