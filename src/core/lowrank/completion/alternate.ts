import { solvePositive } from '../linear/cholesky.js';
import type { Factors } from './factor-model.js';
import type { KnownEntries } from './known.js';

/** Makes the k×k systems of rows with too few entries solvable. The fixed points do not depend on it. */
const RIDGE = 1e-10;

/**
 * One sweep of alternating least squares: the best A for this B, then the best B for that A. Each row is
 * a k×k system. Rows are corrected and not replaced (δ = (G + λI)⁻¹(Bᵀe − λa)), so rounding errors in the
 * normal equations G vanish over the sweeps.
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
  const rowSystem = new RowSystem(k, lambda);
  for (let i = 0; i < known.rows; i++) {
    for (let t = known.rowStart[i]!; t < known.rowStart[i + 1]!; t++) {
      rowSystem.add(from.b, known.column[t]! * k, rest[t]!);
    }
    rowSystem.solve(from.a, left, i * k);
  }
  for (let t = 0; t < rest.length; t++) {
    const i = known.row[t]! * k;
    const j = known.column[t]! * k;
    let sum = 0;
    for (let f = 0; f < k; f++) sum += left[i + f]! * from.b[j + f]!;
    rest[t]! -= sum;
  }
  const a = from.a.map((value, index) => value + left[index]!);
  for (let j = 0; j < known.cols; j++) {
    for (let at = known.columnStart[j]!; at < known.columnStart[j + 1]!; at++) {
      const t = known.byColumn[at]!;
      rowSystem.add(a, known.row[t]! * k, rest[t]!);
    }
    rowSystem.solve(from.b, right, j * k);
  }
  return { k, a: left, b: right };
}

/** The normal equations of one row of a factor, summed entry by entry and then solved. */
class RowSystem {
  readonly #g: Float64Array;
  readonly #b: Float64Array;
  /**
   * Four rows of the other factor, added to the equations together, so that four products need one store.
   */
  readonly #rows: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  #gathered = 0;

  constructor(
    private readonly k: number,
    private readonly lambda: number,
  ) {
    const row = (): Float64Array => new Float64Array(k);
    this.#g = new Float64Array(k * k);
    this.#b = row();
    this.#rows = [row(), row(), row(), row()];
  }

  /** Adds the entry that belongs to row `other[at …]` of the other factor and has the misfit `rest`. */
  add(other: Float64Array, at: number, rest: number): void {
    const row = this.#rows[this.#gathered++]!;
    const b = this.#b;
    for (let s = 0; s < row.length; s++) {
      const value = other[at + s]!;
      row[s] = value;
      b[s]! += value * rest;
    }
    if (this.#gathered === 4) this.#flush();
  }

  /** Writes the correction of the row current[at …] to out[at …], and resets the equations. */
  solve(current: Float64Array, out: Float64Array, at: number): void {
    while (this.#gathered > 0 && this.#gathered < 4) this.#rows[this.#gathered++]!.fill(0);
    this.#flush();
    const g = this.#g;
    const b = this.#b;
    const k = this.k;
    let largest = 0;
    for (let s = 0; s < k; s++) largest = Math.max(largest, g[s * k + s]!);
    const ridge = this.lambda + RIDGE * largest;
    if (ridge > 0) {
      for (let s = 0; s < k; s++) {
        g[s * k + s]! += ridge;
        b[s]! -= this.lambda * current[at + s]!;
      }
      if (solvePositive(g, b, k)) out.set(b, at);
    }
    g.fill(0);
    b.fill(0);
  }

  #flush(): void {
    if (this.#gathered === 0) return;
    this.#gathered = 0;
    const g = this.#g;
    const k = this.k;
    const [r0, r1, r2, r3] = this.#rows;
    for (let s = 0; s < k; s++) {
      const [v0, v1, v2, v3] = [r0[s]!, r1[s]!, r2[s]!, r3[s]!];
      const to = s * k;
      for (let f = 0; f <= s; f++) {
        g[to + f]! += v0 * r0[f]! + v1 * r1[f]! + (v2 * r2[f]! + v3 * r3[f]!);
      }
    }
  }
}
