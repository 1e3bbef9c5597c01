import { constructorReader } from '../constructors/stated-shapes.js';
import { javascriptRecordsReader } from '../data/records/index.js';
import { javascriptGrammar } from '../grammar/javascript.js';
import { javascriptReader } from '../javascript/javascript-arrays.js';
import { assignJavaScript, printJavaScript } from '../print/lists.js';
import { slashes, type Language } from './language.js';

export const javascript: Language = {
  ids: ['javascript', 'javascriptreact', 'vue', 'svelte'],
  aliases: ['js', 'jsx', 'mjs', 'cjs', 'node'],
  name: 'JavaScript',
  comments: slashes,
  quotes: ['"', "'", '`'],
  readers: [
    constructorReader('javascript', javascriptGrammar),
    javascriptRecordsReader,
    javascriptReader,
  ],
  reads:
    'arrays, typed arrays, holes, the arrays of math.js, TensorFlow.js, ml-matrix and numjs; when asked arrays of objects',
  print: printJavaScript,
  assign: assignJavaScript,
  samples: [['const A = [[1, 2], [3, 4.5]];', 2, 2, [1, 2, 3, 4.5]]],
};

export const typescript: Language = {
  ...javascript,
  ids: ['typescript', 'typescriptreact'],
  aliases: ['ts', 'tsx'],
  name: 'TypeScript',
  samples: [['const A: number[][] = [[1, 2], [3, 4.5]];', 2, 2, [1, 2, 3, 4.5]]],
};
