import type { Markup } from '../embedded/markup.js';
import type { Assign, Printer } from '../print/assign.js';
import type { Reader } from '../reader.js';
import type { CommentSyntax } from '../text-scan.js';

/**
 * All that is known of one language. The readers of its documents, the table in `docs/literals.md`, the
 * tests over all languages and the seeds of the fuzz test come from it; to add one, see
 * `docs/add-a-notation.md`.
 */
export interface Language {
  /** VS Code language ids; the first one stands for all. */
  readonly ids: readonly [string, ...string[]];
  /** Its name in a sentence. */
  readonly name: string;
  /** File extensions, without the dot, by which a document that VS Code takes for plain text is known. */
  readonly extensions?: readonly string[];
  /** Other names by which it is called where a block of it begins, in small letters. */
  readonly aliases?: readonly string[];
  /** How its documents begin blocks in other languages. */
  readonly markup?: readonly Markup[];
  readonly comments: CommentSyntax;
  /** What opens and closes a text; the longest first. */
  readonly quotes: readonly string[];
  /** A ' after a value transposes it, and does not open a text. */
  readonly transposes?: boolean | undefined;
  /** Braces always hold values, such as lists, and never statements. */
  readonly bracesHoldValues?: boolean | undefined;
  /** Readers of its source. */
  readonly readers: readonly Reader[];
  /** Its documents also hold what programs print: outputs pasted under the code. */
  readonly printouts?: boolean;
  /** Its documents hold text of any kind: mail, logs, diffs, code of any language. */
  readonly prose?: boolean;
  /** A document is one table: what holds the cursor can only be read from its beginning. */
  readonly wholeDocument?: boolean;
  /** What its readers take, for the documentation: a few words, code between backticks. */
  readonly reads: string;
  /** A literal of a matrix in it; without one, nested lists. */
  readonly print?: Printer | undefined;
  /** A statement that gives a literal a name; absent where the language has none. */
  readonly assign?: Assign | undefined;
  /** Texts with their matrices: one at least, in the usual spelling. */
  readonly samples: readonly Sample[];
}

/** A text of one matrix, its rows and columns and its entries row by row. */
export type Sample = readonly [
  text: string,
  rows: number,
  cols: number,
  entries: readonly number[],
];

/** Comments of most languages with braces. */
export const slashes: CommentSyntax = { line: '//', block: ['/*', '*/'] };
export const hash: CommentSyntax = { line: '#' };
