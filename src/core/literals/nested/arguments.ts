import { isQuote, isWordCode, skipString, skipTrivia, type CommentSyntax } from '../text-scan.js';

/** One argument of a call, as written. */
export interface Argument {
  /** Its keyword (`dtype` in `dtype=…`), or ''. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const farthest = 20_000;

/** The most brackets that may be open at once within an argument; at one more, reading stops. */
const deepest = 16;

/**
 * The arguments from `at` (after the first one) to the closing bracket of the call, and the offset
 * after that bracket; undefined when it does not close within a reasonable distance.
 */
export function restOfCall(
  text: string,
  at: number,
  comments: CommentSyntax,
  close = 41,
  reach = farthest,
): { args: Argument[]; end: number } | undefined {
  const args: Argument[] = [];
  let i = skipTrivia(text, at, comments);
  const stop = at + reach;
  while (i < stop) {
    const code = text.charCodeAt(i);
    if (code === close) return { args, end: i + 1 };
    if (code !== 44) return undefined;
    const arg = argumentAt(text, skipTrivia(text, i + 1, comments), comments, stop);
    if (arg.end > arg.start) args.push(arg);
    i = skipTrivia(text, arg.end, comments);
  }
  return undefined;
}

/** The argument at `at`, perhaps with its keyword. */
export function argumentAt(
  text: string,
  at: number,
  comments: CommentSyntax,
  stop: number,
): Argument {
  let nameEnd = at;
  while (isWordCode(text.charCodeAt(nameEnd))) nameEnd++;
  const equals = skipTrivia(text, nameEnd, comments);
  const named = nameEnd > at && text[equals] === '=' && text[equals + 1] !== '=';
  const name = named ? text.slice(at, nameEnd) : '';
  const start = named ? skipTrivia(text, equals + 1, comments) : at;
  return { name, start, end: argumentEnd(text, start, comments, stop) };
}

/** The comma or closing bracket that ends the argument at `at`. */
export function argumentEnd(
  text: string,
  at: number,
  comments: CommentSyntax,
  stop: number,
): number {
  let depth = 0;
  let i = at;
  const known = tooDeep && tooDeep.end < stop ? tooDeep.openers.indexOf(at) : -1;
  if (tooDeep && known >= 0 && tooDeep.text === text && isSame(tooDeep.comments, comments)) {
    // Continue where an argument around this one got too deep, with the brackets that are open in this one.
    ({ end: i } = tooDeep);
    while (depth < tooDeep.openers.length - known) open[depth] = tooDeep.openers[known + depth++]!;
    if (depth > deepest) return i;
    i++;
  }
  while (i < stop) {
    i = skipTrivia(text, i, comments);
    const code = text.charCodeAt(i);
    if (Number.isNaN(code)) return i;
    if (isQuote(code)) {
      i = skipString(text, i);
      continue;
    }
    if (code === 40 || code === 91 || code === 123) {
      open[depth++] = i;
      if (depth > deepest) {
        tooDeep = { text, comments, openers: open.slice(), end: i };
        return i;
      }
    } else if (code === 41 || code === 93 || code === 125) {
      if (depth === 0) return i;
      depth--;
    } else if (code === 44 && depth === 0) return i;
    i++;
  }
  return i;
}

/** The offsets of the brackets that are open in the current argument. */
const open = new Float64Array(deepest + 1);

/**
 * The last argument that got too deep: its open brackets and where reading stopped. Reading of an argument that begins
 * at one of these brackets continues there, so that nested calls without an end are read only once.
 */
let tooDeep:
  | {
      readonly text: string;
      readonly comments: CommentSyntax;
      readonly openers: Float64Array;
      readonly end: number;
    }
  | undefined;

function isSame(a: CommentSyntax, b: CommentSyntax): boolean {
  return a === b || (a.line === b.line && a.block === b.block && a.joiner === b.joiner);
}
