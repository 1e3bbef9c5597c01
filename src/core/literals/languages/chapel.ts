import { concatReader } from '../concat/reader.js';
import { octave } from '../matlab/language.js';
import { listReader } from '../nested/list-language.js';
import { slashes, type Language } from './language.js';

/** Chapel: `[1, 2; 3, 4]` has two dimensions, `[[1, 2], [3, 4]]` is an array of arrays (Language Specification, "Arrays"). */
export const chapel: Language = {
  ids: ['chapel'],
  name: 'Chapel',
  extensions: ['chpl'],
  comments: slashes,
  quotes: ['"', "'"],
  readers: [
    listReader({ id: 'chapel', comments: slashes, division: 'none' }),
    concatReader(octave),
  ],
  reads: 'array literals with `;` between the rows, nested lists',
  samples: [['var A = [1, 2; 3, 4.5];', 2, 2, [1, 2, 3, 4.5]]],
};
