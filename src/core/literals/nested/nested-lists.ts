import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import type { Candidate, Certainty, FoundMatrix, Reader, ReadOptions } from '../reader.js';
import { operandOf } from '../noted.js';
import { isQuote, isSpaceCode, search, skipTrivia } from '../text-scan.js';
import { endOfSubscript } from './before.js';
import { maxDepth, readList } from './read-list.js';
import { squeezed, toDeclared } from './to-matrix.js';
import type { DeclaredShape, NestedList, NestedSyntax } from './types.js';

/** How a list is introduced: the text before its opening bracket. */
export interface Introduction {
  /** Where the literal begins: at a constructor, a type, or the bracket itself. */
  readonly start: number;
  readonly opener: number;
  /** Where a constant before the literal begins, if it belongs to the literal. */
  readonly lead?: number | undefined;
  /**
   * `bare` lists are a matrix when they have two rows; the argument of an `array` constructor when
   * it has two dimensions; that of a `matrix` constructor always.
   */
  readonly role: 'bare' | 'array' | 'matrix';
  /** The shape that is written beside the list. The list may then be flat, or leave zeros out. */
  readonly declared?: DeclaredShape;
}

/** What a language writes around its lists. */
export interface Surroundings<I extends Introduction> {
  /** The introduction of the list that opens at `opener`; undefined when it opens no list. */
  before(text: string, opener: number): I | undefined;
  /** The introduction of a list that is read from its bracket on, without the text before it. */
  bare(text: string, opener: number): I;
  /** Reads what follows the list (the rest of a call, `.T`), and gives the matrix and its end. */
  after?(text: string, list: NestedList, intro: I, options: ReadOptions): AfterList;
  /** The usual name of such a list, where that is more than the language's name. */
  notation?(list: NestedList, intro: I): string;
}

/** The matrix of a list together with the text around it. */
export interface AfterList {
  /** Where it begins, if not at its introduction. */
  readonly start?: number;
  readonly end: number;
  readonly result: Result<Matrix>;
  /** Given where the text around the list decides how certain the matrix is. */
  readonly certainty?: Certainty;
  readonly isFinal?: boolean;
  /** The call or method that computes something from the list, so that the list is only an operand. */
  readonly computing?: string | undefined;
}

/** A bracket that opens a list, with what introduces it. */
export interface ListCandidate<I extends Introduction> extends Candidate {
  readonly intro: I;
}

/** A reader of lists of lists from a language's syntax and what it puts around them. */
export function nestedReader<I extends Introduction>(
  id: string,
  syntax: NestedSyntax,
  surroundings: Surroundings<I>,
): Reader<ListCandidate<I>> {
  const { openers } = syntax;
  const scanned = { ...syntax, textEnds: true };
  return {
    id,
    next(text, from) {
      for (let i = nextOpener(text, from, openers); i >= 0; i = nextOpener(text, i + 1, openers)) {
        const intro = surroundings.before(text, i);
        if (intro) {
          if (intro.lead !== undefined && intro.lead >= from) return { at: intro.lead, intro };
          if (intro.start >= from && intro.lead === undefined) return { at: intro.start, intro };
          return intro.start >= from
            ? { at: intro.start, intro: { ...intro, lead: undefined } }
            : { at: i, intro: surroundings.bare(text, i) };
        }
        i = Math.max(i, endOfSubscript(text, i) - 1);
      }
      return undefined;
    },
    read(text, { intro }, options) {
      const whole = (): FoundMatrix => reading(text, intro, syntax, surroundings, options).found;
      const inside = skipTrivia(text, intro.opener + 1, syntax.comments);
      const isRow = intro.role === 'bare' && !intro.declared && !holdsList(text, inside, syntax);
      if (isRow) return { resumeAt: Math.max(intro.opener + 1, inside), ifAsked: whole };
      const wordAt = syntax.holes === true ? -1 : beforeEntries(text, intro.opener, syntax);
      if (wordAt >= 0) return { resumeAt: Math.max(wordAt, intro.opener + 1), ifAsked: whole };
      const list = readList(text, intro.opener, scanned, options, intro.declared);
      const end =
        syntax.brokenAsWhole === true && !list.closed ? endOfBroken(text, intro, list) : -1;
      // Most brackets of a program end here, so no result has been built before.
      if (!list.closed && end < 0) {
        return { resumeAt: Math.max(list.end, intro.opener + 1), ifAsked: whole };
      }
      const read = readingOf(text, intro, list, surroundings, options);
      if (!list.closed) {
        const found = { ...read.found, end, certainty: 'asked', isFinal: true } as const;
        return { resumeAt: end, found };
      }
      // A list of arrays that are not rows of one matrix: each of them may be a matrix itself.
      const isOfArrays = (syntax.listPrefix?.(text, inside) ?? -1) > inside;
      return isOfArrays && !read.found.result.ok && intro.role === 'bare'
        ? { resumeAt: inside, ifAsked: whole }
        : read;
    },
  };
}

/** A list that was read to its end or to its first error. */
interface Whole {
  readonly resumeAt: number;
  readonly found: FoundMatrix;
}

