import type { Svd } from '../svd/types.js';

/** Ranks per pass over memory: the panel of V for one pass stays in a second-level cache. */
const PANEL = 32;

/**
 * target ← target + Σ_{i=from}^{to−1} c(i) uᵢvᵢᵀ, in place and in double precision.
 *
 * The target is read and written once per 32 terms, row by row, four terms at a time and those left
 * over one by one.
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
  const panel = terms.map((term) => columnOf(svd.v.data, r, term));
  const factors = terms.map(coefficient);
  const c = new Float64Array(terms.length);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < c.length; t++) c[t] = factors[t]! * u[i * r + terms[t]!]!;
    let t = 0;
    for (; t + 4 <= c.length; t += 4) addFour(target, i * cols, cols, panel, c, t);
    for (; t < c.length; t++) addOne(target, i * cols, cols, panel[t]!, c[t]!);
  }
}

function addFour(
  target: Float64Array,
  at: number,
  cols: number,
  panel: Float64Array[],
  c: Float64Array,
  t: number,
): void {
  const [c0, c1, c2, c3] = [c[t]!, c[t + 1]!, c[t + 2]!, c[t + 3]!];
  const [p0, p1, p2, p3] = [panel[t]!, panel[t + 1]!, panel[t + 2]!, panel[t + 3]!];
  for (let j = 0; j < cols; j++) {
    const terms = c0 * p0[j]! + c1 * p1[j]! + (c2 * p2[j]! + c3 * p3[j]!);
    target[at + j] = target[at + j]! + terms;
  }
}

/** The target by its offset: a view for every row is slower than the row itself. */
function addOne(
  target: Float64Array,
  at: number,
  cols: number,
  column: Float64Array,
  c: number,
): void {
  for (let j = 0; j < cols; j++) target[at + j] = target[at + j]! + c * column[j]!;
}

function columnOf(data: Float64Array, stride: number, column: number): Float64Array {
  const out = new Float64Array(data.length / stride);
  for (let j = 0; j < out.length; j++) out[j] = data[j * stride + column]!;
  return out;
}
