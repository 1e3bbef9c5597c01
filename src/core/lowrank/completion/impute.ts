import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import type { Svd } from '../../svd/types.js';
import { svdOfProduct } from '../linear/product-svd.js';
import { seededRandom } from '../linear/random.js';
import { rowDot, type Factors } from './factor-model.js';
import type { KnownEntries } from './known.js';
import { solvePositive } from '../linear/cholesky.js';
import { minimise } from './minimise.js';
import { refresh } from './refresh.js';

export interface ImputeOptions {
  readonly rank: number;
  /** The final λ, in the units of the entries; 0 for hard-impute. */
  readonly lambda: number;
  readonly seed: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface Imputed {
  /** The model X, of rank ≤ k: singular values and vectors, none where a penalty leaves nothing. */
  readonly model: Svd;
  readonly iterations: number;
  readonly converged: boolean;
}

/** A shrunken σ below this share of σ₁ + λ is 0: the iteration ends at about this distance from its solution. */
const ROUNDING = 1e-8;

/** λ halves along the path from the largest singular value; after this many steps it is small. */
const PATH = 10;

/**
 * The rank-k model of the known entries, by a path of warm starts. λ decreases from σ₁ of the zero-filled
 * matrix. Each stage is one step of hard-impute and a few iterations of `minimise`. The last stage has
 * the wanted λ and runs until it converges. The path avoids the poor local minima that the rank-k problem
 * (λ = 0) has near the zero fill (Mazumder, Hastie & Tibshirani 2010, section 5).
 */
export function impute(known: KnownEntries, options: ImputeOptions): Result<Imputed> {
  const { rank: k, lambda } = options;
  const random = seededRandom(options.seed);
  let factors: Factors = {
    k,
    a: new Float64Array(known.rows * k),
    b: new Float64Array(known.cols * k),
  };
  let iterations = 0;
  let largest = 0;
  for (let stage = 0; stage <= PATH; stage++) {
    if (options.isCancelled?.() === true) return cancelled();
    options.onProgress?.(stage / (PATH + 2));
    const fresh = refresh(known, factors, random, stage === 0 ? 8 : 2);
    if (!fresh.ok) return fresh;
    iterations++;
    // The columns of U√Σ have the squared length σ.
    if (stage === 0) largest = columnSquared(fresh.value);
    const shrunk = Math.max(lambda, largest * 2 ** -(stage + 1));
    const warm = minimise(known, fresh.value, {
      lambda: stage === PATH ? lambda : shrunk,
      tolerance: 1e-3,
      maxIterations: 8,
      isCancelled: options.isCancelled,
    });
    factors = warm.factors;
    iterations += warm.iterations;
  }
  const final = minimise(known, factors, {
    lambda,
    tolerance: options.tolerance,
    maxIterations: options.maxIterations,
    isCancelled: options.isCancelled,
  });
  if (options.isCancelled?.() === true) return cancelled();
  const model = svdOfProduct(
    { rows: known.rows, cols: k, data: final.factors.a },
    { rows: known.cols, cols: k, data: final.factors.b },
  );
  if (!model.ok) return model;
  options.onProgress?.(1);
  return success({
    model: lambda > 0 ? debiased(known, kept(known, model.value, lambda)) : model.value,
    iterations: iterations + final.iterations,
    converged: final.converged,
  });
}

/**
 * The triplets of soft-impute's solution X that the penalty leaves. One step of the method shrinks the singular
 * values of X + P_K(M − X) by λ; where uᵢᵀ(X + P_K(M − X))vᵢ is not above λ, σᵢ is 0, however slowly the iteration
 * comes near it. Least squares would bring such a direction back.
 */
export function kept(known: KnownEntries, model: Svd, lambda: number): Svd {
  const { u, s, v } = model;
  const k = s.length;
  const images = s.slice();
  modelMisfit(known, model).forEach((error, t) => {
    const [i, j] = [known.row[t]! * k, known.column[t]! * k];
    for (let p = 0; p < k; p++) images[p]! -= error * u.data[i + p]! * v.data[j + p]!;
  });
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
  const d = new Float64Array(k);
  for (let t = 0; t < known.value.length; t++) {
    const i = known.row[t]! * k;
    const j = known.column[t]! * k;
    for (let p = 0; p < k; p++) {
      const term = u.data[i + p]! * v.data[j + p]!;
      d[p]! += term * known.value[t]!;
      for (let q = 0; q <= p; q++) g[p * k + q]! += term * u.data[i + q]! * v.data[j + q]!;
    }
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

/** ‖P_K(X − M)‖_F for the model X. */
export function modelMisfit(known: KnownEntries, { u, s, v }: Svd): Float64Array {
  const k = s.length;
  const a = u.data.map((value, index) => value * s[index % k]!);
  return known.value.map(
    (value, t) => rowDot(a, known.row[t]!, v.data, known.column[t]!, k) - value,
  );
}

function columnSquared({ k, a }: Factors): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += k) sum += a[i]! * a[i]!;
  return sum;
}

function cancelled(): Result<never> {
  return failure('cancelled', 'The completion was cancelled.');
}
