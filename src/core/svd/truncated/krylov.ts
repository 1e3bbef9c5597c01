import type { Workspace } from '../../kernels/workspace.js';
import { orthonormalize, orthonormalizeSize } from './orthonormalize.js';
import { fillRandom } from './random.js';

/** A product that the iteration needs: `count` vectors at `from`, the answer at `to`. */
export interface Product {
  readonly transposed: boolean;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** Orthonormal U and V with scale·M V = U B, all in the workspace, vectors one after the other. */
export interface Space {
  readonly rows: number;
  readonly cols: number;
  /** Maximum number of columns of U and V. */
  readonly limit: number;
  readonly u: number;
  readonly v: number;
  /** B, limit×limit with this leading dimension. */
  readonly b: number;
  /** The place of a remainder, `block` vectors. */
  readonly rest: number;
  readonly restR: number;
  /** Columns of U and V so far. */
  size: number;
  /** Number of columns of the last block and of the remainder, and whether the remainder is not empty. */
  last: number;
  next: number;
  exhausted: boolean;
}

/** Number of workspace doubles that a space needs, including its working memory. */
export function spaceSize(rows: number, cols: number, limit: number, block: number): number {
  const longer = Math.max(rows, cols);
  return (
    (rows + cols) * limit +
    limit * limit +
    longer * block +
    (limit + block) * block +
    orthonormalizeSize(longer, limit, block) +
    64
  );
}

export function makeSpace(
  ws: Workspace,
  rows: number,
  cols: number,
  limit: number,
  block: number,
): Space {
  if (limit + block > Math.min(rows, cols)) throw new RangeError('the subspace fills the space');
  return {
    rows,
    cols,
    limit,
    u: ws.alloc(rows * limit),
    v: ws.alloc(cols * limit),
    b: ws.zeros(limit * limit),
    rest: ws.alloc(Math.max(rows, cols) * block),
    restR: ws.alloc((limit + block) * block),
    size: 0,
    last: 0,
    next: 0,
    exhausted: false,
  };
}

/**
 * Grows the spaces of block Golub–Kahan–Lanczos bidiagonalization with full reorthogonalization from a
 * random block (block Krylov: Musco & Musco, NIPS 2015; randUBV: Hallman, SIAM J. Sci. Comput. 44, 2022),
 * one block per turn. Yields each product it needs and, as undefined, the end of each turn: then scale·M
 * V = U B to rounding, and the remainder (I − VVᵀ) MᵀU of the last block lies in `rest` as Q R, which
 * gives the residuals.
 *
 * @param negligible vectors shorter than this are rounding.
 * @param enough columns wanted even where M has fewer singular values above rounding.
 */
export function* grow(
  ws: Workspace,
  space: Space,
  block: number,
  seed: number,
  negligible: number,
  enough: number,
): Generator<Product | undefined, void, void> {
  const { x } = ws;
  const { rows, cols, u, v, b, limit, rest, restR } = space;
  // A random block on the side of U, multiplied by Mᵀ. So the first answer has used M twice.
  fillRandom(x, u, u + rows * block, seed);
  space.next = block;
  yield { transposed: true, count: block, from: u, to: rest };
  orthonormalize(ws, cols, v, 0, rest, block, restR, limit + block, negligible);
  while (space.size < limit) {
    const have = space.size;
    const count = Math.min(space.next, limit - have);
    const newV = v + cols * have;
    const newU = u + rows * have;
    x.copyWithin(newV, rest, rest + cols * count);
    yield { transposed: false, count, from: newV, to: newU };
    orthonormalize(ws, rows, u, have, newU, count, b + have * limit, limit, negligible);
    space.size += count;
    space.last = count;
    yield { transposed: true, count, from: newU, to: rest };
    const ldr = limit + block;
    const fresh = orthonormalize(ws, cols, v, space.size, rest, count, restR, ldr, negligible);
    space.next = count;
    space.exhausted = fresh === 0;
    yield undefined;
    if (space.exhausted && space.size >= enough) return;
  }
}
