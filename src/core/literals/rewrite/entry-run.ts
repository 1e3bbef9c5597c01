import type { Matrix } from '../../matrix.js';
import type { NumberToken } from './number-tokens.js';

/** The tokens that are the entries of a matrix: `tokens[i * cols + j]` is entry (i, j). */
export interface EntryRun {
  readonly tokens: readonly NumberToken[];
  /** The same tokens in the order of the text. */
  readonly written: readonly NumberToken[];
}

/** A literal has few numbers besides its entries: a shape, a number of rows. */
const mostOthers = 16;

/**
 * The runs of tokens with the values of the matrix, one after another, by rows or by columns. A literal
 * with arithmetic, or with labels between its numbers, has none.
 */
export function entryRuns(tokens: readonly NumberToken[], matrix: Matrix): EntryRun[] {
  const size = matrix.data.length;
  const others = tokens.length - size;
  if (size === 0 || others < 0 || others > mostOthers) return [];
  const runs: EntryRun[] = [];
  for (let first = 0; first <= others; first++) {
    for (const order of [byRows, byColumns]) {
      if (order === byColumns && (matrix.rows === 1 || matrix.cols === 1)) continue;
      if (!fits(tokens, first, matrix, order)) continue;
      const written = tokens.slice(first, first + size);
      const sorted = written.slice();
      written.forEach((token, place) => (sorted[order(place, matrix)] = token));
      runs.push({ tokens: sorted, written });
    }
  }
  return runs;
}

type Order = (place: number, matrix: Matrix) => number;

/** The index of the entry at this place in the text. */
const byRows: Order = (place) => place;
const byColumns: Order = (place, { rows, cols }) =>
  (place % rows) * cols + Math.floor(place / rows);

function fits(
  tokens: readonly NumberToken[],
  first: number,
  matrix: Matrix,
  order: Order,
): boolean {
  for (let place = 0; place < matrix.data.length; place++) {
    const index = order(place, matrix);
    const value = matrix.missing?.[index] === 1 ? NaN : matrix.data[index]!;
    const written = tokens[first + place]!.value;
    if (value !== written && !(Number.isNaN(value) && Number.isNaN(written))) return false;
  }
  return true;
}
