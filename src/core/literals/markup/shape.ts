import { transpose, type Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { problems } from '../problems.js';
import { numberRun } from './numbers.js';
import { t } from '../../texts.js';

/** How a format arranges its numbers. */
export interface Laid {
  readonly rows: number;
  readonly cols: number;
  readonly columnMajor?: boolean;
  /** A last row that the format does not write. */
  readonly lastRow?: readonly number[];
}

/** What a format defines for the numbers at one place. */
export interface Format {
  readonly notation: string;
  /** The layout for a count of numbers, or what is wrong with that count. */
  readonly laid: (count: number) => Laid | string | Failure;
}

/** The numbers of text[start, end) as a matrix in the format's layout. */
export function matrixOfRun(
  text: string,
  start: number,
  end: number,
  { notation, laid }: Format,
  maxEntries: number,
): Result<Matrix> {
  const run = numberRun(text, start, end, maxEntries);
  if (run.isTooLong) return problems.tooLarge(maxEntries, start, end);
  if (run.end < end) return notNumber(text, run.end, end, run.entries.length + 1);
  const count = run.entries.length;
  if (count === 0) return problems.empty([0, 0], start, end);
  const shape = laid(count);
  if (typeof shape === 'string') return failure('ragged', shape, start, end);
  if ('ok' in shape) return shape;
  const { rows, cols, columnMajor = false, lastRow } = shape;
  const notes = [columnMajor ? t('down the columns') : t('along the rows')];
  const written = columnMajor
    ? transpose(shaped(run.entries, cols, rows))
    : shaped(run.entries, rows, cols);
  if (lastRow) notes.push(t('the last row, {0}, is not written', lastRow.join(' ')));
  const whole = lastRow ? withLastRow(written, lastRow) : written;
  return success({ ...whole, reading: { notation, notes } });
}

function withLastRow(matrix: Matrix, row: readonly number[]): Matrix {
  const entries = new Entries();
  matrix.data.forEach((value, k) => {
    if (matrix.missing?.[k] === 1) entries.pushMissing();
    else entries.push(value);
  });
  for (const value of row) entries.push(value);
  return shaped(entries, matrix.rows + 1, matrix.cols);
}

function notNumber(text: string, at: number, end: number, place: number): Failure {
  const written = /^(?:[\w.%-]|[^\s\w,]){1,40}/.exec(text.slice(at, Math.min(end, at + 40)))?.[0];
  const message =
    written === undefined || written === ','
      ? t('A number is missing at place {0}: write it between the commas.', place)
      : t('“{0}” at place {1} is not a number: write its value.', written, place);
  return failure('notNumeric', message, at, Math.min(end, at + (written?.length ?? 1)));
}
