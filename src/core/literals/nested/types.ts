import type { Failure } from '../../result.js';
import type { Entries } from '../entries.js';
import type { Grammar } from '../expression.js';
import type { CommentSyntax } from '../text-scan.js';

/** What differs between the languages that write a matrix as a list of lists. */
export interface NestedSyntax {
  /** Opening brackets of a list: `[`, `{` or `(`. */
  readonly openers: string;
  readonly comments: CommentSyntax;
  /** Constant arithmetic in entries; without it an entry is a plain number (JSON). */
  readonly grammar?: Grammar;
  /** Names of constants that are allowed where there is no grammar. */
  readonly plainConstants?: (name: string) => number | undefined;
  readonly trailingComma: boolean;
  /** Numbers only as RFC 8259 has them: no `.5`, `1.`, `01` or `+1`. */
  readonly strictNumbers?: boolean;
  /** An empty place between commas is a missing entry: JavaScript. */
  readonly holes?: boolean;
  /** `[x; n]` repeats x n times: Rust. */
  readonly repeat?: boolean;
  /**
   * `[0] * 3` repeats a list's elements: Python (Library Reference, "Sequence Types", s * n). `inner`: in
   * text that may be mathematics, where a number times a matrix is another thing, only inside a list.
   */
  readonly star?: 'all' | 'inner';
  /** Separators of entries besides the comma: `;` ends a row in Rust's `matrix!`. */
  readonly rowSeparator?: string;
  /** A line break parts entries like a separator: F#, CoffeeScript. */
  readonly lineBreaks?: boolean;
  /** Also reads entries with blanks between them and rows without commas, as NumPy prints them. */
  readonly printed?: boolean;
  /** In a printout, rows may follow each other without the comma that stands between their entries. */
  readonly looseRows?: boolean;
  /** Rows of a list that cannot be read are no matrices of their own: text of no certain language. */
  readonly brokenAsWhole?: boolean;
  /** A text in quotes ends the list: it is one of words, and no matrix of its own accord. */
  readonly textEnds?: boolean;
  /**
   * Steps over what may stand before an inner list (`new double[]`, `vec!`, `List.of`); -1 when none
   * does. A round bracket at its end is expected to close right after the list.
   */
  readonly listPrefix?: (text: string, at: number) => number;
  /** Keywords that may follow a list in the brackets of its prefix: `dtype`. */
  readonly prefixKeywords?: RegExp;
}

/** What stands between one opening bracket and its closing one. */
export interface NestedList {
  /** Offset after the closing bracket, or where reading stopped. */
  readonly end: number;
  /** The closing bracket was found. */
  readonly closed: boolean;
  /** Lengths from the outermost list inwards, as far as all lists agree. */
  readonly shape: readonly number[];
  readonly entries: Entries;
  /** The first thing that is wrong. */
  readonly problem: Failure | undefined;
  /** Entries that are numbers or missing, after a problem too. */
  readonly numbers: number;
  /** Entries that are no numbers; a list of names is no matrix. */
  readonly strange: number;
  /** Digits after the point when all entries are fixed-point numbers with the same number. */
  readonly decimals: number | undefined;
  /** Blanks stand between its entries or rows, and no commas: NumPy prints so. */
  readonly printed: boolean;
}

/** A shape written beside a list: `double a[2][3]`, `array<array<double, 3>, 2>`, `Mat_<double>(2, 3)`. */
export interface DeclaredShape {
  /** Outermost first; undefined where it is left to the list, as in `a[][3]`. */
  readonly sizes: readonly (number | undefined)[];
  /** Entries run down the columns. */
  readonly columnMajor?: boolean;
  /** Entries that are left out are zero: C, C++, Go. */
  readonly zeroFilled?: boolean;
}
