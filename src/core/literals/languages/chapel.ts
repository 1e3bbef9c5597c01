import { concatReader } from '../concat/concatenation.js';
import type { ConcatLanguage } from '../concat/language.js';
import { octave } from '../matlab/language.js';
import { listReader } from '../nested/list-language.js';
import { lineEnd } from '../text-scan.js';
import { slashes, type Language } from './language.js';

/**
 * In Chapel only commas separate entries, never blanks alone. Octave's rules fit, with Chapel's comments.
 */
const arrays: ConcatLanguage = {
  ...octave,
  comment(text, at) {
    if (text.startsWith('//', at)) return lineEnd(text, at);
    if (!text.startsWith('/*', at)) return -1;
    const stop = text.indexOf('*/', at + 2);
    return stop < 0 ? text.length : stop + 2;
  },
};

/** Chapel: `[1, 2; 3, 4]` has two dimensions, `[[1, 2], [3, 4]]` is an array of arrays (Language Specification, "Arrays"). */
export const chapel: Language = {
  ids: ['chapel'],
  name: 'Chapel',
  extensions: ['chpl'],
  comments: slashes,
  quotes: ['"', "'"],
  readers: [
    listReader({ id: 'chapel', comments: slashes, division: 'none' }),
    concatReader(arrays),
  ],
  reads: 'array literals with `;` between the rows, nested lists',
  samples: [['var A = [1, 2; 3, 4.5];', 2, 2, [1, 2, 3, 4.5]]],
};
