import type { MatrixRows } from '../../matrix-rows.js';
import { eachRowBlock } from '../../row-blocks.js';
import { bestBackend, openWorkspace } from '../../kernels/workspace.js';
import { failure, success, type Result } from '../../result.js';
import { scaleFor } from '../survey.js';
import type { PassOptions } from './types.js';
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
 * @param q cols × count numbers by columns.
 * @param pass the number of the pass, for the progress.
 * @returns `nonFinite` with the place of the first entry that is not finite; `cancelled`.
 * @throws what the reading of rows throws.
 */
export async function gramPass(
  rows: MatrixRows,
  q: Float64Array,
  count: number,
  scale: number,
  pass: number,
  options: PassOptions,
): Promise<Result<Pass>> {
  const { cols } = rows;
  const { blockBytes = 2 ** 24, backend = bestBackend() } = options;
  const height = Math.max(1, Math.min(rows.rows, Math.floor(blockBytes / (8 * cols))));
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
    const blocks = { from: 0, to: rows.rows, height };
    const isCancelled = () => options.isCancelled?.() === true;
    const isDone = await eachRowBlock(rows, blocks, isCancelled, (from, own, data) => {
      x.set(data, block);
      k.measure(own, cols, block, seen);
      const size = x[seen]!;
      if (!Number.isFinite(size)) {
        problem = nonFinite(data, from, cols);
        return false;
      }
      if (pass === 1) options.onRows?.(from, data);
      largest = Math.max(largest, size);
      if (scale !== 1) k.scale(data.length, scale, block);
      // Not the sum of `measure`: one sum after the other over all rows is less exact, and the tail is a difference of sums.
      squares += k.dot(data.length, block, block);
      // Rows of M one after the other are columns of its transpose.
      ws.clear(image, own * count);
      k.gemm(1, 0, own, count, cols, 1, block, cols, basis, cols, image, own);
      k.gemm(0, 0, cols, count, own, 1, block, cols, image, own, product, cols);
      options.onProgress?.(pass, (from + own) / rows.rows);
      return undefined;
    });
    if (problem) return problem;
    if (!isDone) return failure('cancelled', t('The SVD was cancelled.'));
    return success({ product: x.slice(product, product + cols * count), squares, largest });
  } finally {
    lease.release();
  }
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
