import { transpose, type Matrix } from '../../matrix.js';
import { layOut } from './entry.js';

const spelling = { missing: 'NaN', infinity: 'inf', minusInfinity: '-inf' };

function separated(matrix: Matrix, separator: string): string {
  return layOut(matrix, spelling, {
    open: '',
    rowOpen: '',
    between: separator,
    rowClose: '',
    betweenRows: '\n',
    close: '\n',
  });
}

/** Comma-separated values (RFC 4180), without a header. */
export function printCsv(matrix: Matrix): string {
  return separated(matrix, ',');
}

export function printTsv(matrix: Matrix): string {
  return separated(matrix, '\t');
}

/** Matrix Market's dense format: one entry per line, down the columns (NIST, "Text file formats"). */
export function printMatrixMarket(matrix: Matrix): string {
  return layOut(transpose(matrix), spelling, {
    open: `%%MatrixMarket matrix array real general\n${matrix.rows} ${matrix.cols}\n`,
    rowOpen: '',
    between: '\n',
    rowClose: '',
    betweenRows: '\n',
    close: '\n',
  });
}
