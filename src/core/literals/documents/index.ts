import type { Reader } from '../reader.js';
import { asciidocReader } from './asciidoc.js';
import { mediawikiReader } from './mediawiki.js';
import { rstTableReader } from './rst-tables.js';

/** Tables of markup languages that are not drawn: MediaWiki, AsciiDoc, directives of reStructuredText. */
export const documentTableReaders: readonly Reader[] = [
  mediawikiReader,
  asciidocReader,
  rstTableReader,
];
