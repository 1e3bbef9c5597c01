import type { Matrix } from '../../matrix.js';
import { layOut, type EntrySpelling } from './entry.js';

/** Matrices written with blanks and semicolons. */
function concatenated(matrix: Matrix, spelling: EntrySpelling): string {
  return layOut(matrix, spelling, {
    open: '[',
    rowOpen: '',
    between: ' ',
    rowClose: '',
    betweenRows: ';\n ',
    close: ']',
  });
}

const spelling = { missing: 'NaN', infinity: 'Inf', minusInfinity: '-Inf' };

/** MATLAB and Octave. */
export function printMatlab(matrix: Matrix): string {
  return concatenated(matrix, spelling);
}

export function printJulia(matrix: Matrix): string {
  return concatenated(matrix, { ...spelling, missing: 'missing' });
}
