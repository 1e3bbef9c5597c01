import { bestBackend, withWorkspace } from '../../kernels/workspace.js';
import { success, type Result } from '../../result.js';
import { svd } from '../../svd/index.js';
import type { Svd } from '../../svd/types.js';
import { svdOfProduct } from '../linear/product-svd.js';
import { leadingColumns, scaleColumns } from '../linear/product.js';
import type { Random } from '../linear/random.js';
import { Anderson } from './anderson.js';
import { squared } from './factor-model.js';
import { unknownFlags, zeroFilled, type KnownEntries } from './known.js';
import { Subspace, subspaceSize } from './subspace.js';

export interface DenseOptions {
  readonly rank: number;
  /** Shrinkage of the singular values; 0 for hard-impute. */
  readonly lambda: number;
  readonly random: Random;
  /** Settled when a step changes the unknown entries by less than this share of the norm of the matrix. */
  readonly tolerance: number;
  /** Steps after which the iteration is given up. */
  readonly maxIterations: number;
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface Dense {
  readonly model: Svd;
  readonly iterations: number;
  /** False where the iteration is slow. Another method must then take over. */
  readonly converged: boolean;
}

/** Extra directions of the subspace, so that the leading ones converge quickly (Halko, Martinsson & Tropp 2011). */
const OVERSAMPLING = 6;

/** From this share of the smaller side on, a whole SVD is faster than a step of subspace iteration. */
const WIDE = 0.6;

/** Up to this side, a whole SVD is always faster. */
const SMALL = 32;

/** Steps after which the speed is judged. */
const TRIAL = 12;

/** Small steps in a row that are required where vectors are inexact. */
const CALM = 2;

/** The step of Anderson's method may be this much larger than that of the iteration. */
const AHEAD = 300;

/**
 * Hard-impute or soft-impute on the whole matrix: X ← P_K(M) + P_K⊥(S_λ(SVD_k(X))) with S_λ(σ) = max(σ − λ, 0), from
 * unknown entries of 0. The vectors of the last step start the next one, which is one step of subspace iteration
 * (as in LMaFit, Wen, Yin & Zhang 2012), and Anderson's method accelerates the whole. It is fast where the known
 * entries determine the others well. Where they do not, it stops early.
 */
export function denseImpute(known: KnownEntries, options: DenseOptions): Result<Dense> {
  const { rows, cols } = known;
  const { rank, random } = options;
  const width = rank + OVERSAMPLING;
  const side = Math.min(rows, cols);
  if (side <= SMALL || width >= WIDE * side) return iterate(known, options, wholeStep(known), 1);
  return withWorkspace(subspaceSize(rows, cols, width), bestBackend(), (ws) => {
    const subspace = new Subspace(ws, rows, cols, width, random);
    const step: Step = (x, rounds) => subspace.step(x, rank, rounds);
    const found = iterate(known, options, step, CALM);
    if (!found.ok) return found;
    const model = orthonormal(found.value.model);
    return model.ok ? success({ ...found.value, model: model.value }) : model;
  });
}

/** The leading triplets of X; X is row-major, rows×cols. */
type Step = (x: Float64Array, rounds: number) => Result<Svd>;

function iterate(
  known: KnownEntries,
  options: DenseOptions,
  step: Step,
  needed: number,
): Result<Dense> {
  const { cols } = known;
  const holes = unknownPlaces(known);
  const x = zeroFilled(known).data;
  const knownSquared = squared(known.value);
  const anderson = new Anderson();
  const z = new Float64Array(holes.length);
  const before = new Float64Array(holes.length);
  let first = Infinity;
  let calm = 0;
  for (let iteration = 1; ; iteration++) {
    const parts = step(x, iteration === 1 ? 3 : 1);
    if (!parts.ok) return parts;
    const model = shrunk(parts.value, options.rank, options.lambda);
    const image = valuesAt(model, holes, cols);
    const change = distanceSquared(image, z);
    const size = knownSquared + squared(image);
    const share = Math.sqrt(change / (size || 1));
    before.set(z);
    anderson.advance(z, image);
    // Where the iteration is slow, its steps are small far from the solution, and those of Anderson are not.
    const ahead = Math.sqrt(distanceSquared(z, before) / (size || 1));
    const still = share <= options.tolerance && ahead <= AHEAD * options.tolerance;
    calm = still ? calm + 1 : 0;
    const answer = (converged: boolean): Result<Dense> =>
      success({ model, iterations: iteration, converged });
    if (calm >= needed) return answer(true);
    if (iteration === TRIAL >> 1) first = share;
    if (iteration >= options.maxIterations || options.isCancelled?.() === true)
      return answer(false);
    if (iteration >= TRIAL && iteration % TRIAL === 0) {
      // At this speed, the steps that are left.
      const speed = Math.log(first / share) / (iteration - (TRIAL >> 1));
      const left = Math.log(share / options.tolerance) / speed;
      if (!(speed > 0) || iteration + left > options.maxIterations) return answer(false);
    }
    for (let i = 0; i < z.length; i++) x[holes[i]!] = z[i]!;
  }
}

function distanceSquared(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const difference = x[i]! - y[i]!;
    sum += difference * difference;
  }
  return sum;
}

function unknownPlaces(known: KnownEntries): Int32Array {
  const unknown = unknownFlags(known);
  const places = new Int32Array(unknown.length - known.value.length);
  let at = 0;
  unknown.forEach((flag, index) => {
    if (flag === 1) places[at++] = index;
  });
  return places;
}

/** The same model with vectors that are orthonormal to rounding. */
function orthonormal({ u, s, v }: Svd): Result<Svd> {
  return svdOfProduct(scaleColumns(u, s), v);
}

/** The first k triplets with their values shrunk by λ. */
function shrunk({ u, s, v }: Svd, k: number, lambda: number): Svd {
  const values = s.slice(0, k).map((sigma) => Math.max(0, sigma - lambda));
  return { u: leadingColumns(u, values.length), s: values, v: leadingColumns(v, values.length) };
}

/** The entries of the model at these places, which are in the order of rows. */
function valuesAt({ u, s, v }: Svd, places: Int32Array, cols: number): Float64Array {
  const k = s.length;
  const out = new Float64Array(places.length);
  const factor = new Float64Array(k);
  let row = -1;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (place >= (row + 1) * cols) {
      row = Math.floor(place / cols);
      for (let f = 0; f < k; f++) factor[f] = u.data[row * k + f]! * s[f]!;
    }
    const at = (place - row * cols) * k;
    let sum = 0;
    for (let f = 0; f < k; f++) sum += factor[f]! * v.data[at + f]!;
    out[i] = sum;
  }
  return out;
}

/** The SVD of the whole matrix. */
function wholeStep({ rows, cols }: KnownEntries): Step {
  return (data) => svd({ rows, cols, data });
}
