import { decompose } from '../engine.js';
import type { Poll } from '../progress.js';
import type { Backend } from '../../kernels/workspace.js';
import { copyColumns, distances, finish, rayleighRitz, SPARE, type Context } from './answers.js';
import type { Triplets } from './certify.js';
import { rotateBasis } from './ritz.js';
import type { TruncatedSvd } from './types.js';

/** Number of workspace doubles that `gramAnswer` needs beyond those of an answer. */
export function gramSize(rows: number, cols: number, k: number): number {
  const r = Math.min(rows, cols);
  return r * r + 2 * (rows + cols) * (k + SPARE) + 64;
}

/**
 * The leading triplets of a matrix with one short side, from the eigenvectors of MᵀM (MMᵀ if it is wide)
 * and a Rayleigh–Ritz step with M itself. Squaring loses singular values below √ε σ₁. So the answer has
 * converged only if its residuals, which are measured with M, are within the tolerance.
 */
export function gramAnswer(
  context: Context,
  tolerance: number,
  backend: Backend,
  poll: Poll,
): TruncatedSvd {
  const { ws, source, k, matrix } = context;
  const { rows, cols } = matrix;
  const r = Math.min(rows, cols);
  const wide = rows < cols;
  const mark = ws.mark();
  poll(0);
  const gram = ws.alloc(r * r);
  source.gram(gram);
  poll(0.3);
  const count = Math.min(r, k + SPARE);
  const square = { rows: r, cols: r, data: ws.x.slice(gram, gram + r * r) };
  // The matrix is symmetric and semidefinite: its singular vectors are eigenvectors.
  const { u: eigenvectors } = decompose(square, count, backend, {});
  poll(0.6);
  const basis = ws.alloc(r * count);
  copyColumns(ws, eigenvectors!, count, basis);
  const length = wide ? cols : rows;
  const image = ws.alloc(length * count);
  if (wide) source.multiplyTransposed(count, basis, image);
  else source.multiply(count, basis, image);
  const long = ws.alloc(length * k);
  const inner = rayleighRitz(ws, length, count, image, k, long);
  const s = inner.s.slice(0, k);
  const short = ws.alloc(r * k);
  const product = ws.alloc(length * k);
  rotateBasis(ws, r, count, basis, inner.v, k, short);
  rotateBasis(ws, length, count, image, inner.v, k, product);
  let triplets: Triplets;
  if (wide) {
    const y = ws.alloc(rows * k);
    source.multiply(k, long, y);
    const rightResiduals = distances(ws, rows, y, short, s);
    triplets = { k, u: short, v: long, s, rightResiduals, z: product };
  } else {
    const rightResiduals = distances(ws, rows, product, long, s);
    triplets = { k, u: long, v: short, s, rightResiduals };
  }
  poll(0.9);
  const answer = finish(context, triplets, r, true);
  ws.release(mark);
  const largest = answer.residuals.reduce((most, size) => Math.max(most, size), 0);
  return { ...answer, converged: largest <= tolerance * answer.s[0]! };
}
