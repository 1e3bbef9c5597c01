import { bestBackend, withWorkspace, type Workspace } from '../../kernels/workspace.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { svd } from '../../svd/index.js';
import type { Svd } from '../../svd/types.js';
import { thinQr } from '../linear/householder.js';
import { leadingColumns, multiply } from '../linear/product.js';
import type { Random } from '../linear/random.js';
import { Anderson } from './anderson.js';
import { squared } from './factor-model.js';
import { unknownFlags, zeroFilled, type KnownEntries } from './known.js';

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
const WIDE = 0.3;

/** Steps after which the speed is judged. */
const TRIAL = 12;

/** Small steps in a row that are required. */
const CALM = 2;

/**
 * Hard-impute or soft-impute on the whole matrix: X ← P_K(M) + P_K⊥(S_λ(SVD_k(X))) with S_λ(σ) = max(σ − λ, 0), from
 * unknown entries of 0. The vectors of the last step start the next one, which is one step of subspace iteration
 * (as in LMaFit, Wen, Yin & Zhang 2012), and Anderson's method accelerates the whole. It is fast where the known
 * entries determine the others well. Where they do not, it stops early.
 */
export function denseImpute(known: KnownEntries, options: DenseOptions): Result<Dense> {
  const { rows, cols } = known;
  const width = options.rank + OVERSAMPLING;
  if (width >= WIDE * Math.min(rows, cols)) return iterate(known, options, wholeStep(known));
  return withWorkspace(rows * cols + 2 * width * (rows + cols) + 16, bestBackend(), (ws) =>
    iterate(known, options, subspaceStep(ws, known, width, options)),
  );
}

/** The leading triplets of X; X is row-major, rows×cols. */
type Step = (x: Float64Array, rounds: number) => Result<Svd>;

function iterate(known: KnownEntries, options: DenseOptions, step: Step): Result<Dense> {
  const { cols } = known;
  const holes = unknownPlaces(known);
  const x = zeroFilled(known).data;
  const knownSquared = squared(known.value);
  const anderson = new Anderson();
  const z = new Float64Array(holes.length);
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
    calm = share <= options.tolerance ? calm + 1 : 0;
    const answer = (converged: boolean) => success({ model, iterations: iteration, converged });
    if (calm >= CALM) return answer(true);
    if (iteration === TRIAL >> 1) first = share;
    if (iteration >= options.maxIterations || options.isCancelled?.() === true) return answer(false);
    if (iteration >= TRIAL && iteration % TRIAL === 0) {
      // At this speed, the steps that are left.
      const speed = Math.log(first / share) / (iteration - (TRIAL >> 1));
      const left = Math.log(share / options.tolerance) / speed;
      if (!(speed > 0) || iteration + left > options.maxIterations) return answer(false);
    }
    anderson.advance(z, image);
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

/**
 * One or more rounds of subspace iteration from the vectors of the last call: Q = orth(XV), and the SVD of XᵀQ.
 */
function subspaceStep(
  ws: Workspace,
  { rows, cols }: KnownEntries,
  width: number,
  { random }: DenseOptions,
): Step {
  const at = ws.alloc(rows * cols);
  const right = ws.alloc(cols * width);
  const left = ws.alloc(rows * width);
  const { x, k } = ws;
  let v: Matrix = {
    rows: cols,
    cols: width,
    data: Float64Array.from({ length: cols * width }, () => random.normal()),
  };
  // The kernels see row-major X as the column-major cols×rows matrix Xᵀ, and vectors one after the other.
  const times = (): Matrix => {
    toColumns(v, x, right);
    x.fill(0, left, left + rows * width);
    k.gemm(1, 0, rows, width, cols, 1, at, cols, right, cols, left, rows);
    return toRows(x, left, rows, width);
  };
  const transposedTimes = (q: Matrix): Matrix => {
    toColumns(q, x, left);
    x.fill(0, right, right + cols * width);
    k.gemm(0, 0, cols, width, rows, 1, at, cols, left, rows, right, cols);
    return toRows(x, right, cols, width);
  };
  return (matrix, rounds) => {
    x.set(matrix, at);
    for (let round = 1; ; round++) {
      const { q } = thinQr(times());
      // XᵀQ = P R, and with the SVD R = F S Gᵀ: X ≈ Q(XᵀQ)ᵀ = (Q G) S (P F)ᵀ.
      const { q: p, r } = thinQr(transposedTimes(q));
      const core = svd(r);
      if (!core.ok) return core;
      v = multiply(p, core.value.u);
      if (round >= rounds) return success({ u: multiply(q, core.value.v), s: core.value.s, v });
    }
  };
}

function toColumns({ rows, cols, data }: Matrix, x: Float64Array, at: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[at + j * rows + i] = data[i * cols + j]!;
  }
}

function toRows(x: Float64Array, at: number, rows: number, cols: number): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) data[i * cols + j] = x[at + j * rows + i]!;
  }
  return { rows, cols, data };
}
