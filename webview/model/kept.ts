import type { Matrix } from '../../src/core/index.js';
import type { Source } from '../../src/protocol/index.js';
import type { LensState } from './state.js';

/** A matrix that was on screen, without what is quickly computed again. */
export type Kept = Pick<LensState, 'decomposition' | 'previous' | 'cell' | 'selected'> & {
  readonly source: Source;
  readonly original: Matrix;
  readonly given: Matrix;
};

/**
 * What is kept while the next version of the matrix on screen is there only in blocks: its spectrum is the ghost behind
 * the next one, and it comes back if the entries do not come.
 *
 * @param early the source that is shown in blocks; undefined: another matrix.
 * @param kept what is kept so far: several versions may come in blocks, one after the other.
 */
export function keptFor(
  early: Source | undefined,
  { source, original, given, decomposition, previous, cell, selected }: LensState,
  kept: Kept | undefined,
): Kept | undefined {
  if (!early || source?.id !== early.id) return undefined;
  if (!original || !given) return kept;
  return { source, original, given, decomposition, previous, cell, selected };
}
