import { constructorReader } from '../constructors/stated-shapes.js';
import { concatReader } from '../concat/concatenation.js';
import { jsonRecordsReader } from '../data/records/index.js';
import { fortranReader } from '../fortran/array-constructors.js';
import { unknownGrammar } from '../grammar/shaders.js';
import { octave } from '../matlab/language.js';
import { amplReader, gamsReader } from '../notations/ampl.js';
import { aplReader } from '../notations/apl.js';
import { lispArrayReader } from '../notations/lisp.js';
import { fullFormReader, rubyMatrixReader } from '../notations/list-calls.js';
import { mapleReader } from '../notations/maple.js';
import { maximaReader } from '../notations/maxima.js';
import { stataReader } from '../notations/stata.js';
import { tclReader } from '../notations/tcl.js';
import { printPlain } from '../print/lists.js';
import { filledReader } from '../python/filled.js';
import { matrixStringReader } from '../python/matrix-string.js';
import {
  proseListReader,
  pythonFrameReader,
  pythonIndexTricksReader,
} from '../python/python-lists.js';
import { rReader } from '../r/r-matrices.js';
import type { Reader } from '../reader.js';
import { withDecimalCommas } from '../text/decimal-commas.js';
import { textReaders } from '../text/index.js';
import { wolframCallReader } from '../wolfram/calls.js';
import { braceListReader } from '../wolfram/wolfram-lists.js';
import type { Language } from './language.js';
import { later } from '../../texts.js';

/**
 * MATLAB's brackets without its calls: in prose `magic(5)` is a manual page, and `zeros(3)` is a row or a
 * square, depending on the language. An identity matrix is the same in all languages.
 */
const bracketsOnly = { ...octave, isConstructor: (name: string) => name === 'eye' };

/** Notations that belong to one language only, so they are recognised in any text. */
export const notations: readonly Reader[] = [
  amplReader,
  gamsReader,
  lispArrayReader,
  aplReader,
  stataReader,
  tclReader,
  mapleReader,
  maximaReader,
  fullFormReader,
  rubyMatrixReader,
];

/** Lists of any language, for text where they may occur: prose, logs, code fences. */
export const lists: readonly Reader[] = [
  constructorReader('any', unknownGrammar),
  jsonRecordsReader,
  matrixStringReader,
  filledReader,
  pythonIndexTricksReader,
  pythonFrameReader,
  proseListReader,
  withDecimalCommas(concatReader(bracketsOnly, true)),
  wolframCallReader,
  braceListReader,
  rReader,
  fortranReader,
];

/** Text of no certain language, and languages that are not known: the most tolerant mix of readers. */
export const anyLanguage: Language = {
  ids: ['plaintext'],
  name: later('plain text'),
  extensions: ['txt'],
  comments: {},
  quotes: [],
  printouts: true,
  prose: true,
  readers: [...notations, ...textReaders, ...lists],
  reads: 'every reader, the most tolerant mix',
  print: printPlain,
  samples: [
    ['1 2\n3 4.5', 2, 2, [1, 2, 3, 4.5]],
    ['[[1, 2], [3, 4.5]]', 2, 2, [1, 2, 3, 4.5]],
  ],
};

/** The output of `diff` and `git diff`: the new side is read. */
export const diff: Language = {
  ...anyLanguage,
  ids: ['diff'],
  name: 'diff',
  extensions: ['diff', 'patch'],
  reads: 'what plain text holds, in lines that were added and those around them',
  samples: [['-A = [[1, 2],\n+A = [[1, 3],\n      [3, 4.5]]', 2, 2, [1, 3, 3, 4.5]]],
};
