import { nextMatch } from '../text-scan.js';
import { success } from '../../result.js';
import { candidate, type FoundMatrix, type Reader } from '../reader.js';
import type { ConcatLanguage } from './language.js';
import { ConcatParser } from './parser.js';
import { toMatrix } from './concatenation.js';
import { t } from '../../texts.js';

const opening = /(?<![\w)\]}])\{\s{0,40}(?=[-+]?[\d.])/g;
const end = /[^{}'"]{0,100000}\}/y;

/**
 * A cell array of numbers, `{1 2; 3 4}`: only the brackets differ from a matrix (MathWorks, "Cell Arrays").
 * It is reported only when asked, since cells are not a matrix in MATLAB.
 */
export function cellReader(language: ConcatLanguage): Reader {
  return {
    id: `${language.id}-cell`,
    next: (text, from) => candidate(nextMatch(text, from, opening)),
    read(text, { at }, options) {
      end.lastIndex = at + 1;
      const isWhole = end.test(text);
      const stop = isWhole ? end.lastIndex : at + 1;
      return {
        resumeAt: at + 1,
        ifAsked(): FoundMatrix | undefined {
          if (!isWhole) return undefined;
          const rows = `[${text.slice(at + 1, stop - 1)}]`;
          const parser = new ConcatParser(rows, 0, language, options);
          const block = parser.literal();
          if (!block || parser.problem || parser.strange > 0 || parser.i < rows.length)
            return undefined;
          const made = toMatrix(block, at, stop);
          const reading = { notation: language.name, notes: [t('cell array of numbers')] };
          const result = made.ok ? success({ ...made.value, reading }) : made;
          return { start: at, end: stop, result, certainty: 'asked' };
        },
      };
    },
  };
}
