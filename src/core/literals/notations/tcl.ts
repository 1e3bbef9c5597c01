import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { fromCells, words } from './cells.js';

/** A list of lists with only blanks between them; with a comma it belongs to another language. */
const opening =
  /(?:\{|\[list\s)\s{0,40}(?=(?:\{|\[list\s)\s{0,40}[-+]?\.?\d[^{}[\],;]{0,100000}[}\]][ \t\r\n\\]{1,80}(?:\{|\[list\s))/g;
const row = /[ \t\r\n\\]{0,80}(?:\{|\[list\s)([^{}[\],;]{0,100000})[}\]]/y;
const close = /[ \t\r\n\\]{0,80}[}\]]/y;

/** Tcl's `{{1 2} {3 4}}` and `[list {1 2} {3 4}]` (Tcl manual, `list`; VMD writes matrices in this way). */
export const tclReader: Reader = {
  id: 'tcl',
  notation: 'Tcl list',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const inside = at + (opening.exec(text)?.[0].length ?? 1);
    const spans: (readonly [from: number, to: number])[] = [];
    let i = inside;
    for (;;) {
      row.lastIndex = i;
      const match = row.exec(text);
      if (!match) break;
      const end = row.lastIndex - 1;
      spans.push([end - match[1]!.length, end]);
      i = row.lastIndex;
    }
    close.lastIndex = i;
    if (!close.test(text) || spans.length < 2) return { resumeAt: Math.max(at + 1, i) };
    const end = close.lastIndex;
    const rows = spans.map(([from, to]) => words(text, from, to));
    return {
      resumeAt: end,
      found: fromCells(rows, { start: at, end }, { notation: 'Tcl list' }, options),
    };
  },
};
