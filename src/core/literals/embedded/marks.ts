import { candidate, type Reader } from '../reader.js';
import { nextLineStart } from '../text/lines.js';
import { lineStart, nextMatch, type CommentSyntax } from '../text-scan.js';
import {
  isBlankCode,
  mayHoldMatrix,
  nextLine,
  nextMarkedLine,
  readingOf,
  type Stretch,
} from './embedding.js';
import { t } from '../../texts.js';

/** The marks that a kind of text may have before its lines. */
export interface Marks {
  /** One mark; sticky. Lines with different marks do not belong together. */
  readonly mark: RegExp;
  /** The common beginning of all its marks, if there is one. */
  readonly begins?: string;
  /** The marks are certainly not part of the text, so no other reader reads these lines. */
  readonly claimed: boolean;
}

/**
 * The line comments of a language, with the characters that documentation tools add to the mark: `///`,
 * `//!`, `#>` (reprex), `##` (knitr), `#'` (roxygen2), `!>` (Doxygen), `;;`.
 */
export function commentMarks({ line, also }: CommentSyntax): Marks[] {
  return [line, also].flatMap((begins) => {
    if (begins === undefined) return [];
    const last = escaped(begins.at(-1)!);
    const mark = new RegExp(`${escaped(begins)}${last}*[>'!]?`, 'y');
    return [{ mark, begins, claimed: true }];
  });
}

/** The stars of a block comment whose opening mark is not at the start of a line, or not in the text. */
export const stars: Marks = { mark: /\*(?![/*])/y, begins: '*', claimed: false };

/** For text of no certain language: comment marks of any language, quoted mail, a test runner's `E   `. */
export const anyMarks: Marks = {
  mark: /#+[>'!]?|\/\/+!?|%+!?|!+[<>]?|;+|--(?!-)|>|\*(?![/*])|E(?= {3})/y,
  claimed: true,
};

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Reads the text of consecutive lines that all have the same mark after the same blanks. */
export function markReader(
  id: string,
  { mark, begins, claimed }: Marks,
  inside: readonly Reader[],
): Reader {
  const marked = new RegExp(`^[^\\S\\n]{0,200}(?:${mark.source})`, 'gm');

  const nextMarked = (text: string, from: number): number =>
    begins === undefined ? nextMatch(text, from, marked) : nextMarkedLine(text, from, begins);

  /** The mark at `at`, with the blanks before it if `at` starts a line; '' if there is none. */
  const markAt = (text: string, at: number): string => {
    let i = at;
    while (i < at + 200 && isBlankCode(text.charCodeAt(i))) i++;
    mark.lastIndex = i;
    return mark.test(text) ? text.slice(at, mark.lastIndex) : '';
  };

  /** The lines from `start` on with that prefix. */
  const stretchAt = (text: string, start: number, prefix: string): Stretch => {
    const parts: number[] = [];
    let at = start;
    while (at < text.length && text.startsWith(prefix, at) && markAt(text, at) === prefix) {
      const next = nextLine(text, at);
      parts.push(at + prefix.length, next);
      at = next;
    }
    return { parts, end: at, note: t('without “{0}” before every line', prefix.trim()), claimed };
  };

  /** Adds the end of the line above if it has the same mark in the same column: a comment after code. */
  const stretchFrom = (text: string, start: number, prefix: string): Stretch & { at: number } => {
    const stretch = stretchAt(text, start, prefix);
    const tail = tailAbove(text, start, prefix);
    if (!tail) return { ...stretch, at: start };
    const isSelection = tail.at === 0;
    if (isSelection && stretch.end < text.length) return { ...stretch, at: start };
    return { ...stretch, at: tail.at, parts: [tail.body, start, ...stretch.parts] };
  };

  const tailAbove = (
    text: string,
    start: number,
    prefix: string,
  ): { readonly at: number; readonly body: number } | undefined => {
    if (start === 0) return undefined;
    const above = lineStart(text, start - 1);
    const bare = prefix.trimStart();
    const column = above + prefix.length - bare.length;
    const isTail =
      column > above &&
      column < start &&
      text.startsWith(bare, column) &&
      markAt(text, column) === bare &&
      text.slice(above, column).trim() !== '';
    if (isTail) return { at: column, body: column + bare.length };
    // A selection may begin after the mark of its first line.
    return above === 0 ? { at: 0, body: markAt(text, 0) === bare ? bare.length : 0 } : undefined;
  };

  return {
    id,
    next(text, from) {
      let at = nextMarked(text, nextLineStart(text, from));
      while (at >= 0) {
        const prefix = markAt(text, at);
        const second = nextLine(text, at);
        if (!text.startsWith(prefix, second) && !tailAbove(text, at, prefix)) {
          // One line is no matrix. This is soon told, for marks before every other line.
          at = nextMarked(text, second);
          continue;
        }
        const stretch = stretchFrom(text, at, prefix);
        if (mayHoldMatrix(text, stretch)) return candidate(stretch.at >= from ? stretch.at : at);
        at = nextMarked(text, Math.max(stretch.end, nextLine(text, at)));
      }
      return undefined;
    },
    read(text, { at }) {
      const start = at > 0 && text.charCodeAt(at - 1) !== 10 ? nextLine(text, at) : at;
      const first = markAt(text, start);
      const second = nextLine(text, at);
      if (first !== '' && start === at) {
        const stretch = stretchAt(text, at, first);
        if (stretch.parts.length >= 4) return readingOf(text, stretch, inside);
      }
      const prefix = markAt(text, second);
      if (prefix === '') return { resumeAt: second };
      const stretch = stretchFrom(text, second, prefix);
      return stretch.at === at ? readingOf(text, stretch, inside) : { resumeAt: second };
    },
  };
}
