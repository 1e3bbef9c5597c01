import type { Matrix } from '../../src/core/index.js';

/** The shape and the names of a matrix, whether its entries are on the page or not. */
export type ShownMatrix = Pick<Matrix, 'rows' | 'cols' | 'rowLabels' | 'columnLabels'>;
