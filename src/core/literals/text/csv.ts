import type { Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { problems } from '../problems.js';
import {
  candidate,
  type FoundMatrix,
  type Reader,
  type Reading,
  type ReadOptions,
} from '../reader.js';
import { CellKinds, Kind } from './cell-kinds.js';
import type { CellTable } from './cells.js';
import { commasInNumbers } from './comma-lines.js';
import { delimiterOf, fieldsOf, type Delimiter } from './fields.js';
import { lineEnd } from '../text-scan.js';
import { headerLabels, matrixOfCells, plainMatrix } from './labelled.js';
import { plainFields } from './plain-fields.js';
import { thousandsOf } from './thousands.js';
import { t } from '../../texts.js';

/**
 * Delimited text: CSV, TSV, semicolons with decimal commas, with or without a header row and row
 * labels. The whole document is one literal.
 *
 * @param preferred the delimiter of the language (tab in TSV); used only if the text contains it.
 */
function delimitedReader(id: string, preferred?: Delimiter): Reader {
  return {
    id,
    next(text, from) {
      if (from > 0 || text.length === 0) return undefined;
      return candidate(text.charCodeAt(0) === 0xfeff ? 1 : 0);
    },
    read(text, { at: first }, options) {
      const stated = separatorLine.exec(text.slice(first, first + 20));
      const at = first + (stated?.[0].length ?? 0);
      if (stated)
        return wholeText(text, at, readDelimited(text, at, stated[1] as Delimiter, options));
      const delimiter = preferred && text.includes(preferred) ? preferred : delimiterOf(text, at);
      return wholeText(text, at, readDelimited(text, at, delimiter, options));
    },
  };
}

/** The line that tells Excel the separator; Excel also writes it. */
const separatorLine = /^sep=([,;\t|])[ \t\r]{0,4}\n/i;

export const csvReader = delimitedReader('csv');
export const tsvReader = delimitedReader('tsv', '\t');

/** For a document of another kind, and only when asked: numbers between commas may be anything. */
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
  // Rows of words that blanks separate, with commas inside the words, are left to the table reader.
  const sample = text.slice(at, at + sampleLength);
  if (delimiter === ',' && !/,(?:\s|$)/.test(sample) && /\S[ \t]+\S/.test(sample)) return undefined;
  // Lists in brackets have commas too, and SciPy prints `(row, column)` and a tab before each entry.
  if (!isMostlyNumbers(text, at, delimiter) || listed.test(text.slice(at))) return undefined;
  const { found } = wholeText(text, at, readDelimited(text, at, delimiter, options));
  const { result } = found;
  const isVague =
    !result.ok &&
    (/^(?:notNumeric|empty)$/.test(result.problem.code) || /[[\]{}]/.test(text.slice(at)));
  return isVague ? undefined : { ...found, certainty: 'asked' };
}

const listed = /[[{]\s{0,40}[-+.]?\d|\d\s{0,40}[\]}]|^.{0,9}\(\d{1,9}, ?\d{1,9}\)\t/m;

/** Most fields of the first lines are entries: prose has commas too. */
function isMostlyNumbers(text: string, at: number, delimiter: Delimiter): boolean {
  const cells = fieldsOf(text.slice(at, at + sampleLength), 0, delimiter, sampleLength);
  const kinds = new CellKinds(cells, '.', undefined);
  let entries = 0;
  // The first row may be a header.
  for (const kind of kinds.kinds.subarray(cells.rows > 1 ? cells.width(0) : 0)) {
    if (kind !== Kind.text) entries++;
  }
  return 2 * entries >= cells.count - (cells.rows > 1 ? cells.width(0) : 0);
}

const sampleLength = 4000;

/** Unless the user asks, a matrix needs at least two rows, and a table of text is not a matrix. */
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
  { maxEntries, as }: ReadOptions,
  notation = notations[delimiter],
): Result<Matrix> {
  const inNumbers = delimiter === ',' && !as ? commasInNumbers(text, at) : undefined;
  if (inNumbers) return inNumbers;
  const plain =
    delimiter === ' ' || as
      ? undefined
      : readPlainFields(text, at, delimiter, maxEntries, notation);
  if (plain) return success(plain);
  const footer = footerOf(text);
  const maxCells = 2 * maxEntries + 2;
  const cells = fieldsOf(text, at, delimiter, maxCells, footer?.start);
  if (cells.count > maxCells) return problems.tooLarge(maxEntries, at, text.length);
  const grouped = delimiter === ',' ? blanksInNumber(cells) : undefined;
  if (grouped) return grouped;
  const options = { notation, delimiter, as, maxEntries, start: at, end: text.length };
  const result = matrixOfCells(cells, options);
  const { rows, cols } = result.ok ? result.value : { rows: 0, cols: 0 };
  if (!footer || !result.ok || (footer.rows === rows && footer.cols === cols)) return result;
  return problems.summarised(rows + 1, 1, footer.start, text.length);
}

const notations: Readonly<Record<Delimiter, string>> = {
  ',': 'CSV',
  ';': 'CSV',
  '\t': 'TSV',
  '|': 'table',
  ' ': 'table',
};

/** The shape that Jupyter writes under a frame, which is copied with it. */
function footerOf(text: string): { start: number; rows: number; cols: number } | undefined {
  const from = Math.max(0, text.length - 100);
  const match = /\n[ \t]*(\d{1,9}) rows? [×x] (\d{1,9}) columns?\s*$/.exec(text.slice(from));
  if (!match) return undefined;
  return { start: from + match.index + 1, rows: Number(match[1]), cols: Number(match[2]) };
}

/** A table of plain numbers, with or without a header. Fast, because large files are like this. */
function readPlainFields(
  text: string,
  at: number,
  delimiter: Delimiter,
  maxEntries: number,
  notation: string,
): Matrix | undefined {
  const whole = plainFields(text, at, delimiter, maxEntries);
  if (whole) return plainMatrix(whole, notation);
  const second = lineEnd(text, at) + 1;
  const below = plainFields(text, second, delimiter, maxEntries);
  if (!below) return undefined;
  // The first line and one row of numbers decide whether it is a header: the other rows are alike.
  const sample = text.slice(at, lineEnd(text, second));
  const { cols } = below;
  const labels = headerLabels(fieldsOf(sample, 0, delimiter, 2 * cols + 2), cols);
  return labels && plainMatrix(below, notation, labels);
}

/** The problem of a blank inside a number, between commas: it may be one number or several. */
function blanksInNumber(cells: CellTable): Failure | undefined {
  const { text } = cells;
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.width(row); column++) {
      const [start, end] = [cells.start(row, column), cells.end(row, column)];
      if (end - start < 5 || end - start > 40 || !blankWithin(text, start, end)) continue;
      const cell = text.slice(start, end);
      const parts = thousandsOf(cell) ? cell.split(/[ \u00a0\u2009\u202f]/) : [];
      if (parts.length < 2) continue;
      const what = t(
        '“{0}” between commas may be {1} or {2} numbers, {3}: write it without the blank, or put the comma in',
        cell,
        parts.join(''),
        parts.length,
        parts.join(t(' and ')),
      );
      return problems.syntax(what, start, end);
    }
  }
  return undefined;
}

/** A blank inside a field that is not one of the last two characters, so digits of a thousand may follow. */
function blankWithin(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 2; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 0xa0 || code === 0x2009 || code === 0x202f) return true;
  }
  return false;
}
