import { transpose } from '../../matrix.js';
import { success } from '../../result.js';
import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { fromCells, words, type Cell } from './cells.js';
import { t } from '../../texts.js';

const opening = /(?<!<)<\s{0,8}<(?=[-+.\d\s,|eE/]{3,20000}>\s{0,8}[|,]\s{0,8}<)/g;
const vector = /\s{0,8}<([-+.\d\s,|/*\w]{1,20000})>\s{0,8}/y;

/**
 * Maple's `<<1, 3> | <2, 4>>`: bars between columns, commas between rows, of vectors that are columns
 * (commas in them) or rows (bars in them) (Maple help, "MVshortcut").
 */
export const mapleReader: Reader = {
  id: 'maple',
  notation: 'Maple',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    const vectors: Cell[][] = [];
    const inner = new Set<string>();
    const outer = new Set<string>();
    let i = at + 1;
    for (;;) {
      vector.lastIndex = i;
      const match = vector.exec(text);
      if (!match) return { resumeAt: Math.max(at + 1, i) };
      const written = match[1]!;
      for (const char of written) if (char === ',' || char === '|') inner.add(char);
      const start = i + match[0].indexOf('<') + 1;
      vectors.push(words(text, start, start + written.length, /[^\s,|]+/g));
      i = vector.lastIndex;
      const next = text[i];
      if (next === '>') break;
      if (next !== ',' && next !== '|') return { resumeAt: Math.max(at + 1, i) };
      outer.add(next);
      i++;
    }
    const end = i + 1;
    const columns = outer.has('|');
    // Columns beside each other, or rows below each other: anything else is a vector of blocks.
    const fits = outer.size === 1 && inner.size === 1 && inner.has(columns ? ',' : '|');
    if (!fits) return { resumeAt: end };
    const style = { notation: 'Maple', notes: columns ? [t('down the columns')] : [] };
    const found = fromCells(vectors, { start: at, end }, style, options);
    const result =
      columns && found.result.ok ? success(transpose(found.result.value)) : found.result;
    return { resumeAt: end, found: { ...found, result, certainty: 'sure' } };
  },
};
