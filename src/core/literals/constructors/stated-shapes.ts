import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import type { Grammar } from '../expression.js';
import { readList } from '../nested/read-list.js';
import { rearranged, type ArrayMethods } from '../nested/rearranged.js';
import { problems } from '../problems.js';
import type { Candidate, Reader, Reading, ReadOptions } from '../reader.js';
import { isWordCode, skipTrivia } from '../text-scan.js';
import { arranged, type Call } from './arrange.js';
import { afterPrefix, constructorSyntax } from './lists.js';
import { Finder, type Match } from './match.js';
import { mentions } from './mentions.js';
import type { Groups, Where } from './types.js';
import { t } from '../../texts.js';

interface Found extends Candidate {
  /** The start of the head; the library's name and `new` may precede it. */
  readonly head: number;
  readonly match: Opened;
}

/** A head with its entries: the offset of the entries and of their bracket. */
interface Opened extends Match {
  readonly entries: number;
  readonly opener: number;
}

const openers = '([{';

/**
 * Reads constructors whose library defines their shape and order: GLSL's `mat3(…)`, Spark's
 * `Matrices.dense(2, 3, …)`, glam's printout. The constructors are listed in `table/`.
 */
export function constructorReader(where: Where, grammar: Grammar): Reader<Found> {
  const finder = new Finder(where);
  const syntax = constructorSyntax(grammar);
  const methods = arrayMethods(grammar);

  /** The constructor at a head with the bracket of its entries. */
  const matchAt = (text: string, at: number, options?: ReadOptions): Opened | undefined =>
    finder.at(text, at, ({ constructor, groups, end }) => {
      const library = constructor.mentions;
      if (library !== undefined && options && !mentions(text, library, options)) return undefined;
      const entries = skipTrivia(text, end, grammar.comments);
      const opener = Math.max(entries, afterPrefix(text, entries));
      const isOpened = openers.includes(text[opener] ?? ' ');
      return isOpened ? { constructor, groups, end, entries, opener } : undefined;
    });

  return {
    id: `constructors-${where}`,
    next(text, from) {
      for (let at = finder.next(text, from); at >= 0; at = finder.next(text, at + 1)) {
        const match = matchAt(text, at);
        if (match) return { at: startOf(text, at, from), head: at, match };
      }
      return undefined;
    },
    read(text, { at: start, head, match: seen }, options) {
      // `next` cannot check whether the text names the library, since it has no options.
      const isKnown = seen.constructor.mentions === undefined;
      const match = isKnown ? seen : matchAt(text, head, options);
      if (!match) return { resumeAt: head + 1 };
      const list = readList(text, match.opener, syntax, options);
      const resumeAt = Math.max(list.end, match.opener + 1);
      const told = (result: Result<Matrix>, end: number, sure: boolean): Reading => ({
        resumeAt: Math.max(resumeAt, sure ? end : 0),
        found: { start, end, result, certainty: sure ? 'sure' : 'asked' },
      });
      const isOfNumbers = list.closed && list.numbers > list.strange;
      if (!list.closed) {
        const problem = list.problem ?? problems.syntax(t('it does not end'), start, list.end);
        return told(problem, list.end, false);
      }
      const tail = finder.tail(text, list.end, match.constructor);
      if (!tail) {
        const what = t(
          'what follows the entries of “{0}” is not understood',
          match.groups.word ?? '',
        );
        const end = Math.min(list.end + 1, text.length);
        return told(list.problem ?? problems.syntax(what, list.end, end), end, isOfNumbers);
      }
      const groups = { ...match.groups, ...defined(tail.groups) };
      const call: Call = { ...match, groups, list, start: match.entries, end: list.end };
      const made = turnedAround(text, start, head, tail.end, arranged(call, options));
      const { end, result } = rearranged(text, made.end, made.result, methods);
      const hasRows = result.ok ? result.value.rows > 1 : isOfNumbers && list.numbers > 1;
      return told(result, end, hasRows);
    },
  };
}

function defined(groups: Groups): Groups {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}

/** Includes the library's name and `new` in front of a head, but nothing before `from`. */
function startOf(text: string, head: number, from: number): number {
  const floor = Math.max(from, head - 80);
  let at = head;
  while (at > floor && isPathCode(text.charCodeAt(at - 1))) at--;
  while (at < head && !isWordCode(text.charCodeAt(at))) at++;
  if (at - 4 >= floor && text.startsWith('new ', at - 4)) at -= 4;
  return at;
}

function isPathCode(code: number): boolean {
  return isWordCode(code) || code === 46 || code === 58 || code === 60 || code === 62;
}

const turning = /\b(?:[\w.:]{1,20}[.:])?(?:transpose|XMMatrixTranspose|simd_transpose)\(\s{0,40}$/i;

/** `transpose(mat3(…))` transposes the matrix. */
function turnedAround(
  text: string,
  start: number,
  head: number,
  end: number,
  result: Result<Matrix>,
): { end: number; result: Result<Matrix> } {
  const before = text.slice(Math.max(0, start - 60), start);
  if (!result.ok || start > head || !turning.test(before)) return { end, result };
  const close = /^\s{0,40}\)/.exec(text.slice(end, end + 50));
  if (!close) return { end, result };
  const turned = transpose(result.value);
  const { reading } = turned;
  const notes = [...(reading?.notes ?? []), t('transposed')];
  const value = reading ? { ...turned, reading: { ...reading, notes } } : turned;
  return { end: end + close[0].length, result: success(value) };
}

/** The methods after a matrix, in all of these libraries. */
function arrayMethods({ comments }: Grammar): ArrayMethods {
  return {
    comments,
    bareCalls: true,
    turning: /^(?:t|T|transpose|transposed|Transpose|getTransposed|GetTranspose)$/,
    harmless: /^(?:clone|copy|Clone|eval|finished|to_owned|into|unwrap)$/,
    arranging:
      /^(?:row|rows|col|cols|column|columns|Row|Column|getRow|getColumn|GetRow|GetColumn|SubMatrix|getMatrix|slice|reshape|block|diagonal|diag|Diagonal|to[AL]\w{3,20}|ToArray|ToRowMajorArray|ToColumnMajorArray|fixed_\w+|select\w*|reverse\w*|flip\w*)$/,
  };
}
