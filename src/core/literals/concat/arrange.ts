import {
  beside,
  columnOf,
  filled,
  isEmpty,
  isScalar,
  stacked,
  transposed,
  type Block,
} from './block.js';
import type { BlockFunction } from './block-function.js';

/** Functions that move the entries of constant matrices to other places. */

function whole(block: Block | undefined): number | undefined {
  const value = block && isScalar(block) ? block.data[0] : undefined;
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}

/** Each entry is taken from another place of the same matrix. */
function moved(block: Block, place: (i: number, j: number) => readonly [number, number]): Block {
  return filled(block.rows, block.cols, (i, j) => {
    const [row, column] = place(i, j);
    return block.data[row * block.cols + column]!;
  });
}

export const upsideDown: BlockFunction = ([block, ...rest]) =>
  block && rest.length === 0 ? moved(block, (i, j) => [block.rows - 1 - i, j]) : undefined;

export const leftRight: BlockFunction = ([block, ...rest]) =>
  block && rest.length === 0 ? moved(block, (i, j) => [i, block.cols - 1 - j]) : undefined;

/** Dimension 1 runs down, 2 across. Without it: the first dimension whose length is not 1. */
export const flip: BlockFunction = ([block, dimension]) => {
  if (!block) return undefined;
  const along = dimension ? whole(dimension) : block.rows === 1 ? 2 : 1;
  if (along === 1) return upsideDown([block], 0);
  return along === 2 ? leftRight([block], 0) : undefined;
};

/** Rotation by quarter turns, counterclockwise. */
export const quarterTurn: BlockFunction = ([block, turns]) => {
  const count = turns ? whole(turns) : 1;
  if (!block || count === undefined) return undefined;
  let turned = block;
  for (let k = ((count % 4) + 4) % 4; k > 0; k--) {
    const before = turned;
    turned = filled(before.cols, before.rows, (i, j) => {
      return before.data[j * before.cols + before.cols - 1 - i]!;
    });
  }
  return turned;
};

/** Matrices along the diagonal, zeros elsewhere. */
export const blockDiagonal: BlockFunction = (blocks, maxEntries) => {
  const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
  const cols = blocks.reduce((sum, block) => sum + block.cols, 0);
  if (rows * cols > maxEntries) return undefined;
  const data = new Float64Array(rows * cols);
  let [top, left] = [0, 0];
  for (const block of blocks) {
    for (let k = 0; k < block.data.length; k++) {
      const row = top + Math.floor(k / block.cols);
      data[row * cols + left + (k % block.cols)] = block.data[k]!;
    }
    top += block.rows;
    left += block.cols;
  }
  return { rows, cols, data };
};

/** `cat(dim, A, B)`: 1 puts the blocks below each other, 2 side by side. */
export const concatenated: BlockFunction = ([dimension, ...blocks]) => {
  const along = whole(dimension);
  return along === 1 ? stacked(blocks) : along === 2 ? beside(blocks) : undefined;
};

/**
 * `sparse(i, j, v, m, n)`: entries at the same place are added, and sizes that are not given are the
 * largest indices (MathWorks, `sparse`). `sparse(A)` is A.
 */
export const sparse: BlockFunction = (args, maxEntries) => {
  const [first, second, third, down, across] = args;
  if (!first) return undefined;
  if (args.length === 1) return first;
  if (!second) return undefined;
  if (args.length === 2) {
    const [rows, cols] = [whole(first), whole(second)];
    if (rows === undefined || cols === undefined || !(rows * cols <= maxEntries)) return undefined;
    return rows >= 0 && cols >= 0 ? filled(rows, cols, () => 0) : undefined;
  }
  if (!third || args.length > 6 || args.length === 4) return undefined;
  const [rowsAt, colsAt, values] = [first, second, third].map((block) => columnOf(block).data);
  const count = Math.max(rowsAt!.length, colsAt!.length, values!.length);
  const of = (list: ArrayLike<number>, k: number): number => list[list.length === 1 ? 0 : k]!;
  if ([rowsAt!, colsAt!, values!].some(({ length }) => length !== 1 && length !== count))
    return undefined;
  const rows = down ? whole(down) : largest(rowsAt!);
  const cols = across ? whole(across) : largest(colsAt!);
  if (rows === undefined || cols === undefined || !(rows * cols <= maxEntries)) return undefined;
  const data = new Float64Array(Math.max(0, rows * cols));
  for (let k = 0; k < count; k++) {
    const [row, column] = [of(rowsAt!, k), of(colsAt!, k)];
    const fits = Number.isInteger(row) && Number.isInteger(column) && row >= 1 && column >= 1;
    if (!fits || row > rows || column > cols) return undefined;
    data[(row - 1) * cols + column - 1]! += of(values!, k);
  }
  return { rows, cols, data };
};

function largest(list: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < list.length; k++) most = Math.max(most, list[k]!);
  return most;
}

/** The matrix with each entry replaced by `value`, for example by zero or by the mirrored entry. */
export function masked(
  block: Block,
  value: (i: number, j: number, entry: (i: number, j: number) => number) => number,
): Block {
  const entry = (i: number, j: number): number => block.data[i * block.cols + j]!;
  return filled(block.rows, block.cols, (i, j) => value(i, j, entry));
}

export const turned: BlockFunction = ([block, ...rest]) =>
  block && rest.length === 0 && !isEmpty(block) ? transposed(block) : undefined;
