import type { ReadAs } from '../read-as.js';
import { Kind, type CellKinds } from './cell-kinds.js';

/** Where the names and the numbers of a table stand. */
export interface Layout {
  /** 1 where row 0 is a header. */
  readonly firstRow: 0 | 1;
  /** The header has no cell over the names of the rows. */
  readonly isShort: boolean;
  /** Cells of a row that count: a last column that is empty in every row does not. */
  readonly width: number;
  /** The column with the names of the rows, or -1. */
  readonly names: number;
  /** Columns of numbers, some of which may be missing or wrong. */
  readonly columns: readonly number[];
  /** Columns of nothing but text that serve as no names. */
  readonly leftOut: readonly number[];
  readonly doubt?: string | undefined;
}

/** What the notation says of the first row: it `may` be a header (Markdown must have one), or `is` one. */
export type Headed = boolean | 'sure';

/**
 * The header row and the column of names told apart from the numbers, by these rules:
 *
 * 1. What a person chose counts.
 * 2. A last column that is empty in every row comes from a trailing delimiter.
 * 3. A first row one cell shorter than all others is a header over labelled rows, when it holds names (R's
 *    `read.table`: "if the first row contains one fewer field", and what `write.table` writes), and the first
 *    column may hold names: words or whole numbers; under one name alone it must hold words or count.
 * 4. A header is one by evidence, never since the row has a name: no cell of it is a number, and one is a
 *    word over a column without words; or all its cells are quoted and those below are not; or it counts
 *    years, or has other units than all numbers below, over labelled rows.
 * 5. An empty corner stands over names in the first column (pandas `to_csv`, R `write.csv`), when these are
 *    text, or the rest of the first row are names, or the column or both of them count 0, 1, 2 …
 * 6. A first column of text holds names. Otherwise the first column of text does, wherever it stands.
 */
export function layoutOf(kinds: CellKinds, headed: Headed, as: ReadAs): Layout {
  const table = new Columns(kinds);
  const { cells } = kinds;
  const trailing = table.lastColumnEmpty() ? 1 : 0;
  const width = cells.width(0) - trailing;
  const isShort = as.firstRow !== 'data' && table.isShortHeader(trailing);
  const across = isShort ? width + 1 : width;
  const header = isShort ? { is: true } : table.header(width, headed, as);
  const firstRow = header.is ? 1 : 0;
  const types = Array.from({ length: across }, (_, column) => table.type(column, firstRow));
  const counted = as.firstColumn === undefined && table.isSettings(across, firstRow);
  const isCornered = isShort || header.isCornered === true || counted;
  const names = namesColumn(types, { isCornered, as });
  const others = types.map((_, column) => column).filter((column) => column !== names);
  const isText = (column: number): boolean => types[column] === 'text';
  return {
    firstRow,
    isShort,
    width: across,
    names,
    columns: others.filter((column) => !isText(column)),
    leftOut: others.filter(isText),
    doubt:
      header.doubt ??
      (counted ? doubtOfColumn : undefined) ??
      (firstRow === 0 ? table.doubtOfData(across, names) : undefined),
  };
}

/** The names of the rows stand in the first column of text. */
function namesColumn(
  types: readonly string[],
  { isCornered, as }: { readonly isCornered: boolean; readonly as: ReadAs },
): number {
  if (as.firstColumn === 'names' || (isCornered && as.firstColumn !== 'data')) return 0;
  if (types.length < 2) return -1;
  return types.findIndex(
    (type, column) => type === 'text' && (column > 0 || as.firstColumn !== 'data'),
  );
}

interface HeaderAnswer {
  readonly is: boolean;
  /** Its first cell is empty, over names. */
  readonly isCornered?: boolean;
  readonly doubt?: string;
}

/** What kinds of cells stand in the rows and columns of a table. */
class Columns {
  constructor(private readonly kinds: CellKinds) {}

  /** Text, where no cell of a column is a number and most of those that hold something are words. */
  type(column: number, firstRow: number): 'text' | 'entries' {
    const { kinds } = this;
    const { cells } = kinds;
    let words = 0;
    let unknown = 0;
    for (let row = firstRow; row < cells.rows; row++) {
      if (column >= cells.width(row)) continue;
      const kind = kinds.kind(row, column);
      if (kind === Kind.number || kind === Kind.complex) {
        return column === 0 && this.isNumbered(firstRow) ? 'text' : 'entries';
      }
      if (kind === Kind.text) words++;
      else if (kind === Kind.missing && !cells.isEmpty(row, column)) unknown++;
    }
    // One word among entries that are not known is an odd entry.
    return words > 0 && words >= unknown ? 'text' : 'entries';
  }

