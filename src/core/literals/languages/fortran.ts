import { fortranReader } from '../fortran/array-constructors.js';
import { printFortran } from '../print/fortran.js';
import type { Language } from './language.js';

export const fortran: Language = {
  ids: ['fortran', 'FortranFreeForm', 'fortran-modern', 'FortranFixedForm', 'fortran_fixed'],
  name: 'Fortran',
  extensions: ['f90', 'f95', 'f03', 'f08', 'f'],
  comments: { line: '!' },
  quotes: ['"', "'"],
  readers: [fortranReader],
  reads: '`reshape` (down the columns), `(/ /)`, `d0`',
  print: printFortran,
  samples: [['a = reshape([1, 2, 3, 4], [2, 2])', 2, 2, [1, 3, 2, 4]]],
};
