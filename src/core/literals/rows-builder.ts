import type { HowRead, Matrix } from '../matrix.js';
import { success, type Failure, type Result } from '../result.js';
import { Entries } from './entries.js';
import { problems } from './problems.js';

/** What a notation tells besides the numbers; copied into the Matrix. */
export interface MatrixExtras {
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
  readonly printedDecimals?: number | undefined;
  readonly reading?: HowRead | undefined;
}

/**
 * Builds a Matrix from rows of numbers: push the entries of a row, end the row, finish. The first problem
 * wins and later entries are ignored, so a reader can continue to the end of the literal to find its range.
 */
export class RowsBuilder {
  readonly entries = new Entries();
  rows = 0;
  /** The first thing that went wrong. */
  problem: Failure | undefined;
  private cols = 0;
  private rowStart = 0;

  constructor(
    private readonly maxEntries: number,
    private readonly start: number,
  ) {}

  /** Row and column of the next entry, counted from 1. */
  get row(): number {
    return this.rows + 1;
  }

  get column(): number {
    return this.entries.length - this.rowStart + 1;
  }

  push(value: number): void {
    if (this.problem || this.isFull()) return;
    this.entries.push(value);
  }

  pushMissing(): void {
    if (this.problem || this.isFull()) return;
    this.entries.pushMissing();
  }

  /** The next entry is not a number; `text` is what is written there, from `at`. */
  pushText(text: string, at: number): void {
    this.fail(problems.notNumeric(this.row, this.column, text, at, at + text.length));
  }

  /** Ends a row, which spans from `from` to `end`. A row without entries is skipped. */
  endRow(from: number, end: number): void {
    const got = this.entries.length - this.rowStart;
    if (this.problem || got === 0) return;
    if (this.rows === 0) this.cols = got;
    else if (got !== this.cols) {
      this.fail(problems.ragged(this.row, got, this.cols, from, Math.max(end, from + 1)));
      return;
    }
    this.rows += 1;
    this.rowStart = this.entries.length;
  }

  fail(problem: Failure): void {
    this.problem ??= problem;
  }

  /** The matrix of all rows that were ended; `end` is the offset after the literal. */
  finish(end: number, extras: MatrixExtras = {}): Result<Matrix> {
    if (this.problem) return this.problem;
    if (this.rows === 0) return problems.empty([0, 0], this.start, end);
    return success(shaped(this.entries, this.rows, this.cols, extras));
  }

  private isFull(): boolean {
    if (this.entries.length < this.maxEntries) return false;
    this.fail(problems.tooLarge(this.maxEntries, this.start, this.start));
    return true;
  }
}

/** Entries in row-major order as a rows × cols matrix; their number must be rows · cols. */
export function shaped(
  entries: Entries,
  rows: number,
  cols: number,
  extras: MatrixExtras = {},
): Matrix {
  const { rowLabels, columnLabels, printedDecimals, reading } = extras;
  return {
    rows,
    cols,
    ...entries.parts(),
    // Drop names whose number does not fit the shape.
    rowLabels: rowLabels?.length === rows ? rowLabels : undefined,
    columnLabels: columnLabels?.length === cols ? columnLabels : undefined,
    printedDecimals,
    reading,
  };
}
