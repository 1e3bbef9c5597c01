import type { Svd } from '../svd/types.js';
import { bestBackend, withWorkspace, type Workspace } from '../kernels/workspace.js';

/** Terms per pass over the target: their columns of V fit into the second cache. */
const PANEL = 32;

/** Columns of the target that are used together, and the maximum number of rows: half a megabyte. */
const COLUMNS = 1024;
const ROWS = 64;

/** With fewer terms, a row alone is faster than a product, which packs its operands first. */
const FEW = 4;

/**
 * target ← target + Σ_{i=from}^{to−1} c(i) uᵢvᵢᵀ, in place and in double precision.
 *
 * The target is read and written once per 32 terms. Its rows are copied to the memory of the kernels.
 * This is faster than a loop in TypeScript even for one term.
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
  const rows = svd.u.rows;
  const cols = svd.v.rows;
  if (terms.length === 0 || rows === 0 || cols === 0) return;
  const most = Math.min(PANEL, terms.length);
  const width = Math.min(COLUMNS, cols);
  const height = Math.min(ROWS, rows);
  // One more for each number that is rounded up to an even one.
  const room = (width + height) * most + width * height + 3;
  withWorkspace(room, bestBackend(), (workspace) => {
    const place = {
      columns: workspace.alloc(width * most),
      factors: workspace.alloc(height * most),
      strip: workspace.alloc(width * height),
    };
    for (let at = 0; at < terms.length; at += PANEL) {
      const some = terms.slice(at, at + PANEL);
      const factors = some.map(coefficient);
      for (let j = 0; j < cols; j += COLUMNS) {
        addPanel({ workspace, place, target, svd, terms: some, factors }, j);
      }
    }
  });
}

interface Panel {
  readonly workspace: Workspace;
  /**
   * Offsets into the workspace: columns of V one after the other, factors row by row, rows of the target.
   */
  readonly place: { readonly columns: number; readonly factors: number; readonly strip: number };
  readonly target: Float64Array;
  readonly svd: Svd;
  readonly terms: readonly number[];
  readonly factors: readonly number[];
}

/** Adds the terms to up to COLUMNS columns of the target, from column j on. */
function addPanel(panel: Panel, j: number): void {
  const { workspace, place, target, svd, terms, factors } = panel;
  const { x, k } = workspace;
  const r = svd.s.length;
  const rows = svd.u.rows;
  const cols = svd.v.rows;
  const width = Math.min(COLUMNS, cols - j);
  const count = terms.length;
  terms.forEach((term, t) => {
    const at = place.columns + t * width;
    for (let q = 0; q < width; q++) x[at + q] = svd.v.data[(j + q) * r + term]!;
  });
  for (let i = 0; i < rows; i += ROWS) {
    const height = Math.min(ROWS, rows - i);
    for (let q = 0; q < height; q++) {
      const row = (i + q) * r;
      const at = place.factors + q * count;
      for (let t = 0; t < count; t++) x[at + t] = factors[t]! * svd.u.data[row + terms[t]!]!;
    }
    const strip = { target, from: i * cols + j, cols, width, height };
    eachPart(strip, place.strip, (part, at) => {
      x.set(part, at);
    });
    if (count < FEW) {
      for (let q = 0; q < height; q++) {
        const row = place.strip + q * width;
        k.gemv(width, count, 1, place.columns, width, place.factors + q * count, 1, row);
      }
    } else {
      // Row-major rows are the columns of the transpose: Tᵀ += V Cᵀ.
      const { columns, factors: c, strip: t } = place;
      k.gemm(0, 0, width, height, count, 1, columns, width, c, count, t, width);
    }
    eachPart(strip, place.strip, (part, at) => {
      part.set(x.subarray(at, at + part.length));
    });
  }
}

/** Calls `copy` with the contiguous parts of the target and their places in the workspace. */
function eachPart(
  strip: { target: Float64Array; from: number; cols: number; width: number; height: number },
  place: number,
  copy: (part: Float64Array, at: number) => void,
): void {
  const { target, from, cols, width, height } = strip;
  if (width === cols) {
    copy(target.subarray(from, from + width * height), place);
    return;
  }
  for (let q = 0; q < height; q++) {
    const start = from + q * cols;
    copy(target.subarray(start, start + width), place + q * width);
  }
}