function reading<I extends Introduction>(
  text: string,
  intro: I,
  syntax: NestedSyntax,
  surroundings: Surroundings<I>,
  options: ReadOptions,
): Whole {
  const list = readList(text, intro.opener, syntax, options, intro.declared);
  return readingOf(text, intro, list, surroundings, options);
}

/** The reading of a list together with the text around it. */
function readingOf<I extends Introduction>(
  text: string,
  intro: I,
  list: NestedList,
  surroundings: Surroundings<I>,
  options: ReadOptions,
): Whole {
  const { closed: isClosed } = list;
  const {
    start = intro.start,
    end,
    result: made,
    certainty: given,
    isFinal,
    computing,
  }: AfterList = isClosed && surroundings.after
    ? surroundings.after(text, list, intro, options)
    : { end: list.end, result: toDeclared(list, intro, list.end) };
  const named = inNotation(made, surroundings.notation?.(list, intro));
  const isOperand = computing !== undefined && named.ok;
  const result = isOperand ? success(operandOf(named.value, computing)) : named;
  const certainty = isClosed && isSure(list, intro, result) ? (given ?? 'sure') : 'asked';
  const resumeAt = Math.max(list.end, intro.opener + 1, certainty === 'sure' ? end : 0);
  return { resumeAt, found: { start, end, result, certainty, isFinal } };
}

/** The matrix with its notation, unless it says already how it was read. */
export function inNotation(result: Result<Matrix>, notation: string | undefined): Result<Matrix> {
  if (!result.ok || result.value.reading || notation === undefined) return result;
  return success({ ...result.value, reading: { notation, notes: [] } });
}

/**
 * Where the list at `opener` ends without a single entry: at a text in quotes, at a bracket that is too deep, or at the
 * end of the text. -1 where something else comes after the first brackets, so that the list must be read. A text of
 * only brackets is thus scanned without building a list for each of them.
 */
function beforeEntries(
  text: string,
  opener: number,
  { openers, listPrefix }: NestedSyntax,
): number {
  let depth = 0;
  for (let i = opener; ; i++) {
    const code = text.charCodeAt(i);
    if (Number.isNaN(code)) return i;
    if (isQuote(code)) return (listPrefix?.(text, i) ?? -1) > i ? -1 : i;
    if (isSpaceCode(code)) continue;
    if ((code !== 91 && code !== 40 && code !== 123) || !openers.includes(text[i]!)) return -1;
    if (depth++ === maxDepth) return i;
  }
}

/** At least two rows, or a constructor. A list with as many other entries as numbers is never sure. */
function isSure(list: NestedList, intro: Introduction, result: Result<Matrix>): boolean {
  if (list.strange > 0 && list.strange >= list.numbers) return false;
  if (intro.role === 'matrix') return true;
  if (result.ok) return result.value.rows > 1 || (intro.role === 'array' && list.shape.length > 1);
  const shape = squeezed(list.shape, false);
  return shape.length > 1 && (shape[0]! > 1 || intro.role === 'array');
}

/** How far the closing bracket of a broken list is searched for. */
const brokenReach = 2_000_000;

/**
 * Where a list of rows of numbers that cannot be read ends, so that no other reader reads one of its rows as a matrix;
 * -1 where it is not such a list, or does not close.
 */
function endOfBroken(text: string, { opener }: Introduction, list: NestedList): number {
  if (list.numbers < 2 || 4 * list.strange > list.numbers) return -1;
  const isNested = list.shape.length > 1 || nestedOpening.test(text.slice(opener, opener + 80));
  if (!isNested) return -1;
  let depth = 0;
  const stop = Math.min(text.length, opener + brokenReach);
  for (let i = search(text, opener, anyBracket); i >= 0 && i < stop;) {
    depth += '[({'.includes(text[i]!) ? 1 : -1;
    if (depth === 0) return i + 1;
    if (depth > deepest) return -1;
    i = search(text, i + 1, anyBracket);
  }
  return -1;
}

/** The most brackets that may be open at once in a broken list; with more, its end is not searched for. */
const deepest = 16;
const anyBracket = /[[({})\]]/g;
const nestedOpening = /^[[(]\s{0,40}[[(]/;

function holdsList(text: string, inside: number, syntax: NestedSyntax): boolean {
  const char = text[inside];
  if (char !== undefined && syntax.openers.includes(char)) return true;
  return (syntax.listPrefix?.(text, inside) ?? -1) > inside;
}

function nextOpener(text: string, from: number, openers: string): number {
  // Where brackets are close together, it takes longer to begin a search than to check a few characters.
  for (let i = from; i < from + 8; i++) {
    const code = text.charCodeAt(i);
    if ((code === 91 || code === 40 || code === 123) && openers.includes(text[i]!)) return i;
  }
  if (openers.length === 1) return text.indexOf(openers, from);
  let i = search(text, from, anyOpener);
  while (i >= 0 && !openers.includes(text[i]!)) i = search(text, i + 1, anyOpener);
  return i;
}

const anyOpener = /[[({]/g;
