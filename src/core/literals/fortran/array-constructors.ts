import { transpose, type Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { Entries } from '../entries.js';
import { evaluate } from '../expression.js';
import { fortranGrammar } from '../grammar/fortran.js';
import { restOfCall, type Argument } from '../nested/arguments.js';
import { endOfSubscript, isApplied } from '../nested/before.js';
import { isSizes } from '../nested/sizes-list.js';
import { toDeclared, toMatrix } from '../nested/to-matrix.js';
import { skipEntry } from '../nested/skip-entry.js';
import type { NestedList, NestedSyntax } from '../nested/types.js';
import { problems } from '../problems.js';
import {
  candidate,
  type FoundMatrix,
  type Reader,
  type Reading,
  type ReadOptions,
} from '../reader.js';
import { lineEnd, nextMatch, skipTrivia } from '../text-scan.js';
import { t } from '../../texts.js';

const { comments } = fortranGrammar;
const syntax: NestedSyntax = { openers: '[', comments, trailingComma: false };
const noKeywords: ReadonlySet<string> = new Set();
const opening = /\b(?:transpose\s{0,8}\(\s{0,8})?reshape\s{0,8}\(|\(\/|\[/gi;
/**
 * A call that is a matrix. It also matches a bracket that may open an index, because a call inside an index
 * is not a matrix.
 */
const call = /\b(?:transpose\s{0,8}\(\s{0,8})?reshape\s{0,8}\(|(?<=[^\s([{])\[/gi;

/**
 * Fortran's `reshape([1, 2, 3, 4], [2, 2])`, which fills column by column (`order=[2, 1]`: row by row),
 * perhaps with `transpose` around it. A plain array constructor is read only when asked.
 */
export const fortranReader: Reader = {
  id: 'fortran',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  nextSure: (text, from) => candidate(nextMatch(text, from, call)),
  read(text, { at }, options) {
    const isPlain = text[at] === '[' || text[at] === '(';
    if (isPlain) {
      // Directly after a name it is an index, in languages with such indices.
      if (text[at] === '[' && isApplied(text, at, noKeywords, true)) {
        return { resumeAt: Math.max(at + 1, endOfSubscript(text, at)) };
      }
      // Whether it is a list of sizes depends on the text before it. That check is slow, so it runs only
      // when asked.
      const asked = (): FoundMatrix | undefined =>
        isSizes(text, at) ? undefined : readPlain(text, at, options);
      return { resumeAt: at + 1, ifAsked: asked };
    }
    return readReshape(text, at, options);
  },
};

function readPlain(text: string, at: number, options: ReadOptions): FoundMatrix {
  const list = placed(readConstructor(text, at, options), [1]);
  const result = toMatrix(list, { start: at, end: list.end });
  return { start: at, end: list.end, result, certainty: 'asked' };
}

function readReshape(text: string, at: number, options: ReadOptions): Reading {
  opening.lastIndex = at;
  const match = opening.exec(text)![0];
  const turned = /^transpose/i.test(match);
  let first = skipTrivia(text, at + match.length, comments);
  const source = /^source\s{0,8}=\s{0,8}/i.exec(text.slice(first, first + 30));
  first += source?.[0].length ?? 0;
  if (text[first] !== '[' && !text.startsWith('(/', first)) return { resumeAt: first };
  const list = readConstructor(text, first, options);
  const rest = list.closed ? restOfCall(text, list.end, comments) : undefined;
  if (!rest) {
    const { problem, end } = list.closed ? { ...list, ...unclosed(text, list.end) } : list;
    if (!problem) return { resumeAt: end };
    return { resumeAt: end, found: { start: at, end, result: problem, certainty: 'asked' } };
  }
  const closing = turned ? skipTrivia(text, rest.end, comments) : rest.end - 1;
  const end = text[closing] === ')' ? closing + 1 : rest.end;
  const shape = argument(rest.args, 'shape', 0);
  const sizes = shape && readConstructor(text, shape.start, options);
  if (!sizes || sizes.problem || sizes.odd) {
    if (!shape) return { resumeAt: end };
    const written = text.slice(shape.start, shape.end).trim();
    const result = problems.unreadable(written, false, shape.start, shape.end);
    return { resumeAt: end, found: { start: at, end, result, certainty: 'asked' } };
  }
  const order = rest.args.find((arg) => arg.name.toLowerCase() === 'order');
  const byRows =
    order !== undefined && readConstructor(text, order.start, options).entries.at(0) === 2;
  const result = shaped(list, sizes.entries, byRows, turned, at, end);
  const isStrange = list.strange > 0 && list.strange >= list.numbers;
  const certainty = isStrange ? 'asked' : 'sure';
  const value = turned ? turn(result) : result;
  return { resumeAt: end, found: { start: at, end, result: value, certainty } };
}

function turn(result: Result<Matrix>): Result<Matrix> {
  return result.ok ? success(transpose(result.value)) : result;
}

function argument(args: readonly Argument[], name: string, place: number): Argument | undefined {
  const named = args.find((arg) => arg.name.toLowerCase() === name);
  return named ?? (args[place]?.name === '' ? args[place] : undefined);
}

function shaped(
  constructed: Constructor,
  sizes: Entries,
  byRows: boolean,
  turned: boolean,
  start: number,
  end: number,
): Result<Matrix> {
  const dims = Array.from({ length: sizes.length }, (_, k) => sizes.at(k) ?? NaN);
  while (dims.length > 2 && dims.at(-1) === 1) dims.pop();
  const list = placed(constructed, dims, byRows, turned);
  if (list.problem) return list.problem;
  if (dims.length > 2) return problems.tooManyDimensions(dims, start, end);
  const declared = { sizes: dims.length === 1 ? [1, dims[0]!] : dims, columnMajor: !byRows };
  return toDeclared(list, { start, declared }, end);
}

/** The call around the entries was not closed. */
function unclosed(text: string, at: number): { problem: Failure; end: number } {
  const end = Math.min(text.length, lineEnd(text, at));
  const what = t('the shape after the entries is missing, or a bracket of it');
  return { problem: problems.syntax(what, at, end), end };
}

/** An entry that is not a number: its index, counted from 0, and its place in the text. */
interface OddEntry {
  readonly index: number;
  readonly written: string;
  readonly complex: boolean;
  readonly start: number;
  readonly end: number;
}

interface Constructor extends NestedList {
  readonly odd: OddEntry | undefined;
}

/** Adds the problem of the odd entry with its row and column in a matrix of these sizes. */
function placed(
  list: Constructor,
  sizes: readonly number[],
  byRows = false,
  turned = false,
): NestedList {
  if (!list.odd || list.problem) return list;
  const { index, written, complex, start, end } = list.odd;
  const [rows = 1, cols = Infinity] = sizes.length > 1 ? sizes : [1];
  const [i, j] = byRows
    ? [Math.floor(index / cols), index % cols]
    : [index % rows, Math.floor(index / rows)];
  const [row, column] = turned ? [j + 1, i + 1] : [i + 1, j + 1];
  const problem = complex
    ? problems.complex(row, column, written, start, end)
    : problems.notNumeric(row, column, written, start, end);
  return { ...list, problem };
}

/** `(1.0, -2.5)`: a complex constant (Fortran 2018 standard, 7.4.3.3). */
const complexConstant =
  /^\(\s{0,20}[-+]?[\w.+-]{1,40}\s{0,20},\s{0,20}[-+]?[\w.+-]{1,40}\s{0,20}\)/;

/**
 * The array constructor at `at`, `[…]` or `(/…/)`. The entries of nested constructors are joined into one
 * list.
 */
function readConstructor(text: string, at: number, options: ReadOptions): Constructor {
  const entries = new Entries();
  let depth = 0;
  let strange = 0;
  let problem: NestedList['problem'];
  let odd: OddEntry | undefined;
  let i = at;
  let closed = false;
  while (!closed) {
    i = skipTrivia(text, i, comments);
    const opens = text[i] === '[' ? 1 : text.startsWith('(/', i) ? 2 : 0;
    const closes = text[i] === ']' ? 1 : text.startsWith('/)', i) ? 2 : 0;
    if (opens > 0 || closes > 0) {
      depth += opens > 0 ? 1 : -1;
      i += opens + closes;
      closed = depth === 0;
      if (opens > 0) i = skipTypeSpec(text, i);
      continue;
    }
    if (text[i] === ',') {
      const after = skipTrivia(text, i + 1, comments);
      if (text[after] === ',') {
        const what = t('an entry is missing before this comma');
        problem ??= problems.syntax(what, after, after + 1);
      }
      i++;
      continue;
    }
    const { scalar, end } = evaluate(text, i, fortranGrammar);
    const next = skipTrivia(text, end, comments);
    const isEnd = text[next] === ',' || text[next] === ']' || text.startsWith('/)', next);
    if (!isEnd || !scalar || scalar.kind === 'complex') {
      strange++;
      const start = i;
      const pair = text[i] === '(' ? complexConstant.exec(text.slice(i, i + 160)) : null;
      i = pair ? i + pair[0].length : skipEntry(text, i, syntax, false);
      if (text[i] === ')' && text[i - 1] === '/') i--;
      const written = text.slice(start, Math.min(i, start + 80)).trimEnd();
      const complex = pair !== null || scalar?.kind === 'complex';
      const ends = start + Math.max(1, written.length);
      odd ??= { index: entries.length, written, complex, start, end: ends };
      if (text.startsWith('/)', i) || pair) continue;
      if (text[i] !== ',' && text[i] !== ']') break;
      continue;
    }
    if (entries.length >= options.maxEntries) {
      problem ??= problems.tooLarge(options.maxEntries, at, i);
    } else if (scalar.kind === 'missing') entries.pushMissing();
    else entries.push(scalar.value);
    i = next;
  }
  const shape = [entries.length];
  return {
    end: i,
    closed,
    shape,
    entries,
    problem,
    odd,
    numbers: entries.length,
    strange,
    decimals: undefined,
    printed: false,
  };
}

/** The offset after a type such as `real(8) ::` at the start of a constructor. */
function skipTypeSpec(text: string, at: number): number {
  const match = /^\s{0,8}[a-z][\w ]{0,30}(?:\([\w=* ]{0,30}\))?\s{0,8}::/i.exec(
    text.slice(at, at + 90),
  );
  return at + (match?.[0].length ?? 0);
}
