import type { Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { shaped } from '../build.js';
import { problems } from '../problems.js';
import {
  candidate,
  type FoundMatrix,
  type Reader,
  type Reading,
  type ReadOptions,
} from '../reader.js';
import type { CellTable } from './cells.js';
import { delimiterOf, fieldsOf, type Delimiter } from './fields.js';
import { lineEnd } from '../text-scan.js';
import { headerLabels, matrixOfCells } from './labelled.js';
import { plainFields } from './plain-fields.js';
import { thousandsOf } from './thousands.js';

/**
 * Delimited text: CSV, TSV, semicolons with decimal commas, with or without a header row and row
 * labels. The document as a whole is the one literal.
 *
 * @param preferred the delimiter of the language (tab in TSV), where the text holds it at all.
 */
function delimitedReader(id: string, preferred?: Delimiter): Reader {
  return {
    id,
    next(text, from) {
      if (from > 0 || text.length === 0) return undefined;
      return candidate(text.charCodeAt(0) === 0xfeff ? 1 : 0);
    },
    read(text, { at }, options) {
      const delimiter = preferred && text.includes(preferred) ? preferred : delimiterOf(text, at);
      return wholeText(text, at, readDelimited(text, at, delimiter, options));
    },
  };
}

export const csvReader = delimitedReader('csv');
export const tsvReader = delimitedReader('tsv', '\t');

/** In a document of another kind, only when asked: numbers between commas may be anything. */
export const pastedReader: Reader = {
  id: 'pasted-csv',
  next: (text, from) => csvReader.next(text, from),
  read: (text, { at }, options) => ({
    resumeAt: text.length,
    ifAsked: () => pasted(text, at, options),
  }),
};

function pasted(text: string, at: number, options: ReadOptions): FoundMatrix | undefined {
  const delimiter = delimiterOf(text, at);
  if (delimiter === ' ') return undefined;
  const { found } = wholeText(text, at, readDelimited(text, at, delimiter, options));
  const { result } = found;
  const clear = result.ok || !/^(?:notNumeric|empty)$/.test(result.problem.code);
  return clear ? { ...found, certainty: 'asked' } : undefined;
}

/** A matrix of its own accord needs two rows; text tables are no matrices unless one is asked for. */
function wholeText(
  text: string,
  start: number,
  result: Result<Matrix>,
): Reading & { readonly found: FoundMatrix } {
  const isVagueOrRow = result.ok ? result.value.rows < 2 : isVague(result.problem.code);
  const certainty = isVagueOrRow ? 'asked' : 'sure';
  let end = text.length;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { resumeAt: text.length, found: { start, end, result, certainty } };
}

function isVague(code: string): boolean {
  return code === 'notNumeric' || code === 'empty' || code === 'complex';
}

/** Delimited text from `at` to the end of the text as one matrix. */
export function readDelimited(
  text: string,
  at: number,
  delimiter: Delimiter,
  options: ReadOptions,
): Result<Matrix> {
  const plain = delimiter === ' ' ? undefined : readPlainFields(text, at, delimiter, options);
  if (plain) return success(plain);
  const maxCells = 2 * options.maxEntries + 2;
  const cells = fieldsOf(text, at, delimiter, maxCells);
  if (cells.count > maxCells) return problems.tooLarge(options.maxEntries, at, text.length);
  const comma = delimiter !== ',' && commaIsPoint(cells);
  // Semicolons stand between the fields where the comma is the decimal point; blanks and tabs anywhere.
  const doubt = comma && delimiter !== ';' ? undecidedComma(cells) : undefined;
  const grouped = delimiter === ',' ? groupedThousands(cells) : undefined;
  const unclear = doubt ?? grouped;
  if (unclear) return unclear;
  return matrixOfCells(cells, {
    comma,
    headed: false,
    maxEntries: options.maxEntries,
    start: at,
    end: text.length,
  });
}

/** A table of plain numbers, under a header of names or none: what large files are. */
function readPlainFields(
  text: string,
  at: number,
  delimiter: Delimiter,
  options: ReadOptions,
): Matrix | undefined {
  const { maxEntries } = options;
  const whole = plainFields(text, at, delimiter, maxEntries);
  if (whole) return shaped(whole.entries, whole.rows, whole.cols);
  const second = lineEnd(text, at) + 1;
  const below = plainFields(text, second, delimiter, maxEntries);
  if (!below) return undefined;
  // What the first line means is told from it and one row of numbers, since the others are alike.
  const sample = text.slice(at, lineEnd(text, second));
  const labels = headerLabels(fieldsOf(sample, 0, delimiter, 2 * below.cols + 2), below.cols);
  return labels && shaped(below.entries, below.rows, below.cols, { columnLabels: labels });
}

/**
 * Between other delimiters a comma is a decimal point when it stands before digits somewhere and no
 * point does: spreadsheets of most of Europe write 0,5;1,25 (CLDR, number symbols). With both, which
 * one groups thousands is anybody's guess, so such entries stay unread.
 */
function commaIsPoint(cells: CellTable): boolean {
  const { text } = cells;
  let commas = false;
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.width(row); column++) {
      const end = cells.end(row, column);
      for (let at = cells.start(row, column); at < end; at++) {
        const code = text.charCodeAt(at);
        if (code !== 44 && code !== 46) continue;
        if (!betweenDigits(text, at)) continue;
        if (code === 46) return false;
        commas = true;
      }
    }
  }
  return commas;
}

