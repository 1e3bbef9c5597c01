import type { Matrix } from '../../matrix.js';
import { svd } from '../svd.js';
import type { Svd } from '../types.js';
import type { Workspace } from '../workspace.js';
import type { Space } from './krylov.js';

/** Rotations of the space: B = P diag(s) Qᵀ. */
export function solveSmall(ws: Workspace, space: Space): Svd {
  const { size, limit, b } = space;
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) data[i * size + j] = ws.x[b + i + j * limit]!;
  }
  const small = svd({ rows: size, cols: size, data });
  if (!small.ok) throw new Error(small.problem.message);
  return small.value;
}

/** ‖Mᵀuᵢ − sᵢvᵢ‖ of the leading k Ritz triplets, from the remainder, largest first in s. */
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
        entry += ws.x[restR + size + row + l * ld]! * small.u.data[(size - last + l) * size + i]!;
      }
      sum += entry * entry;
    }
    largest = Math.max(largest, Math.sqrt(sum));
  }
  return largest;
}

/** basis · rotation[:, :k]: k vectors of `length` numbers, one after the other, at `to`. */
export function rotateBasis(
  ws: Workspace,
  length: number,
  size: number,
  basis: number,
  rotation: Matrix,
  k: number,
  to: number,
): void {
  const mark = ws.mark();
  const r = ws.alloc(size * k);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < k; j++) ws.x[r + i + j * size] = rotation.data[i * rotation.cols + j]!;
  }
  ws.x.fill(0, to, to + length * k);
  ws.k.gemm(0, 0, length, k, size, 1, basis, length, r, size, to, length);
  ws.release(mark);
}
