import { assignWolfram, printWolfram } from '../print/braces.js';
import { fullFormReader } from '../notations/list-calls.js';
import { wolframCallReader } from '../wolfram/calls.js';
import { wolframReader } from '../wolfram/wolfram-lists.js';
import type { Language } from './language.js';

export const wolfram: Language = {
  ids: ['wolfram', 'mathematica'],
  aliases: ['mma', 'wolframscript'],
  name: 'Wolfram Language',
  extensions: ['wl', 'wls'],
  comments: { block: ['(*', '*)'] },
  quotes: ['"'],
  readers: [fullFormReader, wolframCallReader, wolframReader],
  reads:
    'nested lists, `SparseArray` of rules, `Transpose`, `ArrayReshape`, `Partition`; when asked `IdentityMatrix`, `DiagonalMatrix`, `ConstantArray`',
  print: printWolfram,
  assign: assignWolfram,
  samples: [['A = {{1, 2}, {3, 9/2}};', 2, 2, [1, 2, 3, 4.5]]],
};
