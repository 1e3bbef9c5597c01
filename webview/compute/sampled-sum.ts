import { addOuterProducts, type Matrix, type Svd } from '../../src/core/index.js';

/** Cells along one axis that represent what is on screen, and the edges of the screen among them. */
export interface Sample {
  /** Indices of rows or columns, ascending. */
  readonly places: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * All cells between `from` and `to` if there are at most `most`; otherwise `most` of them, evenly spread.
 *
 * @param from first edge on screen, in cells; may be a fraction.
 * @param to last edge on screen.
 * @param cells number of cells of the matrix along this axis.
 */
export function sampleAlong(from: number, to: number, cells: number, most: number): Sample {
  const first = Math.max(0, Math.floor(from));
  const end = Math.min(cells, Math.ceil(to));
  if (end - first <= most) {
    const places = Int32Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    return { places, from: from - first, to: to - first };
  }
  const step = (to - from) / most;
  const places = Int32Array.from({ length: most }, (_, at) =>
    Math.min(end - 1, Math.max(first, Math.floor(from + (at + 0.5) * step))),
  );
  return { places, from: 0, to: most };
}

/**
 * Only the entries of M̂ = Σ wᵢσᵢuᵢvᵢᵀ at some rows and columns. Each needs k products, whatever the size
 * of the matrix.
 *
 * @param weights of the layers, 1 if absent.
 * @returns rows × columns of the sample, row-major.
 */
export function sampledSum(
  svd: Svd,
  rank: number,
  weights: Float64Array | undefined,
  rows: Int32Array,
  cols: Int32Array,
): Float64Array {
  const k = Math.min(rank, svd.s.length);
  const sum = new Float64Array(rows.length * cols.length);
  const part = {
    u: leading(svd.u, rows, k),
    s: svd.s.subarray(0, k),
    v: leading(svd.v, cols, k),
  };
  addOuterProducts(sum, part, 0, k, (i) => svd.s[i]! * (weights?.[i] ?? 1));
  return sum;
}

/** The entries of M at these places. */
export function sampledEntries(matrix: Matrix, rows: Int32Array, cols: Int32Array): Float64Array {
  const entries = new Float64Array(rows.length * cols.length);
  rows.forEach((row, i) => {
    const from = row * matrix.cols;
    const to = i * cols.length;
    for (let j = 0; j < cols.length; j++) entries[to + j] = matrix.data[from + cols[j]!]!;
  });
  return entries;
}

/** The first k columns of some rows. */
function leading(factor: Matrix, places: Int32Array, k: number): Matrix {
  const data = new Float64Array(places.length * k);
  places.forEach((place, i) => {
    const from = place * factor.cols;
    data.set(factor.data.subarray(from, from + k), i * k);
  });
  return { rows: places.length, cols: k, data };
}
