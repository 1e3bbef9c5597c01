import type { ShownMatrix } from './shape.js';
import type { LensState } from './state.js';

/** What is on screen: M, or a matrix that is too large for the page. The same object as long as it is the same matrix. */
export function shownMatrix({
  given,
  large,
}: Pick<LensState, 'given' | 'large'>): ShownMatrix | undefined {
  return large ? large.shape : given;
}
