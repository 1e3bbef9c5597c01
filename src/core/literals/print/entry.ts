import type { Matrix } from '../../matrix.js';

/** How a language writes one number. Numbers have the fewest digits that read back as the same double. */
export interface EntrySpelling {
  readonly missing: string;
  readonly infinity: string;
  readonly minusInfinity: string;
  /** A finite number; by default `decimal`. */
  readonly finite?: (value: number) => string;
}

/**
 * The shortest decimal that reads back as the same double (ECMA-262, Number::toString). Minus zero
 * has a point, since `-0` is the integer 0 in most languages.
 */
export function decimal(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/** The same with a point or an exponent in every number: Rust, Fortran and large C integers. */
export function withPoint(value: number): string {
  const text = decimal(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Integers of more than 32 bits do not fit in an `int`: C, C++, Java, C#. */
export function withPointIfLarge(value: number): string {
  return Math.abs(value) < 2 ** 31 ? decimal(value) : withPoint(value);
}

/** Entry (i, j) in a language's spelling. */
export function entry(matrix: Matrix, i: number, j: number, spelling: EntrySpelling): string {
  const index = i * matrix.cols + j;
  const value = matrix.data[index]!;
  if (matrix.missing?.[index] === 1 || Number.isNaN(value)) return spelling.missing;
  if (value === Infinity) return spelling.infinity;
  if (value === -Infinity) return spelling.minusInfinity;
  return (spelling.finite ?? decimal)(value);
}

/** The text around and between rows and entries. */
export interface Layout {
  readonly open: string;
  readonly rowOpen: string;
  readonly between: string;
  readonly rowClose: string;
  readonly betweenRows: string;
  readonly close: string;
}

/** The matrix row by row in one layout. */
export function layOut(matrix: Matrix, spelling: EntrySpelling, layout: Layout): string {
  const rows: string[] = [];
  for (let i = 0; i < matrix.rows; i++) {
    const cells: string[] = [];
    for (let j = 0; j < matrix.cols; j++) cells.push(entry(matrix, i, j, spelling));
    rows.push(layout.rowOpen + cells.join(layout.between) + layout.rowClose);
  }
  return layout.open + rows.join(layout.betweenRows) + layout.close;
}
