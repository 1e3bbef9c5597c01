import { applyBlock, applyBlockSize } from './householder.js';
import type { Workspace } from '../kernels/workspace.js';

/** Maximum number of reflectors applied together: enough for products at full speed. */
const BLOCK = 64;

/**
 * Number of reflectors applied together for a matrix of n columns. The triangular factor costs width/n of
 * the work, so small matrices use narrow blocks.
 */
function blockOf(count: number): number {
  return count <= 128 ? 16 : count <= 384 ? 32 : BLOCK;
}

/** Numbers of workspace that the back-transformations need. */
export function applyReflectorsSize(rows: number, cols: number): number {
  return BLOCK * rows + applyBlockSize(BLOCK, cols);
}

/**
 * A column-major matrix that holds reflectors, in the memory of the workspace or in another array. The
 * reflectors are copied block by block before they are applied.
 */
export interface Stored {
  readonly x: Float64Array;
  readonly at: number;
  readonly ld: number;
}

/**
 * C ← H₀H₁…H_{count−1} C for reflectors stored below the diagonal of A's columns (reflector c in
 * A(c+1:rows, c)); C rows×cols.
 */
export function applyLeft(
  ws: Workspace,
  rows: number,
  count: number,
  a: Stored,
  tau: Float64Array,
  c: number,
  ldc: number,
  cols: number,
  poll: (share: number) => void,
): void {
  const mark = ws.mark();
  const block = blockOf(count);
  const v = ws.alloc(rows * block);
  for (let start = lastBlock(count, block); start >= 0; start -= block) {
    const width = Math.min(block, count - start);
    const height = rows - start;
    copyColumns(ws, height, width, a, start, v);
    applyBlock(ws, height, width, v, tau, start, c + start, ldc, cols, 0);
    poll(1 - start / count);
  }
  ws.release(mark);
}

/**
 * C ← G₀G₁…G_{count−1} C for right reflectors stored in A's rows (reflector c in A(c, c+2:size), its
 * leading one at c+1); C size×cols.
 */
export function applyRight(
  ws: Workspace,
  size: number,
  count: number,
  a: Stored,
  tau: Float64Array,
  c: number,
  ldc: number,
  cols: number,
  poll: (share: number) => void,
): void {
  const mark = ws.mark();
  const block = blockOf(count);
  const v = ws.alloc(size * block);
  for (let start = lastBlock(count, block); start >= 0; start -= block) {
    const width = Math.min(block, count - start);
    const height = size - start - 1;
    copyRows(ws, height, width, a, start, v);
    applyBlock(ws, height, width, v, tau, start, c + start + 1, ldc, cols, 0);
    poll(1 - start / count);
  }
  ws.release(mark);
}

function lastBlock(count: number, block: number): number {
  return count === 0 ? -1 : Math.floor((count - 1) / block) * block;
}

/**
 * Copies V from the columns below the diagonal, from column `start` on: ones on the diagonal, zeros
 * above.
 */
export function copyColumns(
  ws: Workspace,
  height: number,
  width: number,
  a: Stored,
  start: number,
  v: number,
): void {
  const { x } = ws;
  const from = a.at + start + start * a.ld;
  for (let j = 0; j < width; j++) {
    const target = v + j * height;
    ws.copyFrom(a.x, from + j + j * a.ld, target + j, height - j);
    ws.clear(target, j);
    x[target + j] = 1;
  }
}

/** Copies V from the rows right of the superdiagonal, from row `start` on: ones on it, zeros above. */
function copyRows(
  ws: Workspace,
  height: number,
  width: number,
  a: Stored,
  start: number,
  v: number,
): void {
  const { x } = ws;
  const from = a.at + start + (start + 1) * a.ld;
  for (let i = 0; i < height; i++) {
    const column = from + i * a.ld;
    for (let j = 0; j < width; j++) {
      x[v + i + j * height] = i > j ? a.x[column + j]! : i === j ? 1 : 0;
    }
  }
}