  /** Column 0 counts (1), (2), (3): names of the rows, no negative numbers. */
  private isNumbered(firstRow: number): boolean {
    const { kinds } = this;
    const { cells } = kinds;
    if (kinds.bracketed.size === 0 || cells.rows - firstRow < 2) return false;
    for (let row = firstRow; row < cells.rows; row++) {
      const before = row > firstRow ? kinds.value(row - 1, 0) : kinds.value(row, 0) + 1;
      if (kinds.value(row, 0) !== before - 1) return false;
      if (!/^\(\d+\)$/.test(cells.label(row, 0))) return false;
    }
    return true;
  }

  lastColumnEmpty(): boolean {
    const { cells } = this.kinds;
    for (let row = 0; row < cells.rows; row++) {
      const width = cells.width(row);
      if (width < 2 || !cells.isEmpty(row, width - 1) || cells.isQuoted(row, width - 1)) {
        return false;
      }
    }
    return true;
  }

  isShortHeader(trailing: number): boolean {
    const { cells } = this.kinds;
    const width = cells.width(0) - trailing;
    if (cells.rows < 2 || width === 0) return false;
    for (let row = 1; row < cells.rows; row++) {
      if (cells.width(row) - trailing !== width + 1) return false;
    }
    // A word alone over two columns of numbers is a title, unless the first one counts the rows.
    const isNamed = width > 1 ? this.areLabels(0) : this.type(0, 1) === 'text' || this.counts(0);
    return isNamed && this.areWords(0, width);
  }

  /** Below row 0 a column holds words, quoted cells or whole numbers, as the names of rows may be. */
  private areLabels(column: number): boolean {
    const { kinds } = this;
    const { cells } = kinds;
    for (let row = 1; row < cells.rows; row++) {
      const value = kinds.value(row, column);
      if (value % 1 !== 0 && !Number.isNaN(value) && !cells.isQuoted(row, column)) return false;
    }
    return true;
  }

  header(width: number, headed: Headed, as: ReadAs): HeaderAnswer {
    const { cells } = this.kinds;
    const isCornered = width > 1 && cells.rows > 1 && cells.isEmpty(0, 0);
    if (as.firstRow === 'data') return { is: false };
    if (as.firstRow === 'names') return { is: cells.rows > 1, isCornered };
    if (headed && this.isBlankRow(width)) return { is: true };
    if (headed === 'sure') return { is: true, isCornered };
    if (cells.rows === 1) return { is: this.areWords(0, width) };
    const labelled = width > 1 && this.type(0, 1) === 'text';
    const named = this.isOverNumbers(width) || this.quotedHeader(width);
    if (isCornered) {
      if (named || this.countsBothWays(width)) return { is: true, isCornered };
      if (labelled || this.counts(0)) return { is: true, isCornered, doubt: doubtOfNames };
    }
    if (named) return { is: true };
    if (labelled && (this.years(width) || this.hasOtherUnits(width))) {
      return { is: true, doubt: doubtOfNames };
    }
    // A table that must have a header has words in it where the matrix has none.
    return headed && !this.hasNumber(0, labelled ? 1 : 0, width) ? { is: true } : { is: false };
  }

  /** Row 0 counts years, or 0, 1, 2 …, but is read as data. */
  doubtOfData(width: number, names: number): string | undefined {
    const { kinds } = this;
    const first = names === 0 ? 1 : 0;
    const counts =
      kinds.cells.rows > 1 && isCount(width - first, (column) => kinds.value(0, column + first));
    return counts ? doubtOfData : undefined;
  }

  /** No cell of row 0 is an entry, and one is a word over a column without words. */
  private isOverNumbers(width: number): boolean {
    if (!this.areWords(0, width)) return false;
    const { kinds } = this;
    const { cells } = kinds;
    let anyNumber = false;
    for (let column = 0; column < width; column++) {
      if (kinds.kind(0, column) !== Kind.text) continue;
      let [numbers, words] = [0, 0];
      for (let row = 1; row < cells.rows; row++) {
        if (column >= cells.width(row)) continue;
        const kind = kinds.kind(row, column);
        if (kind === Kind.number) numbers++;
        else if (kind === Kind.text) words++;
      }
      if (numbers > words) return true;
      anyNumber ||= numbers > 0;
    }
    // A table of words: the first row may be anything.
    return !anyNumber && kinds.kind(0, width - 1) === Kind.text;
  }

