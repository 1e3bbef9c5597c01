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
  /** Only numbers that RFC 8259 allows: no `.5`, `1.`, `01` or `+1`. */
  readonly strictNumbers?: boolean;
  /** An empty place between commas is a missing entry: JavaScript. */
  readonly holes?: boolean;
  /** `[x; n]` repeats x n times: Rust. */
  readonly repeat?: boolean;
  /**
   * `[0] * 3` repeats a list's elements: Python (Library Reference, "Sequence Types", s * n). `inner`: only
   * inside a list, for text that may be mathematics, where a number times a matrix is a product.
   */
  readonly star?: 'all' | 'inner';
  /** Separators of entries besides the comma: `;` ends a row in Rust's `matrix!`. */
  readonly rowSeparator?: string;
  /** A line break separates entries: F#, CoffeeScript. */
  readonly lineBreaks?: boolean;
  /** Also reads entries with blanks between them and rows without commas, as NumPy prints them. */
  readonly printed?: boolean;
  /** In a printout, rows may follow each other without the comma that separates their entries. */
  readonly looseRows?: boolean;
  /** Rows of a list that cannot be read are not read as matrices of their own: for text of unknown language. */
  readonly brokenAsWhole?: boolean;
  /** A text in quotes ends the list: a list of words is a matrix only if the user asks for it. */
  readonly textEnds?: boolean;
  /**
   * The offset after the prefix of an inner list (`new double[]`, `vec!`, `List.of`); -1 when there is none.
   * A round bracket at the end of the prefix is expected to close right after the list.
   */
  readonly listPrefix?: (text: string, at: number) => number;
  /** Keywords that may follow a list in the brackets of its prefix: `dtype`. */
  readonly prefixKeywords?: RegExp;
}

/** The content between an opening bracket and its closing one. */
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
  /** Entries that are not numbers; a list of names is not a matrix. */
  readonly strange: number;
  /** The most digits after the point in any entry; undefined unless all entries are fixed-point with a point. */
  readonly decimals: number | undefined;
  /** Blanks and not commas separate its entries or rows, as NumPy prints them. */
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
