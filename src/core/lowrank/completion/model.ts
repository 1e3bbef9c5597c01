import type { Matrix } from '../../matrix.js';
import type { Result } from '../../result.js';
import type { Svd } from '../../svd/types.js';
import { solvePositive } from '../linear/cholesky.js';
import { svdOfProduct } from '../linear/product-svd.js';
import type { Factors } from './factor-model.js';
import { unknownFlags, type KnownEntries } from './known.js';

/** A shrunken σ below this share of σ₁ + λ is 0: the iteration ends at about this distance from its solution. */
const ROUNDING = 1e-8;

/** The model A Bᵀ as singular triplets. */
export function modelOf({ rows, cols }: KnownEntries, { k, a, b }: Factors): Result<Svd> {
  return svdOfProduct({ rows, cols: k, data: a }, { rows: cols, cols: k, data: b });
}

/**
 * The triplets of soft-impute's solution X that the penalty leaves. One step of the method shrinks the singular
 * values of X + P_K(M − X) by λ; where uᵢᵀ(X + P_K(M − X))vᵢ is not above λ, σᵢ is 0, however slowly the iteration
 * comes near it. Least squares would bring such a direction back.
 */
export function kept(known: KnownEntries, model: Svd, lambda: number): Svd {
  const { u, s, v } = model;
  const k = s.length;
  const errors = modelMisfit(known, model);
  const toward = projections(known, errors, u.data, v.data, k);
  const images = s.map((sigma, p) => sigma - toward[p]!);
  const rounding = ROUNDING * ((s[0] ?? 0) + lambda);
  const left = Array.from(s.keys()).filter((p) => images[p]! - lambda > rounding);
  const columns = ({ rows, data }: Matrix): Matrix => ({
    rows,
    cols: left.length,
    data: Float64Array.from(
      { length: rows * left.length },
      (_, at) => data[Math.floor(at / left.length) * k + left[at % left.length]!]!,
    ),
  });
  return { u: columns(u), s: Float64Array.from(left, (p) => s[p]!), v: columns(v) };
}

/**
 * The same singular vectors with the values that fit the known entries best, without the shrinkage: one
 * k×k least squares problem. If a value is negative, its left vector changes sign.
 */
export function debiased(known: KnownEntries, { u, s, v }: Svd): Svd {
  const k = s.length;
  const g = new Float64Array(k * k);
  const d = projections(known, known.value, u.data, v.data, k);
  const terms = new Float64Array(k);
  const addTerms = (i: number, j: number, sign: number): void => {
    for (let p = 0; p < k; p++) {
      terms[p] = u.data[i * k + p]! * v.data[j * k + p]!;
      const factor = sign * terms[p]!;
      for (let q = 0; q <= p; q++) g[p * k + q]! += factor * terms[q]!;
    }
  };
  // Over all entries the sum is the unit matrix, because the vectors are orthonormal.
  const { rows, cols, row, column, value } = known;
  if (2 * value.length > rows * cols) {
    for (let p = 0; p < k; p++) g[p * k + p] = 1;
    unknownFlags(known).forEach((flag, at) => {
      const i = Math.floor(at / cols);
      if (flag === 1) addTerms(i, at - i * cols, -1);
    });
  } else {
    for (let t = 0; t < value.length; t++) addTerms(row[t]!, column[t]!, 1);
  }
  let trace = 0;
  for (let p = 0; p < k; p++) trace += g[p * k + p]!;
  for (let p = 0; p < k; p++) g[p * k + p]! += 1e-13 * trace;
  if (!solvePositive(g, d, k)) return { u, s, v };
  const order = Array.from(d.keys()).sort((p, q) => Math.abs(d[q]!) - Math.abs(d[p]!));
  const arranged = (data: Float64Array, sign: (p: number) => number): Float64Array =>
    data.map((_, index) => {
      const p = order[index % k]!;
      return sign(p) * data[index - (index % k) + p]!;
    });
  return {
    u: { ...u, data: arranged(u.data, (p) => (d[p]! < 0 ? -1 : 1)) },
    s: Float64Array.from(order, (p) => Math.abs(d[p]!)),
    v: { ...v, data: arranged(v.data, () => 1) },
  };
}

/** uₚᵀ E vₚ for each p, with E the values at the known entries, in the order of the rows. */
function projections(
  { rows, rowStart, column }: KnownEntries,
  values: Float64Array,
  u: Float64Array,
  v: Float64Array,
  k: number,
): Float64Array {
  const out = new Float64Array(k);
  const sum = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    sum.fill(0);
    for (let t = rowStart[i]!; t < rowStart[i + 1]!; t++) {
      const from = column[t]! * k;
      const value = values[t]!;
      for (let p = 0; p < k; p++) sum[p]! += value * v[from + p]!;
    }
    for (let p = 0; p < k; p++) out[p]! += sum[p]! * u[i * k + p]!;
  }
  return out;
}

/** P_K(X − M) for the model X, at the known entries. */
export function modelMisfit(known: KnownEntries, { u, s, v }: Svd): Float64Array {
  const k = s.length;
  const { rows, rowStart, column, value } = known;
  const [left, right] = [u.data, v.data];
  const out = new Float64Array(value.length);
  const factor = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    for (let p = 0; p < k; p++) factor[p] = left[i * k + p]! * s[p]!;
    for (let t = rowStart[i]!; t < rowStart[i + 1]!; t++) {
      const from = column[t]! * k;
      let sum = 0;
      for (let p = 0; p < k; p++) sum += factor[p]! * right[from + p]!;
      out[t] = sum - value[t]!;
    }
  }
  return out;
}
