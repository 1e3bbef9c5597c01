import { candidate, type Reader } from '../reader.js';
import { nextMatch, skipTrivia } from '../text-scan.js';
import { fromCells, words, type Cell } from './cells.js';

const opening = /\bmatrix\s{0,4}\(\s{0,40}(?=\[[^[\]]{1,20000}\]\s{0,40},\s{0,40}\[)/g;
const row = /\[([^[\]]{0,100000})\]\s{0,40}/y;
const comments = { block: ['/*', '*/'] } as const;

/**
 * Maxima's `matrix([1, 2], [3, 4])`: every argument is a row (Maxima manual, "matrix"). Entries are
 * plain numbers or quotients of two.
 */
export const maximaReader: Reader = {
  id: 'maxima',
  notation: 'Maxima',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    let i = at + opening.exec(text)![0].length;
    const rows: Cell[][] = [];
    for (;;) {
      row.lastIndex = i;
      const match = row.exec(text);
      if (!match) return { resumeAt: Math.max(at + 1, i) };
      rows.push(words(text, i + 1, i + 1 + match[1]!.length, /[^,]+/g).map(trimmed));
      i = skipTrivia(text, row.lastIndex, comments);
      if (text[i] !== ',') break;
      i = skipTrivia(text, i + 1, comments);
    }
    if (text[i] !== ')') return { resumeAt: Math.max(at + 1, i) };
    const end = i + 1;
    return {
      resumeAt: end,
      found: fromCells(rows, { start: at, end }, { notation: 'Maxima' }, options),
    };
  },
};

function trimmed({ written, at }: Cell): Cell {
  return { written: written.trim(), at: at + written.length - written.trimStart().length };
}
