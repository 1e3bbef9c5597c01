import { heldOutChoice, type HeldOut, type HeldOutError } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';

/** Number of parts into which the known entries are divided. One part is hidden at a time. */
const folds = 5;

/** Degrees of freedom of an m×n matrix of rank k. */
export const degreesOfFreedom = (rows: number, cols: number, rank: number): number =>
  rank * (rows + cols - rank);

/** Number of known entries that remain when the largest part is hidden. */
export const leftInFold = (known: number): number => known - Math.ceil(known / folds);

/**
 * Whether a held-out error is meaningful at this rank: when a part is hidden, at least as many entries
 * must remain as the model has degrees of freedom. A fill and a given penalty λ > 0 always give one answer.
 */
export function isTelling(
  { method, lambda }: CompletionWish,
  shape: { readonly rows: number; readonly cols: number },
  known: number,
  rank: number,
): boolean {
  if (method.startsWith('fill-')) return true;
  if (method === 'soft-impute' && lambda !== 'auto' && lambda > 0) return true;
  return degreesOfFreedom(shape.rows, shape.cols, rank) <= leftInFold(known);
}

/** The choice among the ranks with a meaningful error; undefined when there is none. */
export function tellingChoice(
  errors: readonly HeldOutError[],
  tells: (rank: number) => boolean,
): HeldOut | undefined {
  const telling = errors.filter(({ rank }) => tells(rank));
  return telling.length > 0 ? heldOutChoice(telling) : undefined;
}
