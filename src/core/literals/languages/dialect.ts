import type { View } from '../embedded/view.js';
import type { Reader } from '../reader.js';
import type { Language } from './language.js';

/** How documents of one language are read. */
export interface Dialect {
  /** The language's name in a sentence. */
  readonly name: string;
  readonly language: Language;
  /** In the order in which they are asked where several could begin at one place. */
  readonly readers: readonly Reader[];
  /** Blocks in languages of their own, which they name. */
  readonly blocks?: Blocks | undefined;
  /** Those of them that read texts inside the text, without what stands before every line. */
  readonly embedded: readonly Reader[];
  /** A document is one table: what holds the cursor can only be read from its beginning. */
  readonly wholeDocument: boolean;
}

/** How the text in a block is read. */
export interface Inside {
  readonly dialect: Dialect;
  /** Said of what is read there; undefined where nothing is to be said. */
  readonly note: string | undefined;
}

/** A block as a text of its own. */
export interface BlockText extends Inside {
  readonly view: View;
}

/** Where an offset lies: in a block, or behind the last one that ends before it. */
export interface Place {
  readonly inside: BlockText | undefined;
  /** Where the block begins, or the stretch of the document itself that holds the offset. */
  readonly from: number;
}

/**
 * Blocks in a document whose languages are named where they begin: fences in Markdown, code blocks in
 * reStructuredText. Each is read as a document of its language, and nothing else reads its lines.
 */
export interface Blocks {
  readonly reader: Reader;
  /** Told from the beginning of the document, since what opens a fence and what closes it are alike. */
  around(text: string, offset: number): Place;
}
