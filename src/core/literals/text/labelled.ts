import type { HowRead, Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { problems } from '../problems.js';
import type { ReadAs } from '../read-as.js';
import { CellKinds, Kind, marksOf } from './cell-kinds.js';
import { plusMinus } from './cell-number.js';
import type { CellTable } from './cells.js';
import type { Delimiter } from './fields.js';
import { doubtOfData, isCount, layoutOf, type Headed, type Layout } from './layout.js';
import { t, translated } from '../../texts.js';

/** How to read a table of cells. An absent option is decided from the cells. */
export interface TableOptions {
  /** What a person calls the notation: "CSV", "Markdown table", "HTML table". */
  readonly notation: string;
  /** What the notation says about row 0 (see `Headed`). */
  readonly headed?: Headed;
  /** The character between the cells, where it helps to interpret the commas inside them. */
  readonly delimiter?: Delimiter;
  readonly as?: ReadAs | undefined;
  readonly maxEntries: number;
  /** The literal's range in the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Cells → Matrix: all tables are read here, whatever separates their cells. `layout.ts` separates the
 * header and the row names from the numbers. `cell-number.ts` reads the numbers as spreadsheets write them.
 *
 * No cell is dropped silently. All rows must have the same length. A column of only text gives the row
 * names, or the reading names it as left out. A cell of another kind than its column is a problem that
 * names the cell; so is a number whose comma may mean two things.
 */
export function matrixOfCells(cells: CellTable, options: TableOptions): Result<Matrix> {
  const { start, end, headed = false, delimiter, as = {} } = options;
  if (cells.rows === 0) return problems.empty([0, 0], start, end);
  const { mark, problem, doubt } = marksOf(cells, delimiter, as);
  if (problem) return problem;
  const kinds = new CellKinds(cells, mark, as.percent);
  const layout = layoutOf(kinds, headed, as);
  const wrong = lengthProblem(cells, layout) ?? textProblem(kinds, layout, delimiter);
  if (wrong) return wrong;
  const { columns, firstRow, names } = layout;
  const rows = cells.rows - firstRow;
  if (rows * columns.length > options.maxEntries) {
    return problems.tooLarge(options.maxEntries, start, end);
  }
  if (rows * columns.length === 0) return problems.empty([rows, columns.length], start, end);
  const entries = entriesOf(kinds, layout);
  if (!(entries instanceof Entries)) return entries;
  const notes = notesOf(kinds, layout, as);
  const told = doubt ?? layout.doubt;
  const reading: HowRead = {
    notation: options.notation,
    notes,
    ...(told === undefined ? {} : { doubt: told }),
  };
  return success(
    shaped(entries, rows, columns.length, {
      ...(names < 0 ? {} : { rowLabels: rowLabels(cells, layout) }),
      columnLabels: columnLabels(cells, layout),
      reading,
    }),
  );
}

/** A matrix of plain numbers, with or without column names. It needs no `CellTable`. */
export function plainMatrix(
  { entries, rows, cols }: { entries: Entries; rows: number; cols: number },
  notation: string,
  labels?: readonly string[],
): Matrix {
  const doubt = labels || !countsFirst(entries, rows, cols) ? undefined : translated(doubtOfData);
  const reading = {
    notation,
    notes: labels ? [t('names in row 1')] : [],
    ...(doubt === undefined ? {} : { doubt }),
  };
  return shaped(entries, rows, cols, { columnLabels: labels, reading });
}

/** The first row counts 0, 1, 2 … or years. */
function countsFirst(entries: Entries, rows: number, cols: number): boolean {
  return rows > 1 && isCount(cols, (column) => entries.at(column) ?? NaN);
}

/**
 * The names in row 0, by the rules of `layoutOf`. `cells` holds row 0 and one of the rows of plain numbers
 * below it. undefined where row 0 is not a header over exactly these columns.
 */
export function headerLabels(cells: CellTable, columns: number): readonly string[] | undefined {
  if (cells.rows !== 2 || cells.width(0) !== columns || cells.width(1) !== columns)
    return undefined;
  if (cells.isEmpty(0, 0)) return undefined;
  const layout = layoutOf(new CellKinds(cells, '.', undefined), false, {});
  if (layout.firstRow === 0 || layout.names >= 0) return undefined;
  return columnLabels(cells, layout);
}

/** The numbers, or the problem of the first cell that is not a number. */
function entriesOf(kinds: CellKinds, layout: Layout): Entries | Failure {
  const { cells } = kinds;
  const entries = new Entries();
  const styles: (number | undefined)[] = [];
  for (let row = layout.firstRow; row < cells.rows; row++) {
    for (const column of layout.columns) {
      const kind = kinds.kind(row, column);
      if (kind === Kind.missing) entries.pushMissing();
      else if (kind !== Kind.number) return cellProblem(kinds, layout, row, column);
      else {
        const style = kinds.styleOf(row, column);
        if (style !== (styles[column] ??= style)) return styleProblem(kinds, layout, row, column);
        entries.push(kinds.value(row, column));
      }
    }
    if (layout.names >= 0 && kinds.kind(row, layout.names) === Kind.dots) {
      return cellProblem(kinds, layout, row, layout.names);
    }
  }
  return entries;
}

/** Row and column of a cell, counted from 1 without the header and the names of the rows. */
function placeOf(layout: Layout, row: number, column: number): [row: number, column: number] {
  return [row - layout.firstRow + 1, layout.names === 0 ? column : column + 1];
}

function cellProblem(kinds: CellKinds, layout: Layout, row: number, column: number): Failure {
  const { cells } = kinds;
  const [start, end] = [cells.start(row, column), cells.end(row, column)];
  const [i, j] = placeOf(layout, row, column);
  const written = cells.text.slice(start, end);
  const kind = kinds.kind(row, column);
  if (kind === Kind.dots) return problems.summarised(i, Math.max(j, 1), start, end);
  if (kind === Kind.complex) return problems.complex(i, j, written, start, end);
  return problems.notNumeric(i, j, written, start, end);
}

function styleProblem(kinds: CellKinds, layout: Layout, row: number, column: number): Failure {
  const { cells } = kinds;
  const [start, end] = [cells.start(row, column), cells.end(row, column)];
  const [i, j] = placeOf(layout, row, column);
  const message = t(
    '“{0}” at row {1}, column {2} is written in another way than the numbers above it: all numbers of a column must have the same unit, or none.',
    cells.text.slice(start, end),
    i,
    j,
  );
  return failure('notNumeric', message, start, end);
}

/** The problem of rows of different lengths, or of a header with more or fewer names than columns. */
function lengthProblem(cells: CellTable, layout: Layout): Failure | undefined {
  const { firstRow, width, isShort, names } = layout;
  const trailing = cells.width(0) + (isShort ? 1 : 0) - width;
  const named = names === 0 ? 1 : 0;
  const first = firstRow < cells.rows ? cells.width(firstRow) - trailing : width;
  for (let row = firstRow; row < cells.rows; row++) {
    const got = cells.width(row) - trailing;
    const [start, end] = [cells.start(row, 0), cells.end(row, cells.width(row) - 1)];
    if (got <= named && width > named) return noEntries(row - firstRow + 1, start, end);
    if (got === first) continue;
    return problems.ragged(
      row - firstRow + 1,
      got - named,
      first - named,
      start,
      Math.max(end, start + 1),
    );
  }
  if (firstRow === 0 || first === width) return undefined;
  const message =
    width === 1
      ? t('The header has 1 name over {0} columns: it must have one for each.', first)
      : t('The header has {0} names over {1} columns: it must have one for each.', width, first);
  return failure('ragged', message, cells.start(0, 0), cells.end(0, cells.width(0) - 1));
}

function noEntries(row: number, start: number, end: number): Failure {
  const message = t('Row {0} has a name and no entries: all rows must be of the same length.', row);
  return failure('ragged', message, start, end);
}

/**
 * The problem of text that is not a name: a table without numbers, or words among numbers in rows that
 * blanks separate. In such rows only the count of words decides what a column is.
 */
function textProblem(
  kinds: CellKinds,
  layout: Layout,
  delimiter: Delimiter | undefined,
): Failure | undefined {
  const { columns, leftOut, names, firstRow } = layout;
  const { cells } = kinds;
  if (firstRow >= cells.rows) return undefined;
  const rows = cells.rows - firstRow;
  const isLoose =
    rows < 2 || (delimiter === ' ' && (firstRow === 0 || leftOut.length >= columns.length));
  const text = [...leftOut, ...(names > 0 ? [names] : [])].sort((a, b) => a - b)[0];
  if (text !== undefined && (isLoose || columns.length === 0)) {
    return cellProblem(kinds, layout, firstWord(kinds, firstRow, text), text);
  }
  if (columns.length === 0 && names >= 0) {
    return cellProblem(kinds, layout, firstWord(kinds, firstRow, names), names);
  }
  // Standard errors: a row of numbers in parentheses, without a row name, below the numbers they belong to.
  for (let row = firstRow; kinds.bracketed.size > 0 && names >= 0 && row < cells.rows; row++) {
    if (!cells.isEmpty(row, names)) continue;
    const column = columns.find((j) => kinds.kind(row, j) !== Kind.missing);
    if (column === undefined || !kinds.bracketed.has(cells.index(row, column))) continue;
    return cellProblem(kinds, layout, row, column);
  }
  return undefined;
}

function firstWord(kinds: CellKinds, firstRow: number, column: number): number {
  for (let row = firstRow; row < kinds.cells.rows; row++) {
    if (kinds.kind(row, column) === Kind.text) return row;
  }
  return firstRow;
}

function rowLabels(cells: CellTable, { firstRow, names }: Layout): string[] {
  const labels: string[] = [];
  for (let row = firstRow; row < cells.rows; row++) labels.push(cells.label(row, names));
  return labels;
}

/** The names over the columns; undefined without a header, and where all are empty. */
function columnLabels(cells: CellTable, layout: Layout): string[] | undefined {
  if (layout.firstRow === 0) return undefined;
  const labels = layout.columns.map((column) => headerOf(cells, layout, column));
  return labels.some((label) => label !== '') ? labels : undefined;
}

function headerOf(cells: CellTable, layout: Layout, column: number): string {
  const at = layout.isShort ? column - 1 : column;
  return at < 0 ? '' : cells.label(0, at);
}

/** Short notes on how the table was read. */
function notesOf(kinds: CellKinds, layout: Layout, as: ReadAs): string[] {
  const { cells, mark, styles } = kinds;
  const { firstRow, names, leftOut, columns } = layout;
  const titled = (column: number): string => {
    const name = firstRow > 0 ? headerOf(cells, layout, column) : '';
    return name === '' ? t('column {0}', column + 1) : t('column {0} “{1}”', column + 1, name);
  };
  const notes: string[] = [];
  const named = firstRow > 0 && columns.some((column) => headerOf(cells, layout, column) !== '');
  const inColumn = names === 0 ? t('column {0}', 1) : titled(names);
  if (named && names < 0) notes.push(t('names in row 1'));
  else if (named) notes.push(t('names in row 1 and {0}', inColumn));
  else if (names >= 0) notes.push(t('names in {0}', inColumn));
  if (leftOut.length > 0) notes.push(t('left out: {0} (text)', leftOut.map(titled).join(', ')));
  if (mark === ',') notes.push(t('decimal comma'));
  if (kinds.hasGroups) notes.push(t('thousands without their separators'));
  if (kinds.bracketed.size > 0) notes.push(t('parentheses as minus signs'));
  const used = new Set<number>();
  for (const column of columns) {
    for (let row = firstRow; row < cells.rows; row++) {
      if (kinds.kind(row, column) !== Kind.number) continue;
      const style = kinds.styleOf(row, column);
      if (style > 0) used.add(style);
      break;
    }
  }
  for (const style of used) notes.push(styleNote(styles[style]!, as));
  return notes;
}

function styleNote(style: string, as: ReadAs): string {
  if (style === '%') return as.percent === 'number' ? t('percent') : t('percent divided by 100');
  return style === plusMinus ? t('without the errors behind ±') : t('in {0}', style);
}
