import type { Indexing } from '../nested/index-behind.js';
import type { NumeralSyntax, Scalar } from '../numeral.js';
import type { Block } from './block.js';
import type { BlockFunction } from './block-function.js';

/** The differences between languages that build matrices with blanks and semicolons. */
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
  /** How an index directly after a matrix is written. */
  readonly indexing: Indexing;
  constant(name: string): Scalar | undefined;
  function(name: string): BlockFunction | undefined;
  /** Functions of one number, applied to every entry. */
  scalarFunction(name: string): ((x: number) => number | undefined) | undefined;
  /** Arguments may have names, `dims=1`, and be spread, `x...` (Julia). */
  readonly namedArguments: boolean;
  /**
   * A call at `at` whose first arguments are functions, `reduce(hcat, x)`: the function to apply to the
   * other arguments, and the offset of the comma before them.
   */
  folded?(
    text: string,
    at: number,
  ): { readonly apply: BlockFunction; readonly at: number } | undefined;
  /** Functions that arrange the entries of their argument: the argument alone is then not the matrix. */
  isArranging(name: string): boolean;
  /** A comma list and a range are columns (Julia) or rows (MATLAB). */
  readonly vectorsAreColumns: boolean;
  /** A number directly before a name is a product: `2π` (Julia). */
  readonly juxtaposition: boolean;
  /** A name right before `[` that is an element type: `Float64[1 2]` (Julia). */
  isType(name: string): boolean;
  /** Names whose call is certainly a matrix, for the scan. */
  isConstructor(name: string): boolean;
}

export interface BlockOperator {
  readonly text: string;
  readonly precedence: number;
  readonly rightAssociative?: boolean;
  readonly apply: (left: Block, right: Block) => Block | undefined;
}
