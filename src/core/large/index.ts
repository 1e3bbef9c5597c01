import type { Plane } from '../files/slices/plane.js';
import type { Analysis, Helpers } from './analysis.js';
import { analysisOfComputed, type ComputedMatrix } from './of-computed.js';
import { analysisOfPlane } from './of-plane.js';
import { analysisOfProduct, type ThinProduct } from './of-product.js';
import type { FromAnalysis } from './types.js';

export type { Computed } from './of-computed.js';
export { rowsOfPlane } from './of-plane.js';
export { doRowTask, type RowAnswer, type RowTask } from './row-tasks.js';
export { HelperGone, type RowHelper } from './shared-passes.js';
export { matrixPreview } from './matrix-preview.js';
export { leadingTriplets, tooManyFactors } from './factors.js';
export { formThinProduct, type ThinProduct } from './of-product.js';
export { longestOf, shortestOf } from './plan.js';
export type {
  Plan,
  FromAnalysis,
  LeadingValues,
  Overview,
  Part,
  PartWish,
  Region,
} from './types.js';

/** What is too large to be in memory as a whole: a matrix in a file, a product of thin factors, or one that was computed elsewhere. */
export type LargeContent = Plane | ThinProduct | ComputedMatrix;

/**
 * The analysis of a large matrix.
 *
 * @param pause called after each reading, so that others get their turn.
 * @param helpers threads that may share the passes over a file.
 */
export function analysisOf(
  content: LargeContent,
  receive: (message: FromAnalysis) => void,
  pause?: () => Promise<void>,
  helpers?: Helpers,
): Analysis {
  if ('computed' in content) return analysisOfComputed(content, receive, pause);
  return 'left' in content
    ? analysisOfProduct(content, receive, pause)
    : analysisOfPlane(content, receive, pause, helpers);
}
