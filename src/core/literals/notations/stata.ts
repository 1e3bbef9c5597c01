import { transpose } from '../../matrix.js';
import { success } from '../../result.js';
import { operatorBehind } from '../concat/formula.js';
import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { fromCells, words, type Cell } from './cells.js';
import { t } from '../../texts.js';

/** Numbers in round brackets, a backslash between rows; two backslashes are LaTeX. */
const opening = /(?<![\w)\]}])\((?=[-+\d.eE,\s]{1,20000}\\(?!\\))/g;
const whole = /\(([-+\w.,\s\\]{3,200000})\)('?)/y;

/**
 * `matrix input A = (1, 2 \ 3, 4)` of Stata and Mata (Stata Base Reference Manual, "matrix define"): commas
 * between columns, backslashes between rows, a point for a missing value.
 */
export const stataReader: Reader = {
  id: 'stata',
  notation: 'Stata matrix',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    whole.lastIndex = at;
    const match = whole.exec(text);
    if (!match || match[1]!.includes('\\\\')) return { resumeAt: at + 1 };
    const end = whole.lastIndex;
    const rows: Cell[][] = [];
    let from = at + 1;
    for (const line of match[1]!.split('\\')) {
      rows.push(words(text, from, from + line.length));
      from += line.length + 1;
    }
    const operator = operatorBehind(text, end);
    const style = {
      notation: 'Stata matrix',
      missing: '.',
      notes: operator === undefined ? [] : [t('operand of {0}', operator)],
    };
    const found = fromCells(rows, { start: at, end }, style, options);
    if (match[2] === '' || !found.result.ok) return { resumeAt: end, found };
    return { resumeAt: end, found: { ...found, result: success(transpose(found.result.value)) } };
  },
};
