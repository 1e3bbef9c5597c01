import type { Matrix } from '../../matrix.js';
import { failure, type Failure, type Result } from '../../result.js';
import { RowsBuilder } from '../build.js';
import { problems } from '../problems.js';
import type { CellTable } from './cells.js';
import { Entry, isDash, pushEntry, readEntry } from './entry.js';

export interface TableOptions {
  /** The comma is the decimal point. */
  readonly comma: boolean;
  /** The notation itself says that row 0 is a header (a Markdown table). */
  readonly headed: boolean;
  readonly maxEntries: number;
  /** The literal's range in the text. */
  readonly start: number;
  readonly end: number;
}

type CellKind = 'number' | 'missing' | 'dots' | 'text';

/**
 * Delimited cells → Matrix, with the header row and the label column told apart from the numbers.
 *
 * The rules, in this order:
 * 1. A last column that is empty in every row comes from a trailing delimiter and is dropped.
 * 2. A first row one cell shorter than all the others is a header over labelled rows (R's
 *    `read.table`: "if the first row contains one fewer field", and what `write.table` writes).
 * 3. The first column holds labels when all its cells (below a header) are text, or when the corner
 *    above it is empty and the rest of the first row are names (pandas `to_csv`, R `write.csv`).
 * 4. The first row is a header when none of its data cells is a number and one is text; when all its
 *    cells are quoted and those below are not; when the corner is empty above text labels; or when
 *    it counts years over labelled rows. A first row of numbers and text mixed is
 *    data with a mistake in it, which is reported, not hidden.
 */
export function matrixOfCells(cells: CellTable, options: TableOptions): Result<Matrix> {
  const { start, end } = options;
  if (cells.rows === 0) return problems.empty([0, 0], start, end);
  const layout = layoutOf(cells, options);
  const builder = new RowsBuilder(options.maxEntries, start);
  const entry = new Entry();
  const rowLabels: string[] = [];
  for (let row = layout.firstRow; row < cells.rows; row++) {
    const width = cells.width(row) - layout.trailing;
    if (layout.firstColumn > 0) rowLabels.push(cells.label(row, 0));
    for (let column = layout.firstColumn; column < width; column++) {
      const from = cells.start(row, column);
      const to = cells.end(row, column);
      readEntry(cells.text, from, to, entry, options.comma);
      if (entry.kind === 'text' && isDash(cells.text, from, to)) entry.kind = 'missing';
      pushEntry(builder, entry, cells.text, from, to);
    }
    if (width <= layout.firstColumn) {
      builder.fail(noEntries(builder.row, cells.start(row, 0), cells.end(row, 0)));
    }
    builder.endRow(cells.start(row, 0), cells.end(row, cells.width(row) - 1));
    if (builder.problem) return builder.problem;
  }
  const columns = builder.rows === 0 ? 0 : builder.entries.length / builder.rows;
  const columnLabels = layout.firstRow > 0 ? headerOf(cells, layout, columns) : undefined;
  return builder.finish(end, {
    ...(layout.firstColumn > 0 ? { rowLabels } : {}),
    ...(columnLabels ? { columnLabels } : {}),
  });
}

/**
 * The names in row 0 of a table whose other rows are plain numbers (of which row 1 is one), by the
 * rules above; undefined where row 0 is no header over exactly these columns.
 */
export function headerLabels(cells: CellTable, columns: number): readonly string[] | undefined {
  if (cells.rows !== 2 || cells.width(0) !== columns || cells.width(1) !== columns)
    return undefined;
  if (cells.isEmpty(0, 0)) return undefined;
  const kinds = new Kinds(cells, false);
  if (!kinds.rowIsNames(0, 0, columns) && !kinds.quotedHeader(columns)) return undefined;
  return headerOf(cells, { firstRow: 1, firstColumn: 0, trailing: 0 }, columns);
}

function noEntries(row: number, start: number, end: number): Failure {
  const message = `Row ${row} has a name and no entries: all rows must be of the same length.`;
  return failure('ragged', message, start, end);
}

interface Layout {
  readonly firstRow: 0 | 1;
  readonly firstColumn: 0 | 1;
  /** Empty cells at the end of every row. */
  readonly trailing: 0 | 1;
}

