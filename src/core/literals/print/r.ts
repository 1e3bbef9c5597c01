import type { Matrix } from '../../matrix.js';
import type { Assign } from './assign.js';
import { layOut } from './entry.js';

/** `matrix(c(…), nrow = m, byrow = TRUE)`, so that each line is a row. */
export function printR(matrix: Matrix): string {
  const spelling = { missing: 'NA', infinity: 'Inf', minusInfinity: '-Inf' };
  return layOut(matrix, spelling, {
    open: 'matrix(c(',
    rowOpen: '',
    between: ', ',
    rowClose: '',
    betweenRows: ',\n         ',
    close: `), nrow = ${matrix.rows}, byrow = TRUE)`,
  });
}

export const assignR: Assign = (name, literal) => `${name} <- ${literal}`;
