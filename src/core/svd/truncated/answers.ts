import type { Matrix } from '../../matrix.js';
import { columnSigns, unload } from '../load.js';
import { svd } from '../svd.js';
import type { Workspace } from '../workspace.js';
import { certify, certifySize, type Triplets } from './certify.js';
import type { Space } from './krylov.js';
import { rotateBasis } from './ritz.js';
import type { Source } from './source.js';
import type { TruncatedSvd } from './types.js';
import type { Svd } from '../types.js';

/** Numbers of workspace that an answer takes. */
export function answerSize(rows: number, cols: number, k: number, limit: number): number {
  const columns = k + 8;
  return (2 * rows + 2 * cols + limit + k) * columns + certifySize(rows, cols, k) + 64;
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

/**
 * The answer that a space holds: one Rayleigh–Ritz step in double precision (Y = M Vₖ, SVD of Y), which
 * leaves errors of singular values squared, whatever precision the space was built in. `spare` more
 * columns than asked for take part in it.
 */
export function answerFrom(
  context: Context,
  space: Space,
  small: Svd,
  spare: number,
  converged: boolean,
): TruncatedSvd {
  const { ws, source, k, matrix } = context;
  const { rows, cols } = matrix;
  const mark = ws.mark();
  const count = Math.min(space.size, k + spare);
  const basis = ws.alloc(cols * count);
  rotateBasis(ws, cols, space.size, space.v, small.v, count, basis);
  const y = ws.alloc(rows * count);
  source.multiply(count, basis, y);
  const data = new Float64Array(rows * count);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < rows; i++) data[i * count + j] = ws.x[y + j * rows + i]!;
  }
  const inner = svd({ rows, cols: count, data });
  if (!inner.ok) throw new Error(inner.problem.message);
  const s = inner.value.s.slice(0, k);
  const v = ws.alloc(cols * k);
  rotateBasis(ws, cols, count, basis, inner.value.v, k, v);
  const u = ws.alloc(rows * k);
  const turned = ws.alloc(rows * k);
  rotateBasis(ws, rows, count, y, inner.value.v, k, turned);
  copyColumns(ws, inner.value.u, k, u);
  const rightResiduals = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    let sum = 0;
    for (let i = j * rows; i < (j + 1) * rows; i++) {
      sum += (ws.x[turned + i]! - s[j]! * ws.x[u + i]!) ** 2;
    }
    rightResiduals[j] = Math.sqrt(sum);
  }
  const answer = finish(context, { k, u, v, s, rightResiduals }, space.size, converged);
  ws.release(mark);
  return answer;
}

/** The exact leading triplets, certified like all others. */
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
  const rightResiduals = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    let sum = 0;
    for (let i = j * rows; i < (j + 1) * rows; i++) {
      sum += (ws.x[y + i]! - s[j]! * ws.x[u + i]!) ** 2;
    }
    rightResiduals[j] = Math.sqrt(sum);
  }
  const answer = finish(context, { k, u, v, s, rightResiduals }, Math.min(rows, cols), true);
  ws.release(mark);
  return answer;
}

function copyColumns(ws: Workspace, from: Matrix, k: number, to: number): void {
  for (let i = 0; i < from.rows; i++) {
    for (let j = 0; j < k; j++) ws.x[to + j * from.rows + i] = from.data[i * from.cols + j]!;
  }
}

/** Certifies and writes out, in M's own scale. */
function finish(
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
    s: triplets.s.map((sigma) => sigma / scale),
    v: unload(ws, cols, triplets.v, cols, columns, signs),
    errorBound: errorBound / scale,
    residuals: residuals.map((size) => size / scale),
    subspace,
    converged,
  };
}
