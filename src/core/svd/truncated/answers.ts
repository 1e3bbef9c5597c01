import type { Matrix } from '../../matrix.js';
import { columnSigns, unload } from '../load.js';
import { svd } from '../svd.js';
import type { Workspace } from '../../kernels/workspace.js';
import { certify, certifySize, type Triplets } from './certify.js';
import type { Space } from './krylov.js';
import { nearlyOrthogonalSize, svdOfNearlyOrthogonal } from './nearly-orthogonal.js';
import { rotateBasis } from './ritz.js';
import type { Source } from './source.js';
import type { TruncatedSvd } from './types.js';
import type { Svd } from '../types.js';
import { unscaled } from '../unscaled.js';

/** Additional columns that are used if the space is not as good as double precision. */
export const SPARE = 8;

/** Number of workspace doubles that an answer needs. */
export function answerSize(rows: number, cols: number, k: number, limit: number): number {
  const columns = k + SPARE;
  const work = certifySize(rows, cols, k) + nearlyOrthogonalSize(columns);
  return (3 * rows + 3 * cols + limit + k) * columns + work + 64;
}

export interface Context {
  readonly ws: Workspace;
  readonly matrix: Matrix;
  readonly source: Source;
  readonly scale: number;
  /** ‖scale · M‖_F². */
  readonly squares: number;
  readonly k: number;
}

/** What limits the accuracy of an answer from a space. */
export type Care =
  /** The space is as good as double precision. */
  | 'double'
  /** Built in single precision, but the size of the space limits the answer. */
  | 'single'
  /** Single precision limits the answer; another step in double precision corrects it. */
  | 'refined';

/**
 * The answer from a space: a Rayleigh–Ritz step in double precision (Y = M Vₖ, SVD of Y). It squares the
 * errors of the singular values, whatever precision the space has. `refined` adds another step, Z = MᵀQ
 * with an orthonormal basis Q of Y. Matrices of low rank are then exact.
 */
export function answerFrom(
  context: Context,
  space: Space,
  small: Svd,
  care: Care,
  converged: boolean,
): TruncatedSvd {
  const { ws, source, k, matrix } = context;
  const { rows, cols } = matrix;
  const mark = ws.mark();
  const count = Math.min(space.size, care === 'double' ? k : k + SPARE);
  const basis = ws.alloc(cols * count);
  rotateBasis(ws, cols, space.size, space.v, small.v, count, basis);
  const beyond = small.v.rows - space.size;
  if (beyond > 0) rotateBasis(ws, cols, beyond, space.rest, small.v, count, basis, space.size);
  const y = ws.alloc(rows * count);
  source.multiply(count, basis, y);
  const u = ws.alloc(rows * k);
  const v = ws.alloc(cols * k);
  const product = ws.alloc(rows * k);
  let triplets: Triplets;
  if (care === 'refined') {
    const inner = svdOf(ws, rows, count, y);
    const q = y;
    copyColumns(ws, inner.u, count, q);
    const z = ws.alloc(cols * count);
    source.multiplyTransposed(count, q, z);
    const outer = svdOf(ws, cols, count, z);
    const s = outer.s.slice(0, k);
    copyColumns(ws, outer.u, k, v);
    rotateBasis(ws, rows, count, q, outer.v, k, u);
    const known = ws.alloc(cols * k);
    rotateBasis(ws, cols, count, z, outer.v, k, known);
    source.multiply(k, v, product);
    triplets = { k, u, v, s, rightResiduals: distances(ws, rows, product, u, s), z: known };
  } else {
    const inner = rayleighRitz(ws, rows, count, y, k, u);
    const s = inner.s.slice(0, k);
    rotateBasis(ws, cols, count, basis, inner.v, k, v);
    rotateBasis(ws, rows, count, y, inner.v, k, product);
    triplets = { k, u, v, s, rightResiduals: distances(ws, rows, product, u, s) };
  }
  const answer = finish(context, triplets, space.size, converged);
  ws.release(mark);
  return answer;
}

/** The exact leading triplets with a bound like all others. */
export function exactAnswer(context: Context, exact: Svd): TruncatedSvd {
  const { ws, source, k, matrix, scale } = context;
  const { rows, cols } = matrix;
  const mark = ws.mark();
  const u = ws.alloc(rows * k);
  const v = ws.alloc(cols * k);
  const y = ws.alloc(rows * k);
  copyColumns(ws, exact.u, k, u);
  copyColumns(ws, exact.v, k, v);
  source.multiply(k, v, y);
  const s = exact.s.slice(0, k).map((sigma) => sigma * scale);
  const rightResiduals = distances(ws, rows, y, u, s);
  const answer = finish(context, { k, u, v, s, rightResiduals }, Math.min(rows, cols), true);
  ws.release(mark);
  return answer;
}

/** ‖yⱼ − sⱼuⱼ‖ for vectors of `length` numbers. */
export function distances(
  ws: Workspace,
  length: number,
  y: number,
  u: number,
  s: Float64Array,
): Float64Array {
  return s.map((sigma, j) => Math.sqrt(ws.k.apart(length, y + j * length, sigma, u + j * length)));
}

/**
 * Computes Y = U diag(s) Vᵀ for `count` vectors at `y`, which are a matrix times orthonormal ones. Writes
 * k columns of U to `u`.
 */
export function rayleighRitz(
  ws: Workspace,
  length: number,
  count: number,
  y: number,
  k: number,
  u: number,
): Pick<Svd, 's' | 'v'> {
  const quick = svdOfNearlyOrthogonal(ws, length, count, y, k, u);
  if (quick) return quick;
  const whole = svdOf(ws, length, count, y);
  copyColumns(ws, whole.u, k, u);
  return whole;
}

/** The SVD of the matrix with `count` columns of `length` numbers. */
function svdOf(ws: Workspace, length: number, count: number, at: number): Svd {
  const data = new Float64Array(length * count);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < length; i++) data[i * count + j] = ws.x[at + j * length + i]!;
  }
  const result = svd({ rows: length, cols: count, data });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

export function copyColumns(ws: Workspace, from: Matrix, k: number, to: number): void {
  for (let i = 0; i < from.rows; i++) {
    for (let j = 0; j < k; j++) ws.x[to + j * from.rows + i] = from.data[i * from.cols + j]!;
  }
}

/** Computes the bounds, and returns the answer in the scale of M. */
export function finish(
  { ws, matrix, source, scale, squares, k }: Context,
  triplets: Triplets,
  subspace: number,
  converged: boolean,
): TruncatedSvd {
  const { rows, cols } = matrix;
  const { errorBound, residuals } = certify(ws, source, rows, cols, squares, triplets);
  const columns = Int32Array.from({ length: k }, (_, i) => i);
  const signs = columnSigns(ws, rows, triplets.u, rows, columns);
  return {
    u: unload(ws, rows, triplets.u, rows, columns, signs),
    s: unscaled(triplets.s, scale),
    v: unload(ws, cols, triplets.v, cols, columns, signs),
    errorBound: errorBound / scale,
    residuals: residuals.map((size) => size / scale),
    subspace,
    converged,
  };
}
