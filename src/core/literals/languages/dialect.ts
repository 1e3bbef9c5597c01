import type { View } from '../embedded/view.js';
import type { Reader } from '../reader.js';
import type { Language } from './language.js';

/** How documents in one language are read. */
export interface Dialect {
  /** The language's name in a sentence. */
  readonly name: string;
  readonly language: Language;
  /** If several could begin at one place, they are tried in this order. */
  readonly readers: readonly Reader[];
  /** Blocks whose first line names their language. */
  readonly blocks?: Blocks | undefined;
  /** The readers that read embedded texts, without the prefix of each line. */
  readonly embedded: readonly Reader[];
  /** A document is one table: the matrix at the cursor can only be read from the document's beginning. */
  readonly wholeDocument: boolean;
}

/** How the text in a block is read. */
export interface Inside {
  readonly dialect: Dialect;
  /** A note for what is read there; undefined if there is none. */
  readonly note: string | undefined;
}

/** The text of a block, and how it is read. */
export interface BlockText extends Inside {
  readonly view: View;
}

/** The place of an offset: inside a block, or after the last block that ends before it. */
export interface Place {
  readonly inside: BlockText | undefined;
  /** The start of the block, or of the text between blocks, that holds the offset. */
  readonly from: number;
}

/**
 * Blocks in a document that name their language where they begin: fences in Markdown, code blocks in
 * reStructuredText. Each is read as a document in its language, and no other reader reads its lines.
 */
export interface Blocks {
  readonly reader: Reader;
  /** Found from the beginning of the document, since opening and closing fences look the same. */
  around(text: string, offset: number): Place;
}