  /** Every cell of row 0 is a word or empty, none a spelling of an unknown entry, and one is a word. */
  private areWords(first: number, width: number): boolean {
    const { kinds } = this;
    let words = 0;
    for (let column = first; column < width; column++) {
      if (kinds.kind(0, column) === Kind.text) words++;
      else if (!kinds.cells.isEmpty(0, column)) return false;
    }
    return words > 0;
  }

  private hasNumber(row: number, first: number, width: number): boolean {
    for (let column = first; column < width; column++) {
      const kind = this.kinds.kind(row, column);
      if (kind === Kind.number || kind === Kind.odd) return true;
    }
    return false;
  }

  private isBlankRow(width: number): boolean {
    for (let column = 0; column < width; column++) {
      if (!this.kinds.cells.isEmpty(0, column)) return false;
    }
    return true;
  }

  private quotedHeader(width: number): boolean {
    const { cells } = this.kinds;
    if (cells.width(1) < width) return false;
    let below = true;
    for (let column = 0; column < width; column++) {
      if (!cells.isQuoted(0, column)) return false;
      below &&= cells.isQuoted(1, column);
    }
    return !below;
  }

  /** Row 0 counts years upwards: a year names a column more often than it is a measurement. */
  private years(width: number): boolean {
    const { kinds } = this;
    for (let column = 1; column < width; column++) {
      const year = kinds.value(0, column);
      const follows = column === 1 || year === kinds.value(0, column - 1) + 1;
      if (!follows || !(year >= 1000 && year < 3000)) return false;
    }
    return width > 2;
  }

  /** The numbers of row 0 have one unit, and none below it do: quantiles (10 %, 50 %), times. */
  private hasOtherUnits(width: number): boolean {
    const { kinds } = this;
    const { cells } = kinds;
    const style = width > 2 ? kinds.styleOf(0, 1) : 0;
    if (style === 0) return false;
    for (let column = 1; column < width; column++) {
      if (kinds.styleOf(0, column) !== style) return false;
      for (let row = 1; row < cells.rows; row++) {
        if (column < cells.width(row) && kinds.styleOf(row, column) !== 0) return false;
      }
    }
    return true;
  }

  /** Column 0 grows in plain whole numbers, and all others, two at least, are measured in units. */
  isSettings(width: number, firstRow: number): boolean {
    const { kinds } = this;
    const { cells } = kinds;
    if (kinds.styles.length === 1 || width < 3 || firstRow + 1 >= cells.rows) return false;
    for (let row = firstRow; row < cells.rows; row++) {
      const value = kinds.value(row, 0);
      if (!Number.isInteger(value) || kinds.styleOf(row, 0) > 0) return false;
      if (row > firstRow && !(value > kinds.value(row - 1, 0))) return false;
      for (let column = 1; column < Math.min(width, cells.width(row)); column++) {
        const style = kinds.styleOf(row, column);
        if (style === 0 || !/^\p{L}/u.test(kinds.styles[style]!)) return false;
      }
    }
    return true;
  }

  /** The default names of a pandas frame: 0, 1, 2 … over the columns and beside the rows. */
  private countsBothWays(width: number): boolean {
    for (let column = 1; column < width; column++) {
      if (this.kinds.value(0, column) !== column - 1) return false;
    }
    for (let row = 1; row < this.kinds.cells.rows; row++) {
      if (this.kinds.value(row, 0) !== row - 1) return false;
    }
    return true;
  }

  /** A column counts 0, 1, 2 … or 1, 2, 3 … below row 0, in two rows at least. */
  private counts(column: number): boolean {
    const { kinds } = this;
    const { rows } = kinds.cells;
    const first = kinds.value(1, column);
    if (rows < 3 || (first !== 0 && first !== 1)) return false;
    for (let row = 2; row < rows; row++) {
      if (kinds.value(row, column) !== first + row - 1) return false;
    }
    return true;
  }
}

/** Numbers that count 0, 1, 2 … or years. */
export function isCount(length: number, value: (k: number) => number): boolean {
  const first = value(0);
  if (!(first === 0 && length > 2) && !(first >= 1900 && first < 2100 && length > 1)) return false;
  for (let k = 1; k < length; k++) if (value(k) !== first + k) return false;
  return true;
}

export const doubtOfData = 'Row 1 is read as data; it may hold the names of the columns.';
const doubtOfColumn = 'Column 1 is read as the names of the rows; it may be data.';
const doubtOfNames = 'Row 1 is read as the names of the columns; it may be data.';
