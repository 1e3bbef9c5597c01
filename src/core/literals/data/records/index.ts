import type { Reader } from '../../reader.js';
import { slashes } from '../../languages/language.js';
import { recordsReader } from './record-lists.js';

const quoted = { quotes: '"', bareKeys: false, comments: {}, unasked: true, lines: true };

/** Records in files of JSON, and of JSON in text of any kind. */
export const jsonRecordsReader: Reader = recordsReader({ ...quoted, id: 'json-records' });
export const jsoncRecordsReader: Reader = recordsReader({
  ...quoted,
  id: 'jsonc-records',
  comments: slashes,
});

/** In a program, a list of objects can be many things. It is reported as a matrix only when asked. */
export const javascriptRecordsReader: Reader = recordsReader({
  id: 'javascript-records',
  quotes: '"\'',
  bareKeys: true,
  comments: slashes,
  unasked: false,
  lines: false,
});
export const pythonRecordsReader: Reader = recordsReader({
  id: 'python-records',
  quotes: '"\'',
  bareKeys: false,
  comments: { line: '#' },
  unasked: false,
  lines: false,
});
