import {
  javascriptRecordsReader,
  jsoncRecordsReader,
  jsonRecordsReader,
} from '../data/records/index.js';
import { json5Reader, jsoncReader, jsonReader } from '../javascript/json.js';
import { printJson } from '../print/lists.js';
import { slashes, type Language } from './language.js';
import { later } from '../../texts.js';

export const json: Language = {
  ids: ['json', 'jsonl'],
  name: 'JSON',
  comments: {},
  quotes: ['"'],
  readers: [jsonRecordsReader, jsonReader],
  reads: 'arrays, strictly but for NaN and Infinity; records, in a list or one on each line',
  print: printJson,
  samples: [['{"A": [[1, 2], [3, 4.5]]}', 2, 2, [1, 2, 3, 4.5]]],
};

export const jsonc: Language = {
  ...json,
  ids: ['jsonc'],
  name: later('JSON with comments'),
  comments: slashes,
  readers: [jsoncRecordsReader, jsoncReader],
  reads: 'the same with comments and trailing commas',
  samples: [['[[1, 2], // first\n [3, 4.5],]', 2, 2, [1, 2, 3, 4.5]]],
};

export const json5: Language = {
  ...jsonc,
  ids: ['json5'],
  name: 'JSON5',
  extensions: ['json5'],
  quotes: ['"', "'"],
  readers: [javascriptRecordsReader, json5Reader],
  reads: 'the same with `.5`, `1.` and `+1`',
  samples: [['[[1, .5], [+3, 4.]]', 2, 2, [1, 0.5, 3, 4]]],
};
