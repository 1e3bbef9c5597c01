import { solvePositive } from '../linear/cholesky.js';
import type { Factors } from './factor-model.js';
import type { KnownEntries } from './known.js';

/** Keeps the k×k systems of rows with too few entries solvable; the fixed points do not depend on it. */
const RIDGE = 1e-10;

/**
 * One sweep of alternating least squares: A to its best for this B, then B to its best for that A, each
 * row a k×k system. Rows are corrected, not replaced (δ = (G + λI)⁻¹(Bᵀe − λa)), so rounding in the
 * normal equations G dies out over the sweeps.
 *
 * @param e misfit of `from`.
 * @returns the difference to `from`: a step that lowers the objective.
 */
export function alternatingStep(
  known: KnownEntries,
  from: Factors,
  e: Float64Array,
  lambda: number,
): Factors {
  const { k } = from;
  const left = new Float64Array(from.a.length);
  const right = new Float64Array(from.b.length);
  const rest = e.slice();
  for (let i = 0; i < known.rows; i++) {
    const entries = range(known.rowStart, i);
    correct(left, from.a, from.b, i, k, lambda, entries, (t) => t, known.column, rest);
  }
  for (let t = 0; t < rest.length; t++) {
    const i = known.row[t]! * k;
    const j = known.column[t]! * k;
    for (let f = 0; f < k; f++) rest[t]! -= left[i + f]! * from.b[j + f]!;
  }
  const a = from.a.map((value, index) => value + left[index]!);
  for (let j = 0; j < known.cols; j++) {
    const entries = range(known.columnStart, j);
    correct(right, from.b, a, j, k, lambda, entries, (t) => known.byColumn[t]!, known.row, rest);
  }
  return { k, a: left, b: right };
}

function range(starts: Int32Array, i: number): readonly [number, number] {
  return [starts[i]!, starts[i + 1]!];
}

/** Solves for the correction of row i of one factor and writes it to `out`. */
function correct(
  out: Float64Array,
  current: Float64Array,
  other: Float64Array,
  i: number,
  k: number,
  lambda: number,
  [start, end]: readonly [number, number],
  entryAt: (t: number) => number,
  otherRow: Int32Array,
  rest: Float64Array,
): void {
  const g = new Float64Array(k * k);
  const b = new Float64Array(k);
  for (let t = start; t < end; t++) {
    const entry = entryAt(t);
    const row = otherRow[entry]! * k;
    for (let s = 0; s < k; s++) {
      const value = other[row + s]!;
      b[s]! += value * rest[entry]!;
      for (let f = 0; f <= s; f++) g[s * k + f]! += value * other[row + f]!;
    }
  }
  let largest = 0;
  for (let s = 0; s < k; s++) largest = Math.max(largest, g[s * k + s]!);
  const ridge = lambda + RIDGE * largest;
  if (ridge === 0) return;
  for (let s = 0; s < k; s++) {
    g[s * k + s]! += ridge;
    b[s]! -= lambda * current[i * k + s]!;
  }
  if (solvePositive(g, b, k)) out.set(b, i * k);
}
