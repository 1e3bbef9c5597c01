import type { Markup } from '../embedded/markup.js';
import type { Assign, Printer } from '../print/assign.js';
import type { Reader } from '../reader.js';
import type { CommentSyntax } from '../text-scan.js';

/**
 * Everything that is known about one language. It is the source of the readers of its documents, the table
 * in `docs/literals.md`, the tests over all languages and the seeds of the fuzz test. To add a language,
 * see `docs/add-a-notation.md`.
 */
export interface Language {
  /** VS Code language ids; the first one is the main id. */
  readonly ids: readonly [string, ...string[]];
  /** Its name in a sentence. */
  readonly name: string;
  /** File extensions without the dot, to recognise a document that VS Code treats as plain text. */
  readonly extensions?: readonly string[];
  /** Other names for it at the start of a block, in lower case. */
  readonly aliases?: readonly string[];
  /** How its documents open blocks in other languages. */
  readonly markup?: readonly Markup[];
  readonly comments: CommentSyntax;
  /** The quotes that open and close a text, longest first. */
  readonly quotes: readonly string[];
  /** A ' after a value transposes it and does not open a text. */
  readonly transposes?: boolean | undefined;
  /** Braces always hold values, such as lists, and never statements. */
  readonly bracesHoldValues?: boolean | undefined;
  /** Readers of its source. */
  readonly readers: readonly Reader[];
  /** Its documents also contain printouts: program output pasted below the code. */
  readonly printouts?: boolean;
  /** Its documents contain text of any kind: mail, logs, diffs, code in any language. */
  readonly prose?: boolean;
  /** A document is one table: the matrix at the cursor can only be read from the document's beginning. */
  readonly wholeDocument?: boolean;
  /** A few words for the documentation about what is read, with code between backticks. */
  readonly reads: string;
  /** Prints a matrix as a literal; without it, nested lists are used. */
  readonly print?: Printer | undefined;
  /** A statement that assigns a literal to a name; absent if the language has none. */
  readonly assign?: Assign | undefined;
  /** Texts with their matrices, at least one, in the usual spelling. */
  readonly samples: readonly Sample[];
}

/** A text with one matrix: its rows, columns, and entries row by row. */
export type Sample = readonly [
  text: string,
  rows: number,
  cols: number,
  entries: readonly number[],
];

/** The comments of most languages with braces. */
export const slashes: CommentSyntax = { line: '//', block: ['/*', '*/'] };
export const hash: CommentSyntax = { line: '#' };
