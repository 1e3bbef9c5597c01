import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { thinQr } from '../linear/householder.js';
import { svdOfProduct } from '../linear/product-svd.js';
import type { Random } from '../linear/random.js';
import { misfit, type Factors } from './factor-model.js';
import type { KnownEntries } from './known.js';

/** Extra directions, so that the leading ones converge quickly (Halko, Martinsson & Tropp 2011). */
const OVERSAMPLING = 6;

/**
 * One step of hard-impute: the best rank-k approximation of X = P_K(M) + P_K⊥(A Bᵀ), as new balanced
 * factors (U√Σ, V√Σ). X is sparse plus low rank, X = P_K(M − A Bᵀ) + A Bᵀ, so a few rounds of subspace
 * iteration on it cost O(|K|k) each and X is never formed (as in softImpute, Hastie et al. 2015).
 *
 * From zero factors it gives the leading part of the zero-filled matrix.
 */
export function refresh(
  known: KnownEntries,
  { k, a, b }: Factors,
  random: Random,
  rounds: number,
): Result<Factors> {
  const { rows, cols } = known;
  const width = Math.min(rows, cols, k + OVERSAMPLING);
  const e = misfit(known, { k, a, b });
  let v: Matrix = {
    rows: cols,
    cols: width,
    data: Float64Array.from({ length: cols * width }, () => random.normal()),
  };
  let image = applied(known.row, known.column, e, a, b, k, v, rows);
  for (let round = 0; round < rounds; round++) {
    const left = thinQr(image).q;
    v = thinQr(applied(known.column, known.row, e, b, a, k, left, cols)).q;
    image = applied(known.row, known.column, e, a, b, k, v, rows);
  }
  const parts = svdOfProduct(image, v);
  return parts.ok ? success(balanced(parts.value, k)) : parts;
}

/** A = U√Σ, B = V√Σ of the first k triplets. */
function balanced({ u, s, v }: { u: Matrix; s: Float64Array; v: Matrix }, k: number): Factors {
  const take = (side: Matrix): Float64Array => {
    const out = new Float64Array(side.rows * k);
    for (let i = 0; i < side.rows; i++) {
      for (let t = 0; t < k; t++) out[i * k + t] = side.data[i * side.cols + t]! * Math.sqrt(s[t]!);
    }
    return out;
  };
  return { k, a: take(u), b: take(v) };
}

/** (E + A Bᵀ) W, with E the sparse matrix of e; swap rows and columns, A and B, for its transpose. */
function applied(
  row: Int32Array,
  column: Int32Array,
  e: Float64Array,
  a: Float64Array,
  b: Float64Array,
  k: number,
  w: Matrix,
  rows: number,
): Matrix {
  const width = w.cols;
  const source = w.data;
  const out = new Float64Array(rows * width);
  for (let t = 0; t < e.length; t++) {
    const to = row[t]! * width;
    const from = column[t]! * width;
    const value = e[t]!;
    for (let f = 0; f < width; f++) out[to + f]! += value * source[from + f]!;
  }
  const inner = new Float64Array(k * width);
  for (let j = 0; j < w.rows; j++) {
    for (let s = 0; s < k; s++) {
      const factor = b[j * k + s]!;
      for (let f = 0; f < width; f++) inner[s * width + f]! += factor * source[j * width + f]!;
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let s = 0; s < k; s++) {
      const factor = a[i * k + s]!;
      for (let f = 0; f < width; f++) out[i * width + f]! += factor * inner[s * width + f]!;
    }
  }
  return { rows, cols: width, data: out };
}
