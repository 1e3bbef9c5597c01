import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { fromCells, words, type Cell } from './cells.js';

const opening = /(?<![\w)\]}])\{(?=\s{0,40}[-+]?\.?\d)/g;
const whole = /\{([-+\w.,\s]{1,200000})\}(`?)/y;

/**
 * SAS/IML's `{1 2, 3 4}`: blanks between columns, commas between rows, a point for a missing value
 * (SAS/IML User's Guide, "Creating Matrices from Matrix Literals").
 */
export const sasReader: Reader = {
  id: 'sas',
  notation: 'SAS/IML',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    whole.lastIndex = at;
    const match = whole.exec(text);
    if (match?.[2] !== '') return { resumeAt: at + 1 };
    const end = whole.lastIndex;
    const rows: Cell[][] = [];
    let from = at + 1;
    for (const line of match[1]!.split(',')) {
      rows.push(words(text, from, from + line.length));
      from += line.length + 1;
    }
    const style = { notation: 'SAS/IML', missing: '.' };
    return { resumeAt: end, found: fromCells(rows, { start: at, end }, style, options) };
  },
};
