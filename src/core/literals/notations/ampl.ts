import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { problems } from '../problems.js';
import { transpose } from '../../matrix.js';
import { success } from '../../result.js';
import { fromCells, words, type Cell } from './cells.js';
import { t } from '../../texts.js';

const opening =
  /\bparam\s{1,20}\w{1,80}\s{0,20}(?:default\s{1,8}[-\d.]{1,20}\s{0,20})?(\(tr\)\s{0,20})?:(?!=)\s{0,20}([^:;=]{1,20000}):=|\bparam\s{0,20}:\s{0,20}(?:\w{1,80}\s{0,20}:\s{0,20})?([^:;=]{1,20000}):=/g;
const reach = 2_000_000;

/**
 * Where a statement whose body begins at `inside` ends: at its semicolon, which belongs to it; else at the match of
 * `otherwise`; else at the limit of the search.
 */
function statement(
  text: string,
  inside: number,
  otherwise?: RegExp,
): { readonly until: number; readonly end: number } {
  const stop = semicolonIn(text, inside);
  if (stop >= 0) return { until: stop, end: stop + 1 };
  const written = text.slice(inside, inside + reach);
  const other = otherwise ? written.search(otherwise) : -1;
  const end = inside + (other >= 0 ? other : written.length);
  return { until: end, end };
}

/** The text without a semicolon that was searched last: a file of tables without one is searched only once. */
let searched = { text: '', from: 0 };

function semicolonIn(text: string, from: number): number {
  if (from >= searched.from && searched.text === text) {
    // Equal strings are compared character by character unless they are one object.
    searched.text = text;
    return -1;
  }
  const stop = text.indexOf(';', from);
  if (stop < 0) searched = { text, from };
  return stop < from + reach ? stop : -1;
}

const emptyLine = /\n[ \t\r]*\n/;

/**
 * AMPL's tables of data, `param a : 1 2 := 1 5 6 2 7 8 ;` (AMPL book, 9.2): the names of the columns are before
 * `:=`, the name of a row is before its entries, and a point is a missing entry. With `(tr)` rows and columns
 * are exchanged.
 */
export const amplReader: Reader = {
  id: 'ampl',
  notation: 'AMPL data',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const match = opening.exec(text)!;
    const inside = at + match[0].length;
    const { until, end } = statement(text, inside);
    const place = { start: at, end };
    const heads = (match[2] ?? match[3] ?? '').trim().split(/\s+/);
    const next = text.slice(inside, until).search(/:/);
    if (next >= 0) {
      const what = t(
        'a second block of columns stands behind the first: put all columns into one table',
      );
      const result = problems.syntax(what, inside + next, inside + next + 1);
      return { resumeAt: end, found: { ...place, result, certainty: 'sure' } };
    }
    const cells = words(text, inside, until, /"[^"\n]*"|'[^'\n]*'|#[^\n]*|[^\s#]+/g).filter(
      ({ written }) => !written.startsWith('#'),
    );
    const width = heads.length + 1;
    if (cells.length === 0 || cells.length % width !== 0) {
      const what = t(
        'a row has a name and {0} entries here, which {1} words do not fill',
        heads.length,
        cells.length,
      );
      const result = problems.syntax(what, at, end);
      return { resumeAt: end, found: { ...place, result, certainty: 'sure' } };
    }
    const rows: Cell[][] = [];
    for (let k = 0; k < cells.length; k += width) rows.push(cells.slice(k, k + width));
    const rowLabels = rows.map(([name]) => name!.written);
    const style = {
      notation: 'AMPL data',
      notes: [t('names in row 1 and column 1')],
      missing: '.',
    };
    const labels = { rowLabels, columnLabels: heads };
    const found = fromCells(
      rows.map((row) => row.slice(1)),
      place,
      style,
      options,
      labels,
    );
    const result =
      match[1] !== undefined && found.result.ok
        ? success(transpose(found.result.value))
        : found.result;
    return { resumeAt: end, found: { ...found, result } };
  },
};

const table =
  /^[ \t]{0,20}tables?[ \t]{1,20}\w{1,80}[ \t]{0,8}\([^()\n]{1,80}\)[^\n;]{0,200}\r?\n/gim;
const name = String.raw`(?:"[^"\n]*"|'[^'\n]*'|[^\s;]+)`;
const item = new RegExp(name, 'g');

/**
 * GAMS' `Table d(i,j)`: a line of column names, a line per row with its name, a semicolon (GAMS User's
 * Guide, "Data Entry: Tables"). GAMS places entries under their names; here they are only counted, so a row
 * that leaves some out is refused.
 */
export const gamsReader: Reader = {
  id: 'gams',
  notation: 'GAMS table',
  next: (text, from) => candidate(nextMatch(text, from, table)),
  read(text, { at }, options) {
    table.lastIndex = at;
    const match = table.exec(text)!;
    const inside = at + match[0].length;
    const { until, end } = statement(text, inside, emptyLine);
    const place = { start: at, end };
    const lines: Cell[][] = [];
    let from = inside;
    for (const line of text.slice(inside, until).split('\n')) {
      if (!line.startsWith('*') && line.trim() !== '')
        lines.push(words(text, from, from + line.length, item));
      from += line.length + 1;
    }
    const [heads, ...rows] = lines;
    const uneven = rows.findIndex((row) => row.length !== (heads?.length ?? 0) + 1);
    if (!heads || rows.length === 0 || uneven >= 0) {
      const row = rows[uneven];
      const what = row
        ? t(
            'row {0} of this table has {1} entries for {2} columns',
            uneven + 1,
            row.length - 1,
            heads!.length,
          )
        : t('the rows of this table are missing');
      const [first, last] = [row?.[0]?.at ?? at, row?.at(-1)];
      const result = problems.syntax(what, first, last ? last.at + last.written.length : end);
      return { resumeAt: end, found: { ...place, result, certainty: 'sure' } };
    }
    const labels = {
      rowLabels: rows.map(([first]) => first!.written),
      columnLabels: heads.map(({ written }) => written),
    };
    const style = { notation: 'GAMS table', notes: [t('names in row 1 and column 1')] };
    const found = fromCells(
      rows.map((row) => row.slice(1)),
      place,
      style,
      options,
      labels,
    );
    return { resumeAt: end, found };
  },
};
