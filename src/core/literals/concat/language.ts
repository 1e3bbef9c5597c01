import type { Indexing } from '../nested/index-behind.js';
import type { NumeralSyntax, Scalar } from '../numeral.js';
import type { Block } from './block.js';
import type { BlockFunction } from './block-function.js';

/** What differs between the languages where blanks and semicolons put matrices together. */
export interface ConcatLanguage {
  readonly id: string;
  /** Its name in a sentence. */
  readonly name: string;
  /** The offset after a comment at `at`, or -1: up to the line break, or past a block. */
  comment(text: string, at: number): number;
  /** `...` joins the next line (MATLAB). */
  readonly continuation: boolean;
  readonly numerals: NumeralSyntax;
  readonly operators: readonly BlockOperator[];
  /** How an index right behind a matrix is written. */
  readonly indexing: Indexing;
  constant(name: string): Scalar | undefined;
  function(name: string): BlockFunction | undefined;
  /** Functions of one number, applied to every entry. */
  scalarFunction(name: string): ((x: number) => number | undefined) | undefined;
  /** Arguments may have names, `dims=1`, and be spread, `x...` (Julia). */
  readonly namedArguments: boolean;
  /**
   * A call that begins at `at` whose first arguments are functions, `reduce(hcat, x)`: what it makes of the rest,
   * and the comma before that.
   */
  folded?(
    text: string,
    at: number,
  ): { readonly apply: BlockFunction; readonly at: number } | undefined;
  /** Names of functions that arrange the entries of what they are given: that is no matrix by itself then. */
  isArranging(name: string): boolean;
  /** A comma list and a range are columns (Julia) or rows (MATLAB). */
  readonly vectorsAreColumns: boolean;
  /** A number right before a name is a product: `2π` (Julia). */
  readonly juxtaposition: boolean;
  /** A name right before `[` that is an element type: `Float64[1 2]` (Julia). */
  isType(name: string): boolean;
  /** Names whose call is surely a matrix, for the scan. */
  isConstructor(name: string): boolean;
}

export interface BlockOperator {
  readonly text: string;
  readonly precedence: number;
  readonly rightAssociative?: boolean;
  readonly apply: (left: Block, right: Block) => Block | undefined;
}