function layoutOf(cells: CellTable, options: TableOptions): Layout {
  const kinds = new Kinds(cells, options.comma);
  const trailing = kinds.lastColumnEmpty() ? 1 : 0;
  const short = cells.rows > 1 && cells.width(0) + 1 === cells.width(1) - trailing;
  if (short && kinds.rowIsNames(0, 0, cells.width(0))) {
    return { firstRow: 1, firstColumn: 1, trailing };
  }
  const width = cells.width(0) - trailing;
  const labels = width > 1 && kinds.columnIsText(1);
  const named = kinds.rowIsNames(0, 1, width) || kinds.quotedHeader(width);
  const corner = width > 1 && cells.rows > 1 && cells.isEmpty(0, 0);
  if (corner && (labels || named || kinds.countsBothWays(width))) {
    return { firstRow: 1, firstColumn: 1, trailing };
  }
  if (labels && cells.rows > 1 && (named || kinds.years(width))) {
    return { firstRow: 1, firstColumn: 1, trailing };
  }
  const header =
    kinds.rowIsNames(0, 0, width) ||
    kinds.quotedHeader(width) ||
    (options.headed && kinds.rowIsBlank(0, width));
  if (header) return { firstRow: 1, firstColumn: 0, trailing };
  return { firstRow: 0, firstColumn: width > 1 && kinds.columnIsText(0) ? 1 : 0, trailing };
}

/** What kinds of cells stand in the rows and columns of a table. */
class Kinds {
  private readonly entry = new Entry();

  constructor(
    private readonly cells: CellTable,
    private readonly comma: boolean,
  ) {}

  kind(row: number, column: number): CellKind {
    const { cells, entry } = this;
    const from = cells.start(row, column);
    const to = cells.end(row, column);
    if (from === to || isDash(cells.text, from, to)) return 'missing';
    readEntry(cells.text, from, to, entry, this.comma);
    return entry.kind === 'complex' ? 'text' : entry.kind;
  }

  /** No cell of the row from `first` is a number, and one is text. */
  rowIsNames(row: number, first: number, width: number): boolean {
    let text = false;
    for (let column = first; column < width; column++) {
      const kind = this.kind(row, column);
      if (kind === 'number' || kind === 'dots') return false;
      text ||= kind === 'text';
    }
    return text;
  }

  rowIsBlank(row: number, width: number): boolean {
    for (let column = 0; column < width; column++) {
      if (!this.cells.isEmpty(row, column)) return false;
    }
    return true;
  }

  /** Every cell of column 0 from row `first` is text or unknown, and one is text. */
  columnIsText(first: number): boolean {
    let text = false;
    for (let row = first; row < this.cells.rows; row++) {
      const kind = this.kind(row, 0);
      if (kind === 'number' || kind === 'dots') return false;
      text ||= kind === 'text';
    }
    return text;
  }

  lastColumnEmpty(): boolean {
    const { cells } = this;
    for (let row = 0; row < cells.rows; row++) {
      const width = cells.width(row);
      if (width < 2 || !cells.isEmpty(row, width - 1) || cells.isQuoted(row, width - 1)) {
        return false;
      }
    }
    return true;
  }

  quotedHeader(width: number): boolean {
    const { cells } = this;
    if (cells.rows < 2 || cells.width(1) < width) return false;
    let below = true;
    for (let column = 0; column < width; column++) {
      if (!cells.isQuoted(0, column)) return false;
      below &&= cells.isQuoted(1, column);
    }
    return !below;
  }

  /** Row 0 counts years upwards: a year names a column more often than it is a measurement. */
  years(width: number): boolean {
    for (let column = 1; column < width; column++) {
      const year = this.value(0, column);
      const follows = column === 1 || year === this.value(0, column - 1) + 1;
      if (!follows || !(year >= 1000 && year < 3000)) return false;
    }
    return width > 2;
  }

  /** The default names of a pandas frame: 0, 1, 2 … over the columns and beside the rows. */
  countsBothWays(width: number): boolean {
    for (let column = 1; column < width; column++) {
      if (this.value(0, column) !== column - 1) return false;
    }
    for (let row = 1; row < this.cells.rows; row++) {
      if (this.value(row, 0) !== row - 1) return false;
    }
    return true;
  }

  private value(row: number, column: number): number {
    return this.kind(row, column) === 'number' ? this.entry.value : NaN;
  }
}

/** The names over the data columns; undefined where they are no names for exactly these columns. */
function headerOf(cells: CellTable, layout: Layout, columns: number): string[] | undefined {
  const width = cells.width(0) - layout.trailing;
  const first = width - columns;
  if (first !== layout.firstColumn && first !== 0) return undefined;
  const labels: string[] = [];
  for (let column = first; column < width; column++) labels.push(cells.label(0, column));
  return labels.some((label) => label !== '') ? labels : undefined;
}
