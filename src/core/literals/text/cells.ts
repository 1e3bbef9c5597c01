import { isSpace } from './lines.js';

/**
 * The cells of a delimited table: offsets into the text, no string per cell. Row i has the cells
 * rowStarts[i] … rowStarts[i + 1] - 1.
 */
export class CellTable {
  rows = 0;
  count = 0;
  private bounds: Int32Array = new Int32Array(256);
  private rowStarts: Int32Array = new Int32Array(64);

  constructor(readonly text: string) {}

  /** Adds text[start, end) to the current row, without the blanks around it. */
  addCell(start: number, end: number): void {
    let from = start;
    let to = end;
    while (from < to && isSpace(this.text.charCodeAt(from))) from++;
    while (to > from && isSpace(this.text.charCodeAt(to - 1))) to--;
    if (2 * this.count + 2 > this.bounds.length) this.bounds = doubled(this.bounds);
    this.bounds[2 * this.count] = from;
    this.bounds[2 * this.count + 1] = to;
    this.count++;
  }

  /** Removes the last cell if it is empty. */
  dropEmpty(): void {
    const last = this.count - 1;
    if (this.bounds[2 * last] === this.bounds[2 * last + 1]) this.count = last;
  }

  endRow(): void {
    this.rows++;
    if (this.rows === this.rowStarts.length) this.rowStarts = doubled(this.rowStarts);
    this.rowStarts[this.rows] = this.count;
  }

  /** Number of cells of a row. */
  width(row: number): number {
    return this.rowStarts[row + 1]! - this.rowStarts[row]!;
  }

  /** The index of a cell among all cells of the table. */
  index(row: number, column: number): number {
    return this.rowStarts[row]! + column;
  }

  start(row: number, column: number): number {
    return this.bounds[2 * (this.rowStarts[row]! + column)]!;
  }

  end(row: number, column: number): number {
    return this.bounds[2 * (this.rowStarts[row]! + column) + 1]!;
  }

  isEmpty(row: number, column: number): boolean {
    return this.start(row, column) === this.end(row, column);
  }

  /** The cell is quoted in the text. */
  isQuoted(row: number, column: number): boolean {
    return this.text[this.start(row, column) - 1] === '"';
  }

  /** The cell as a label, doubled quotes read as one (RFC 4180, section 2.7). */
  label(row: number, column: number): string {
    return this.text.slice(this.start(row, column), this.end(row, column)).replaceAll('""', '"');
  }
}

function doubled(array: Int32Array): Int32Array {
  const out = new Int32Array(array.length * 2);
  out.set(array);
  return out;
}
