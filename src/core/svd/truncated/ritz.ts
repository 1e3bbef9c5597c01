import type { Matrix } from '../../matrix.js';
import { leadingSvd } from '../svd.js';
import type { Svd } from '../types.js';
import type { Workspace } from '../../kernels/workspace.js';
import type { Space } from './krylov.js';

/**
 * The `count` leading triplets of UᵀM = [B R̂] [V rest]ᵀ, U·P diag(s) Qᵀ·[V rest]ᵀ. They include the
 * remainder of the last product beyond V, without another product.
 *
 * @returns P size×count, s, Q (size + last)×count; Q has `size` rows if there is no remainder beyond V.
 */
export function solveSmall(ws: Workspace, space: Space, block: number, count: number): Svd {
  const { size, limit, b, last, restR, exhausted } = space;
  const width = exhausted ? size : size + last;
  const data = new Float64Array(size * width);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) data[i * width + j] = ws.x[b + i + j * limit]!;
  }
  const ldr = limit + block;
  for (let l = 0; l < width - size; l++) {
    const row = (size - last + l) * width + size;
    for (let j = 0; j <= l; j++) data[row + j] = ws.x[restR + size + j + l * ldr]!;
  }
  const small = leadingSvd({ rows: size, cols: width, data }, count);
  if (!small.ok) throw new Error(small.problem.message);
  return small.value.triplets;
}

/**
 * The part of MᵀU beyond V for the leading k Ritz triplets. It shows how far they are from convergence.
 */
export function estimateResiduals(
  ws: Workspace,
  space: Space,
  small: Svd,
  k: number,
  block: number,
): number {
  const { size, last, restR, limit, exhausted } = space;
  if (exhausted) return 0;
  const ld = limit + block;
  let largest = 0;
  for (let i = 0; i < k; i++) {
    let sum = 0;
    for (let row = 0; row < last; row++) {
      let entry = 0;
      for (let l = row; l < last; l++) {
        entry +=
          ws.x[restR + size + row + l * ld]! * small.u.data[(size - last + l) * small.u.cols + i]!;
      }
      sum += entry * entry;
    }
    largest = Math.max(largest, Math.sqrt(sum));
  }
  return largest;
}

/**
 * basis · rotation[from : from + size, :k]: k vectors of `length` numbers, one after the other, at `to`.
 * If `from` is not 0, they are added to the numbers there.
 */
export function rotateBasis(
  ws: Workspace,
  length: number,
  size: number,
  basis: number,
  rotation: Matrix,
  k: number,
  to: number,
  from = 0,
): void {
  const mark = ws.mark();
  const r = ws.alloc(size * k);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < k; j++) {
      ws.x[r + i + j * size] = rotation.data[(from + i) * rotation.cols + j]!;
    }
  }
  if (from === 0) ws.x.fill(0, to, to + length * k);
  ws.k.gemm(0, 0, length, k, size, 1, basis, length, r, size, to, length);
  ws.release(mark);
}
