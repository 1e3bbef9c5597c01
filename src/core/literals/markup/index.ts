import type { Reader } from '../reader.js';
import { elementReader } from './element-reader.js';
import { htmlTableReader } from './html-table.js';
import { mathmlReader } from './mathml.js';
import { transformReader } from './transform.js';

/** What stands in HTML and XML and, pasted from there, in text of any kind. */
export const markupReaders: readonly Reader[] = [
  htmlTableReader,
  mathmlReader,
  elementReader,
  transformReader(false),
];
