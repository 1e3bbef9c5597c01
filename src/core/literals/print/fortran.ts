import { transpose, type Matrix } from '../../matrix.js';
import { layOut, withPoint } from './entry.js';

/**
 * `reshape([…], [m, n])` with the entries column by column, one column per line. Numbers are double
 * precision, `1.5d0`. Lines are joined by `&` and may exceed the 132 characters of old compilers.
 */
export function printFortran(matrix: Matrix): string {
  const spelling = {
    missing: 'ieee_value(0d0, ieee_quiet_nan)',
    infinity: 'ieee_value(0d0, ieee_positive_inf)',
    minusInfinity: 'ieee_value(0d0, ieee_negative_inf)',
    finite: double,
  };
  return layOut(transpose(matrix), spelling, {
    open: 'reshape([ &\n  ',
    rowOpen: '',
    between: ', ',
    rowClose: '',
    betweenRows: ', &\n  ',
    close: ` &\n  ], [${matrix.rows}, ${matrix.cols}])`,
  });
}

function double(value: number): string {
  const text = withPoint(value);
  return text.includes('e') ? text.replace('e', 'd').replace('+', '') : `${text}d0`;
}
