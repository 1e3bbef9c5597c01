import type { Matrix } from '../../src/core/index.js';
import type { LensState } from './state.js';

/** The shape and the names of a matrix, whether its entries are on the page or not. */
export type ShownMatrix = Pick<Matrix, 'rows' | 'cols' | 'rowLabels' | 'columnLabels'>;

/** What is on screen: M, or a matrix that is too large for the page. The same object as long as it is the same matrix. */
export function shownMatrix({
  given,
  large,
}: Pick<LensState, 'given' | 'large'>): ShownMatrix | undefined {
  return large ? large.shape : given;
}
