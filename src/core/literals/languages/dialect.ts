import type { Blocks } from '../embedded/blocks.js';
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
