import type { Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { CellTable } from '../text/cells.js';
import { matrixOfCells } from '../text/labelled.js';
import { lineAt, startOfLine, type Line } from '../text/lines.js';
import { addBare } from './bare-cell.js';
import { statedIn, type Stated } from './counts.js';
import { hasBar, inkOf, type Ink } from './lines.js';
import { headerOf, type Header } from './header.js';
import { notationOf } from './notation.js';
import { cellText, widthOf, type BarredRow, type DrawnTable } from './table.js';
import { t } from '../../texts.js';

/** Reads a drawn table as a matrix. */
export class DrawnMatrix {
  readonly header: Header;
  end: number;
  private readonly width: number;
  private readonly titles: number;
  private rowsEnd: number;
  private stated: Stated | undefined;
  private readonly notes: string[] = [];

  constructor(
    private readonly text: string,
    private readonly table: DrawnTable,
    private readonly at: number,
    private readonly options: ReadOptions,
    private readonly shape: readonly [number, number] | undefined,
  ) {
    const { rows, rules } = table;
    this.width = Math.max(...rules.map(({ columns }) => columns), widthOf(rows[0]!));
    const title = rules.find(({ below }) => below > 0)?.below ?? 0;
    const isTitled = this.width > 1 && rows.slice(0, title).every((row) => widthOf(row) === 1);
    this.titles = isTitled && title < rows.length ? title : 0;
    this.rowsEnd = rows.length;
    this.header = headerOf(text, table, this.titles, this.width);
    this.end = table.end;
  }

  read(): Result<Matrix> {
    const problem = this.around() ?? this.uneven() ?? this.leftOut() ?? this.lists();
    if (problem) return problem;
    const cells = this.cells();
    const { header, options, at, end } = this;
    const namesFirst = this.namesFirst();
    const isUnder = header.firstRow === this.titles + 1 || header.skipped.size > 0;
    const result = matrixOfCells(cells, {
      notation: notationOf(this.text, this.table, this.shape !== undefined, header),
      headed: header.stated || namesFirst ? 'sure' : isUnder,
      maxEntries: options.maxEntries,
      start: at,
      end,
      as: { ...(namesFirst ? { firstColumn: 'names' } : {}), ...options.as },
    });
    return result.ok ? success(this.described(result.value)) : result;
  }

  /** Checks the lines above and below, and the last rows: they may give the size, or be rows without bars. */
  private around(): Failure | undefined {
    const { table, text } = this;
    const { rows, rules } = table;
    const above = this.shape ? undefined : lineAbove(text, this.at);
    const size =
      above && sizePattern.exec(text.slice(above.body, Math.min(above.end, above.body + 80)));
    if (size) this.note({ rows: Number(size[1]), leftOut: false });
    else if (above && rules[0]?.below !== 0 && beginsWithNumber(text, above)) {
      return noBars('above', above);
    }
    while (this.rowsEnd > this.header.firstRow && this.width > 1) {
      const row = rows[this.rowsEnd - 1]!;
      if (widthOf(row) !== 1 || !rules.some(({ below }) => below > 0 && below < rows.length)) break;
      const [from = row.line.body, to = row.line.end] = row.bounds;
      const stated = statedIn(text, { ...row.line, body: from, end: to });
      if (!stated) break;
      this.note(stated);
      this.rowsEnd--;
    }
    const { after } = table;
    if (!after) return undefined;
    const below = after.end > after.body ? after : lineAt(text, after.next);
    const stated = below && statedIn(text, below);
    if (stated) {
      this.note(stated);
      this.end = below.end;
      return undefined;
    }
    if (below === after && !table.bottomed && mayBeRow(text, after, table.ink)) {
      // What follows is part of the same block, and not a table of its own.
      for (let line: Line | undefined = after; line && line.end > line.body;) {
        this.end = line.end;
        line = lineAt(text, line.next);
      }
      return noBars('under', after);
    }
    return undefined;
  }

  private note(stated: Stated): void {
    const rows = this.stated?.rows ?? stated.rows;
    const leftOut = stated.leftOut || this.stated?.leftOut === true;
    this.stated = { leftOut, ...(rows === undefined ? {} : { rows }) };
  }

  /** The problem of rows with another number of cells than the rules draw, or of rows over several lines. */
  private uneven(): Failure | undefined {
    const { table, text, width, header } = this;
    const rule = table.rules.find(
      ({ columns, below }) => columns > 1 && columns !== width && below < this.rowsEnd,
    );
    if (rule) {
      const { body, end } = rule.line;
      const message = t(
        'This line draws {0} columns, but another draws {1}: all rows of a table must have the same columns.',
        rule.columns,
        width,
      );
      return failure('ragged', message, body, end);
    }
    const isGrid = this.isGrid();
    const cut = table.ink === 'box' || isGrid;
    for (let k = this.titles; k < this.rowsEnd; k++) {
      const row = table.rows[k]!;
      const got = widthOf(row);
      if (got !== width && !header.skipped.has(k)) {
        const [first = row.line.body] = row.bounds;
        const from = first + text.slice(first, row.bounds[1]).search(/\S|$/);
        const last = text.slice(from, row.bounds.at(-1)).trimEnd().length;
        const to = from + Math.max(1, last);
        return problems.ragged(Math.max(1, k - header.firstRow + 1), got, width, from, to);
      }
      const begins = k === header.firstRow || table.rules.some(({ below }) => below === k);
      if (k < header.firstRow || begins || !cut || width < 2) continue;
      const isOne = isGrid
        ? isFull(text, row) && isFull(text, table.rows[k - 1]!)
        : filled(text, row) > 1 || cellText(text, row, width - 1) !== '';
      if (isOne) continue;
      const message = t(
        'This line may go on with the row above it or be a row of its own: put each row on one line.',
      );
      return failure('ragged', message, row.line.body, row.line.end);
    }
    return undefined;
  }

  /** There are rules between the rows. */
  private isGrid(): boolean {
    const { firstRow } = this.header;
    return this.table.rules.some(({ below }) => below > firstRow && below < this.rowsEnd);
  }

  /** The problem of rows or columns of dots, or of another number of rows or columns than is stated. */
  private leftOut(): Failure | undefined {
    const { table, text, shape, stated, width, header } = this;
    for (let k = this.titles; k < this.rowsEnd; k++) {
      const row = table.rows[k]!;
      for (let j = 0; j < width && !header.skipped.has(k); j++) {
        if (!/^(?:[.…⋯⋮⋱]+|·)$/.test(cellText(text, row, j)) || cellText(text, row, j) === '.')
          continue;
        const [from = 0, to = 0] = row.bounds.slice(2 * j);
        return summarised(
          t('“{0}” stands for what is left out', text.slice(from, to).trim()),
          from,
          to,
        );
      }
    }
    const shown = this.rowsEnd - header.firstRow;
    const want = shape?.[0] ?? stated?.rows;
    const { end, at } = this;
    if (stated?.leftOut === true || (want !== undefined && want > shown)) {
      const what =
        want === undefined ? t('A part is left out') : t('{0} of {1} rows are shown', shown, want);
      return summarised(what, at, end);
    }
    if (shape && shape[1] > width) {
      return summarised(t('{0} of {1} columns are shown', width, shape[1]), at, end);
    }
    if ((want === undefined || want === shown) && (!shape || shape[1] === width)) return undefined;
    const message = shape
      ? t(
          'This table has {0} rows and {1} columns, but says that it has {2} rows and {3} columns.',
          shown,
          width,
          want ?? shown,
          shape[1],
        )
      : t(
          'This table has {0} rows and {1} columns, but says that it has {2} rows.',
          shown,
          width,
          want ?? shown,
        );
    return failure('ragged', message, at, end);
  }

  /** The problem of a column of lists: it holds neither numbers nor names, and is not dropped silently. */
  private lists(): Failure | undefined {
    const { text, table, header } = this;
    const column = header.types?.indexOf('lists') ?? -1;
    const row = table.rows[header.firstRow];
    if (column < 0 || !row) return undefined;
    const [from = 0, to = 0] = row.bounds.slice(2 * column);
    return problems.notNumeric(1, column + 1, text.slice(from, to).trim(), from, to);
  }

  /** The first column holds the names of the rows: their numbers, or text where a typed table has any. */
  private namesFirst(): boolean {
    const { text, table, titles, header } = this;
    if (this.textColumns().length > 0) return true;
    const corner = cellText(text, table.rows[titles]!, 0);
    if (this.width < 2 || header.firstRow === titles) return false;
    return (
      /^(?:\(index\)|\(iteration index\)|Row)$/.test(corner) ||
      (corner === '' && filled(text, table.rows[titles]!) > 0)
    );
  }

  /** Columns whose type is text. */
  private textColumns(): number[] {
    const { types = [] } = this.header;
    return types.flatMap((type, j) => (type === 'text' ? [j] : []));
  }

  /** The header and the rows; the first text column of a typed table comes first, the others are left out. */
  private cells(): CellTable {
    const { text, table, header, width } = this;
    const cells = new CellTable(text);
    const [names, ...others] = this.textColumns();
    const order = Array.from({ length: width }, (_, j) => j).filter(
      (j) => j !== names && !others.includes(j),
    );
    if (names !== undefined) order.unshift(names);
    if (others.length > 0) {
      const what = others.map((j) => t('column {0} (text)', j + 1)).join(', ');
      this.notes.push(t('left out: {0}', what));
    }
    for (let k = this.titles; k < this.rowsEnd; k++) {
      if (header.skipped.has(k)) continue;
      const { bounds } = table.rows[k]!;
      for (const j of order) addBare(text, bounds[2 * j]!, bounds[2 * j + 1]!, cells);
      cells.endRow();
    }
    return cells;
  }

  private described(matrix: Matrix): Matrix {
    const { reading = { notation: '', notes: [] } } = matrix;
    const notes = [...reading.notes, ...this.notes];
    const { names } = this.header;
    const first = this.table.rows[this.titles]!;
    const columnLabels =
      names &&
      matrix.columnLabels?.map(
        (label) => names.find((_, j) => cellText(this.text, first, j) === label) ?? label,
      );
    return {
      ...matrix,
      ...(columnLabels ? { columnLabels } : {}),
      reading: { ...reading, notes },
    };
  }
}

/** How many cells of a row are not empty. */
function filled(text: string, row: BarredRow): number {
  return row.bounds.filter((_, j) => j % 2 === 0 && cellText(text, row, j / 2) !== '').length;
}

function isFull(text: string, row: BarredRow): boolean {
  return filled(text, row) === widthOf(row);
}

function summarised(what: string, start: number, end: number): Failure {
  const message = t(
    '{0}: a part of a table is not shown as the whole. Print all of its rows and columns.',
    what,
  );
  return failure('summarised', message, start, end);
}

/** Julia's and others' `2×3 DataFrame` over a table. */
const sizePattern = /^\s*(\d{1,9})\s?[×x]\s?\d{1,9}\s+[A-Z]/;

/** A line next to a table that may be a row of it: it begins with a number, or rows follow it. */
function mayBeRow(text: string, line: Line, ink: Ink): boolean {
  if (beginsWithNumber(text, line)) return true;
  const next = lineAt(text, line.next);
  const isMarked = /^\s*(?:[>#|+`~*]|-\s)/.test(text.slice(line.body, line.body + 80));
  return next !== undefined && !isMarked && inkOf(text, next) === ink && hasBar(text, next, ink);
}

function beginsWithNumber(text: string, line: Line): boolean {
  return /^\s*[-+\u2212]?[.,]?\d/.test(text.slice(line.body, Math.min(line.end, line.body + 200)));
}

function noBars(where: 'under' | 'above', line: Line): Failure {
  const message =
    where === 'under'
      ? t(
          'The line under this table may be a row of it, but has no bars: put bars between its entries, or an empty line between it and the table.',
        )
      : t(
          'The line above this table may be a row of it, but has no bars: put bars between its entries, or an empty line between it and the table.',
        );
  return failure('ragged', message, line.body, Math.max(line.end, line.body + 1));
}

/** The line right above a table, where it is not empty. */
function lineAbove(text: string, at: number): Line | undefined {
  const start = startOfLine(text, at - 1, Math.max(0, at - 400));
  return at > 0 && start < at - 1 ? lineAt(text, start) : undefined;
}
