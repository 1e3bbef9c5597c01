import type { Costs } from './schedule.js';

/** All singular values are computed up to this side; larger matrices have leading ones only. */
const mostSide = 4096;
/** Leading values come first where all of them take more operations than this, about a second. */
const quick = 4e9;
/** Operations of the search for leading values, for each entry: some ten products with up to a hundred vectors. */
const perEntry = 1200;

/** What it costs to measure a matrix of this shape, in operations. */
export function costOf(id: number, rows: number, cols: number): Costs {
  const [short, long] = rows < cols ? [rows, cols] : [cols, rows];
  const exact = long <= mostSide ? 4 * long * short * short : undefined;
  if (exact !== undefined && exact <= quick) return { id, exact };
  return { id, leading: perEntry * rows * cols, exact };
}

/** The factors of a pair are orthogonalised; the rest is small. */
export function costOfPair(id: number, rows: number, cols: number, rank: number): Costs {
  return { id, exact: 4 * (rows + cols) * rank * rank };
}
