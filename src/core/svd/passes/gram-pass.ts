import type { MatrixRows } from '../../matrix-rows.js';
import { eachRowBlock } from '../../row-blocks.js';
import { bestBackend, openWorkspace, type Backend } from '../../kernels/workspace.js';
import { failure, success, type Result } from '../../result.js';
import { scaleFor } from '../survey.js';
import { t } from '../../texts.js';

/** What one reading of the whole matrix gives. */
export interface Pass {
  /** MᵀM Q for the columns of Q, by columns, times scale². */
  readonly product: Float64Array;
  /** ‖scale · M‖_F². */
  readonly squares: number;
  /** The largest magnitude of M. */
  readonly largest: number;
}

/** The vectors of a pass. */
export interface PassVectors {
  /** cols × count numbers by columns. */
  readonly q: Float64Array;
  readonly count: number;
  /** The power of two that the matrix is multiplied with. */
  readonly scale: number;
}

/** A part of the rows, and what is heard of the work on it. */
export interface PassPart {
  /** Rows `from` … `to` − 1; default all. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Bytes of a block of rows; default 16 MiB. */
  readonly blockBytes?: number | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
  /** Called after each block with the number of rows that are done. */
  readonly onRows?: ((done: number) => void) | undefined;
  readonly backend?: Backend | undefined;
}

/** Beyond these magnitudes, sums of fourth powers may overflow or underflow. */
const LARGE = 2 ** 200;
const SMALL = 2 ** -200;

/** The power of two that a matrix with this largest magnitude must be multiplied with; mostly 1. */
export function passScale(largest: number): number {
  return largest === 0 || (largest > SMALL && largest < LARGE) ? 1 : scaleFor(largest);
}

/**
 * MᵀM Q in one pass over the rows of M: each block B of rows adds Bᵀ(B Q).
 *
 * @returns `nonFinite` with the place of the first entry that is not finite; `cancelled`.
 * @throws what the reading of rows throws.
 */
export async function gramPass(
  rows: MatrixRows,
  { q, count, scale }: PassVectors,
  part: PassPart = {},
): Promise<Result<Pass>> {
  const { cols } = rows;
  const { from = 0, to = rows.rows, blockBytes = 2 ** 24, backend = bestBackend() } = part;
  const height = Math.max(1, Math.min(to - from, Math.floor(blockBytes / (8 * cols))));
  const lease = openWorkspace(cols * (height + 2 * count) + height * count + 64, backend);
  try {
    const { workspace: ws } = lease;
    const { x, k } = ws;
    const basis = ws.alloc(cols * count);
    x.set(q, basis);
    const product = ws.zeros(cols * count);
    const block = ws.alloc(cols * height);
    const image = ws.alloc(height * count);
    const seen = ws.alloc(2);
    let squares = 0;
    let largest = 0;
    let problem: Result<never> | undefined;
    const blocks = { from, to, height };
    const isCancelled = () => part.isCancelled?.() === true;
    const isDone = await eachRowBlock(rows, blocks, isCancelled, (first, own, data) => {
      x.set(data, block);
      k.measure(own, cols, block, seen);
      const size = x[seen]!;
      if (!Number.isFinite(size)) {
        problem = nonFinite(data, first, cols);
        return false;
      }
      largest = Math.max(largest, size);
      if (scale !== 1) k.scale(data.length, scale, block);
      // Not the sum of `measure`: one sum after the other over all rows is less exact, and the tail is a difference of sums.
      squares += k.dot(data.length, block, block);
      // Rows of M one after the other are columns of its transpose.
      ws.clear(image, own * count);
      k.gemm(1, 0, own, count, cols, 1, block, cols, basis, cols, image, own);
      k.gemm(0, 0, cols, count, own, 1, block, cols, image, own, product, cols);
      part.onRows?.(first + own - from);
      return undefined;
    });
    if (problem) return problem;
    if (!isDone) return failure('cancelled', t('The SVD was cancelled.'));
    return success({ product: x.slice(product, product + cols * count), squares, largest });
  } finally {
    lease.release();
  }
}

/** What two parts of the rows give together, in the memory of the first one. */
export function addPass(sum: Pass, more: Pass): Pass {
  const { product } = sum;
  more.product.forEach((value, at) => (product[at]! += value));
  return {
    product,
    squares: sum.squares + more.squares,
    largest: Math.max(sum.largest, more.largest),
  };
}

function nonFinite(data: Float64Array, from: number, cols: number): Result<never> {
  const at = data.findIndex((value) => !Number.isFinite(value));
  const row = from + Math.floor(at / cols) + 1;
  return failure(
    'nonFinite',
    t(
      'Entry at row {0}, column {1} is {2}; the SVD needs finite numbers.',
      row,
      (at % cols) + 1,
      data[at]!,
    ),
  );
}
