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

/** How to read a table of cells; what is absent is told from the cells. */
export interface TableOptions {
  /** What a person calls the notation: "CSV", "Markdown table", "HTML table". */
  readonly notation: string;
  /** What the notation says of row 0: a Markdown table must have a header, a database's surely has one. */
  readonly headed?: Headed;
  /** What stands between the cells, where it tells something about the commas in them. */
  readonly delimiter?: Delimiter;
  readonly as?: ReadAs | undefined;
  readonly maxEntries: number;
  /** The literal's range in the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Cells → Matrix: the one reading of all tables, whatever stands between their cells. The header and the
 * names of the rows are told apart from the numbers (`layout.ts`), and the numbers are read as
 * spreadsheets write them (`cell-number.ts`).
 *
 * All cells are accounted for: rows must be of one length; a column of nothing but text gives the names
 * of the rows or is named in the reading as left out; a cell of another kind than its column, and a
 * number whose comma may mean two things, are problems that name the cell.
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

/** Entries of one kind of number only, under names or none: what needs no cells. */
export function plainMatrix(
  { entries, rows, cols }: { entries: Entries; rows: number; cols: number },
  notation: string,
  labels?: readonly string[],
): Matrix {
  const doubt = labels || !countsFirst(entries, rows, cols) ? undefined : doubtOfData;
  const reading = {
    notation,
    notes: labels ? ['names in row 1'] : [],
    ...(doubt === undefined ? {} : { doubt }),
  };
  return shaped(entries, rows, cols, { columnLabels: labels, reading });
}

/** The first row counts 0, 1, 2 … or years. */
function countsFirst(entries: Entries, rows: number, cols: number): boolean {
  return rows > 1 && isCount(cols, (column) => entries.at(column) ?? NaN);
}

/**
 * The names in row 0 of a table whose other rows are plain numbers (of which row 1 is one), by the rules of
 * `layoutOf`; undefined where row 0 is no header over exactly these columns.
 */
export function headerLabels(cells: CellTable, columns: number): readonly string[] | undefined {
  if (cells.rows !== 2 || cells.width(0) !== columns || cells.width(1) !== columns)
    return undefined;
  if (cells.isEmpty(0, 0)) return undefined;
  const layout = layoutOf(new CellKinds(cells, '.', undefined), false, {});
  if (layout.firstRow === 0 || layout.names >= 0) return undefined;
  return columnLabels(cells, layout);
}

/** The numbers, or the first cell that is none. */
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
  const message =
    `“${cells.text.slice(start, end)}” at row ${i}, column ${j} is written in another way than the numbers ` +
    'above it: all numbers of a column must have the same unit, or none.';
  return failure('notNumeric', message, start, end);
}

/** Rows of different lengths, and a header over more or fewer columns. */
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
  const message = `The header has ${width} ${width === 1 ? 'name' : 'names'} over ${first} columns: it must have one for each.`;
  return failure('ragged', message, cells.start(0, 0), cells.end(0, cells.width(0) - 1));
}

function noEntries(row: number, start: number, end: number): Failure {
  const message = `Row ${row} has a name and no entries: all rows must be of the same length.`;
  return failure('ragged', message, start, end);
}

/**
 * Text that is no name: a table without numbers, and words among the numbers of rows between blanks, where
 * a column is only what the words make it.
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
  // Standard errors stand in parentheses below their numbers.
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

/** How the table was read, in a few words each. */
function notesOf(kinds: CellKinds, layout: Layout, as: ReadAs): string[] {
  const { cells, mark, styles } = kinds;
  const { firstRow, names, leftOut, columns } = layout;
  const titled = (column: number): string => {
    const name = firstRow > 0 ? headerOf(cells, layout, column) : '';
    return `column ${column + 1}${name === '' ? '' : ` “${name}”`}`;
  };
  const notes: string[] = [];
  const named = firstRow > 0 && columns.some((column) => headerOf(cells, layout, column) !== '');
  const inColumn = names === 0 ? 'column 1' : titled(names);
  if (named) notes.push(`names in row 1${names < 0 ? '' : ` and ${inColumn}`}`);
  else if (names >= 0) notes.push(`names in ${inColumn}`);
  if (leftOut.length > 0) notes.push(`left out: ${leftOut.map(titled).join(', ')} (text)`);
  if (mark === ',') notes.push('decimal comma');
  if (kinds.hasGroups) notes.push('thousands without their separators');
  if (kinds.bracketed.size > 0) notes.push('parentheses as minus signs');
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
  if (style === '%') return as.percent === 'number' ? 'percent' : 'percent divided by 100';
  return style === plusMinus ? 'without the errors behind ±' : `in ${style}`;
}
