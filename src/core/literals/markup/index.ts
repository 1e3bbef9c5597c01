import type { Reader } from '../reader.js';
import { elementReader } from './element-reader.js';
import { htmlTableReader } from './html-table.js';
import { mathmlReader } from './mathml.js';
import { transformReader } from './transform.js';

/** Readers for HTML and XML, and for text of any kind with pasted HTML or XML. */
export const markupReaders: readonly Reader[] = [
  htmlTableReader,
  mathmlReader,
  elementReader,
  transformReader(false),
];
