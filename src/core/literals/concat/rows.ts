import { candidate, type FoundMatrix, type Reader } from '../reader.js';
import type { Failure, Result } from '../../result.js';
import type { ConcatLanguage } from './language.js';
import { ConcatParser } from './parser.js';
import { toMatrix } from './concatenation.js';

/** Rows of numbers at the beginning of the text, with only white space before them. */
const beginning = /^\s{0,1000}(?=[-+]?(?:\d|\.\d)|NaN\b|Inf\b)/;
const longest = 4_000_000;

/**
 * Rows selected without their brackets, `1 2 3 % first` over `4 5 6`. They are read with brackets added
 * around them, if the whole text then has at least two rows.
 */
export function selectedRowsReader(language: ConcatLanguage): Reader {
  return {
    id: `${language.id}-rows`,
    notation: `${language.name} rows`,
    next(text, from) {
      if (from > 1000) return undefined;
      const at = beginning.exec(text)?.[0].length ?? -1;
      return at >= from ? candidate(at) : undefined;
    },
    read(text, { at }, options) {
      return {
        resumeAt: at + 1,
        ifAsked(): FoundMatrix | undefined {
          const end = at + text.slice(at).trimEnd().replace(/[;,]$/, '').length;
          if (end - at > longest || !/[\n;]/.test(text.slice(at, end))) return undefined;
          const rows = `[${text.slice(at, end)}\n]`;
          const parser = new ConcatParser(rows, 0, language, options);
          const block = parser.literal();
          if (parser.strange > 0 || (block && (parser.i < rows.length || block.rows < 2)))
            return undefined;
          const inText = (offset: number): number => Math.min(Math.max(offset - 1 + at, at), end);
          const result: Result<unknown> | undefined =
            parser.problem ?? (block && toMatrix(block, at, end));
          if (!result) return undefined;
          if (result.ok)
            return { start: at, end, result: toMatrix(block!, at, end), certainty: 'asked' };
          return { start: at, end, result: moved(result, inText), certainty: 'asked' };
        },
      };
    },
  };
}

function moved({ problem }: Failure, inText: (offset: number) => number): Failure {
  const { start, end } = problem;
  if (start === undefined || end === undefined) return { ok: false, problem };
  return { ok: false, problem: { ...problem, start: inText(start), end: inText(end) } };
}
