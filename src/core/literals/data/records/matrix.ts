import type { Matrix } from '../../../matrix.js';
import { failure, success, type Failure, type Result } from '../../../result.js';
import { shaped } from '../../rows-builder.js';
import { Entries } from '../../entries.js';
import { missingWords } from '../../missing-words.js';
import { problems } from '../../problems.js';
import type { ReadAs } from '../../read-as.js';
import type { Cell, Column } from './parser.js';
import { t } from '../../../texts.js';

/** The result of reading records, and whether all of the data went into the matrix. */
export interface ReadRecords {
  readonly result: Result<Matrix>;
  /** Every record has all keys, and no column was left out. */
  readonly isWhole: boolean;
}

/**
 * The numbers of the records, with the keys as column names. The first key with only texts gives the names
 * of the rows; other text keys are left out, and the reading says so. A key that at least half of the
 * records lack is a problem: they may lack it by mistake.
 */
export function matrixOfRecords(
  columns: readonly Column[],
  rows: number,
  as: ReadAs | undefined,
  [start, end]: readonly [number, number],
): ReadRecords {
  const stop = (problem: Failure): ReadRecords => ({ result: problem, isWhole: false });
  const numeric: Column[] = [];
  const texts: Column[] = [];
  for (const column of columns) {
    const odd = rareKey(column, rows, start, end) ?? mixed(column);
    if (odd) return stop(odd);
    (column.cells.some((cell) => cell && isText(cell)) ? texts : numeric).push(column);
  }
  const chosen =
    as?.firstColumn === 'names' && numeric[0] === columns[0] ? numeric.shift() : undefined;
  const names = chosen ?? texts.shift();
  if (numeric.length === 0) {
    const cell = columns[0]!.cells.find((one) => one !== undefined)!;
    return stop(problems.notNumeric(1, 1, String(cell.value), cell.start, cell.end));
  }
  const entries = new Entries();
  let holes = 0;
  for (let row = 0; row < rows; row++) {
    for (const { cells } of numeric) {
      const cell = cells[row];
      if (!cell) holes++;
      if (typeof cell?.value === 'number') entries.push(cell.value);
      else entries.pushMissing();
    }
  }
  const notes = [t('names from the keys')];
  if (names) notes.push(t('names in “{0}”', names.key));
  if (texts.length > 0)
    notes.push(t('left out: {0}', texts.map(({ key }) => t('“{0}” (text)', key)).join(', ')));
  if (holes > 0) notes.push(t('{0} entries missing: their records have no such key', holes));
  const rowLabels =
    names && Array.from({ length: rows }, (_, row) => String(names.cells[row]?.value ?? ''));
  const result = success(
    shaped(entries, rows, numeric.length, {
      rowLabels,
      columnLabels: numeric.map(({ key }) => key),
      reading: { notation: 'list of records', notes },
    }),
  );
  return { result, isWhole: holes === 0 && texts.length === 0 };
}

/** A key that at most half of the records have. */
function rareKey(
  { key, count, cells }: Column,
  rows: number,
  start: number,
  end: number,
): Failure | undefined {
  if (2 * count > rows) return undefined;
  const [at] = cells.flatMap((cell, row) => (cell ? [row] : []));
  const message = t(
    'Only {0} of {1} records have the key “{2}” (the first is record {3}): give it to all of them, with null where it is unknown.',
    count,
    rows,
    key,
    (at ?? 0) + 1,
  );
  return failure('ragged', message, start, end);
}

/** A key with both numbers and texts. */
function mixed({ key, cells }: Column): Failure | undefined {
  const text = cells.findIndex((cell) => cell && isText(cell));
  if (text < 0 || !cells.some((cell) => typeof cell?.value === 'number')) return undefined;
  const { value, start, end } = cells[text]!;
  const message = t(
    '“{0}”, “{1}” of record {2}, is a text, but other records have a number there: write a number, or null.',
    value ?? '',
    key,
    text + 1,
  );
  return failure('notNumeric', message, start, end);
}

/** A text that is not a word for a missing value (jsonlite writes "NA"). */
function isText({ value }: Cell): boolean {
  return typeof value === 'string' && value !== '' && !missingWords.has(value.toLowerCase());
}