/** All commas stand before three last digits: decimal points, or between thousands, and nothing decides. */
function undecidedComma(cells: CellTable): Failure | undefined {
  const { text } = cells;
  let first: Failure | undefined;
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.width(row); column++) {
      const [start, end] = [cells.start(row, column), cells.end(row, column)];
      if (end - start > 40) continue;
      const cell = text.slice(start, end);
      if (!/\d,\d/.test(cell)) continue;
      if (!/^[-+−]?[1-9]\d{0,2},\d{3}$/.test(cell)) return undefined;
      const plain = cell.replaceAll(',', '');
      const what = `“${cell}” may be ${cell.replace(',', '.')} or ${plain}: write it with a point or without the comma`;
      first ??= problems.syntax(what, start, end);
    }
  }
  return first;
}

/**
 * Where commas stand between the fields, a field with blanks before its thousands, or a quoted field with commas before groups of three digits is a number
 * as spreadsheets write it, or one with a decimal comma. Neither it nor a name: never a row label.
 */
function groupedThousands(cells: CellTable): Failure | undefined {
  const { text } = cells;
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.width(row); column++) {
      const [start, end] = [cells.start(row, column), cells.end(row, column)];
      if (end - start < 5 || end - start > 40) continue;
      const isQuoted = text.charCodeAt(start - 1) === 34;
      if (!isQuoted && !blankWithin(text, start, end)) continue;
      const cell = text.slice(start, end).trim();
      const parts = thousandsOf(cell) ? cell.split(/[ \u00a0\u2009\u202f]/) : [];
      if (parts.length > 1) {
        const both = `${parts.join('')} or ${parts.length} numbers, ${parts.join(' and ')}`;
        const what = `“${cell}” between commas may be ${both}: write it without the blank, or put the comma in`;
        return problems.syntax(what, start, end);
      }
      if (!isQuoted) continue;
      if (!/^[-+−]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(cell)) continue;
      const what = `“${cell}” has commas between its digits: write ${cell.replaceAll(',', '')}, or a decimal point`;
      return problems.syntax(what, start, end);
    }
  }
  return undefined;
}

/** A blank inside of a field, where it may stand before three digits. */
function blankWithin(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 2; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 0xa0 || code === 0x2009 || code === 0x202f) return true;
  }
  return false;
}

function betweenDigits(text: string, at: number): boolean {
  const after = text.charCodeAt(at + 1);
  const before = text.charCodeAt(at - 1);
  const digit = (code: number): boolean => code >= 48 && code <= 57;
  return digit(after) && (digit(before) || !(before > 64));
}
