import type { Svd } from '../svd/types.js';

/** Ranks per pass over memory: the panel of V for one pass stays in a second-level cache. */
const PANEL = 32;

/**
 * target ← target + Σ_{i=from}^{to−1} c(i) uᵢvᵢᵀ, in place and in double precision.
 *
 * The target is read and written once per 32 terms, row by row, four terms at a time.
 *
 * @param target rows×cols, row-major.
 * @param svd u rows×r, v cols×r.
 * @param from first term, counted from 0.
 * @param to one past the last term.
 * @param coefficient the factor of term i; terms with factor 0 are left out.
 */
export function addOuterProducts(
  target: Float64Array,
  svd: Svd,
  from: number,
  to: number,
  coefficient: (i: number) => number,
): void {
  const terms: number[] = [];
  for (let i = from; i < to; i++) if (coefficient(i) !== 0) terms.push(i);
  for (let start = 0; start < terms.length; start += PANEL) {
    addPanel(target, svd, terms.slice(start, start + PANEL), coefficient);
  }
}

function addPanel(
  target: Float64Array,
  svd: Svd,
  terms: readonly number[],
  coefficient: (i: number) => number,
): void {
  const rows = svd.u.rows;
  const cols = svd.v.rows;
  const r = svd.s.length;
  const u = svd.u.data;
  // Padded to a multiple of four with zero terms, so that one inner loop serves all.
  const width = Math.ceil(terms.length / 4) * 4;
  const panel = new Float64Array(width * cols);
  for (let j = 0; j < cols; j++) {
    terms.forEach((term, t) => (panel[t * cols + j] = svd.v.data[j * r + term]!));
  }
  const factors = Float64Array.from(terms, coefficient);
  for (let i = 0; i < rows; i++) {
    const offset = i * cols;
    for (let t = 0; t < width; t += 4) {
      const c0 = factorOf(t, i);
      const c1 = factorOf(t + 1, i);
      const c2 = factorOf(t + 2, i);
      const c3 = factorOf(t + 3, i);
      const p0 = t * cols;
      const p1 = p0 + cols;
      const p2 = p1 + cols;
      const p3 = p2 + cols;
      for (let j = 0; j < cols; j++) {
        target[offset + j]! +=
          c0 * panel[p0 + j]! + c1 * panel[p1 + j]! + (c2 * panel[p2 + j]! + c3 * panel[p3 + j]!);
      }
    }
  }

  function factorOf(t: number, i: number): number {
    return t < terms.length ? factors[t]! * u[i * r + terms[t]!]! : 0;
  }
}
