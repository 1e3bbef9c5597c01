import type { ReadAs } from '../read-as.js';
import { Kind, type CellKinds } from './cell-kinds.js';
import { later, translated } from '../../texts.js';

/** Where the names and the numbers of a table are. */
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
  /** Columns of only text that are not used as names. */
  readonly leftOut: readonly number[];
  readonly doubt?: string | undefined;
}

/** What the notation says about row 0. `true`: it may be a header (Markdown must have one). 'sure': it is one. */
export type Headed = boolean | 'sure';

/**
 * Separates the header row and the column of names from the numbers, by these rules:
 *
 * 1. What the user chose counts.
 * 2. A last column that is empty in every row comes from a trailing delimiter.
 * 3. A first row one cell shorter than all others is a header over labelled rows (R's `read.table`: "if the
 *    first row contains one fewer field", and what `write.table` writes). It must hold names, and the first
 *    column words or whole numbers; under a single name, the first column must be text or count the rows.
 * 4. A header needs evidence; that the row has a name is not enough. Either no cell of it is a number and one
 *    is a word over a column with more numbers than words; or all its cells are quoted and not all below
 *    are; or, over labelled rows, it counts years or has a unit that no number below has.
 * 5. An empty corner is over names in the first column (pandas `to_csv`, R `write.csv`), if these are text or
 *    count 0, 1, 2 … or 1, 2, 3 …, or the rest of the first row are names or counts like the column. The sign of
 *    an operation in the corner is as good as none.
 * 6. Otherwise the first column of text holds the names, at any position.
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
  const doubt =
    header.doubt ??
    (counted ? doubtOfColumn : undefined) ??
    (firstRow === 0 ? table.doubtOfData(across, names) : undefined);
  return {
    firstRow,
    isShort,
    width: across,
    names,
    columns: others.filter((column) => !isText(column)),
    leftOut: others.filter(isText),
    doubt: doubt === undefined ? undefined : translated(doubt),
  };
}

/** The column with the names of the rows, or -1: the first column of text, or column 0 by rules 1, 3 and 5. */
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
  /** Its first cell is empty, over the names of the rows. */
  readonly isCornered?: boolean;
  readonly doubt?: string;
}

/** A mark of a missing entry that is not read as one: it is not a name. */
const mark = /^\s*[.?*\u2013\u2014-]{1,3}\s*$/;

/** The corner of a table of an operation: × over the factors, or `i\\j`. */
const operation = /^\s*(?:[×·⋅∗⊗⊕⊙+÷∘∧∨∩∪\\/]|[a-z]\s?[\\/]\s?[a-z])\s*$/i;

/** What kinds of cells the rows and columns of a table hold. */
class Columns {
  constructor(private readonly kinds: CellKinds) {}

  /** Text, where no cell of a column is a number and at least half of the cells that hold something are words. */
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
      if (kind === Kind.text && !mark.test(cells.label(row, column))) words++;
      else if (kind === Kind.missing && !cells.isEmpty(row, column)) unknown++;
    }
    // Fewer words than missing entries: the words are faulty entries.
    return words > 0 && words >= unknown ? 'text' : 'entries';
  }

  /** Column 0 counts (1), (2), (3): names of the rows, not negative numbers. */
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
    // A single word over two columns of numbers is a title, unless the first column counts the rows.
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
    const isCornered =
      width > 1 && cells.rows > 1 && (cells.isEmpty(0, 0) || operation.test(cells.label(0, 0)));
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
    // Where the notation requires a header, a first row without numbers is the header.
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

  /** No cell of row 0 is an entry, and one is a word over a column with more numbers than words. */
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
    // In a table of words the first row is taken as a header if it ends in a word.
    return !anyNumber && kinds.kind(0, width - 1) === Kind.text;
  }

  /** From column `first` on, row 0 has only words and empty cells (no words for a missing entry), and one word. */
  private areWords(first: number, width: number): boolean {
    const { kinds } = this;
    let words = 0;
    for (let column = first; column < width; column++) {
      if (kinds.kind(0, column) === Kind.text && !mark.test(kinds.cells.label(0, column))) words++;
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
      // A cell with a comma needs its quotes, and a number with decimals is not a name.
      const mayBeEntry = /[,;]|^-?\d+\.\d/.test(cells.label(0, column));
      if (!cells.isQuoted(0, column) || mayBeEntry) return false;
      below &&= cells.isQuoted(1, column);
    }
    return !below;
  }

  /** Row 0 counts years upwards: a year is more often the name of a column than a measurement. */
  private years(width: number): boolean {
    const { kinds } = this;
    for (let column = 1; column < width; column++) {
      const year = kinds.value(0, column);
      const follows = column === 1 || year === kinds.value(0, column - 1) + 1;
      if (!follows || !(year >= 1000 && year < 3000)) return false;
    }
    return width > 2;
  }

  /** The numbers of row 0 share one unit, and no number below has a unit: quantiles (10 %, 50 %), times. */
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

  /** Column 0 holds increasing whole numbers; all others (at least two) hold numbers with units. */
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

  /** A column counts 0, 1, 2 … or 1, 2, 3 … below row 0, in at least two rows. */
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

export const doubtOfData = later('Row 1 is read as data; it may hold the names of the columns.');
const doubtOfColumn = later('Column 1 is read as the names of the rows; it may be data.');
const doubtOfNames = later('Row 1 is read as the names of the columns; it may be data.');
