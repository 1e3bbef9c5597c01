import { reflect, type Reflector } from './householder.js';
import type { Workspace } from '../kernels/workspace.js';

const reflector: Reflector = { tau: 0, beta: 0 };

/**
 * QR of a rows×width panel at `v` (leading dimension `rows`), with the triangular factor of its block
 * reflector I − V T Vᵀ (Schreiber & Van Loan 1989), column by column. T applies all earlier reflectors to
 * a column at once. So the panel is read three times per column, and only the column is written.
 *
 * V replaces the panel, including its ones and zeros. R is written to `r` and T to `t`, both width×width
 * with zeros below the diagonal. Panels with more columns than rows have min(rows, width) reflectors.
 *
 * @param z width + 4 doubles.
 */
export function factorPanel(
  ws: Workspace,
  rows: number,
  width: number,
  v: number,
  r: number,
  t: number,
  z: number,
): void {
  const { x, k } = ws;
  ws.clear(r, width * width);
  ws.clear(t, width * width);
  for (let i = 0; i < width; i++) {
    const column = v + i * rows;
    const before = Math.min(i, rows);
    if (i > 0) {
      k.gemvT(rows, before, v, rows, column, z);
      for (let j = before - 1; j >= 0; j--) x[z + j] = along(x, t + j * width, z, j + 1);
      k.gemv(rows, before, -1, v, rows, z, 1, column);
    }
    ws.copy(column, r + i * width, before);
    ws.clear(column, before);
    if (i >= rows) continue;
    reflect(ws, rows - i, column + i, reflector);
    x[r + i + i * width] = reflector.beta;
    x[t + i + i * width] = reflector.tau;
    if (i === 0) continue;
    k.gemvT(rows - i, i, v + i, rows, column + i, z);
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let l = j; l < i; l++) sum += x[t + j + l * width]! * x[z + l]!;
      x[t + j + i * width] = -reflector.tau * sum;
    }
  }
}

/** The product of two short vectors. */
function along(x: Float64Array, a: number, b: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[a + i]! * x[b + i]!;
  return sum;
}
