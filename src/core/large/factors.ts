import type { Matrix } from '../matrix.js';
import type { MatrixRows } from '../matrix-rows.js';
import { bestBackend, openWorkspace } from '../kernels/workspace.js';
import { leadingColumns } from '../lowrank/linear/product.js';
import { formatCount } from '../format.js';
import { failure, type Failure } from '../result.js';
import type { Svd } from '../svd/types.js';
import { t } from '../texts.js';
import { eachBlock, heightOf } from './blocks-of-rows.js';
import type { Directions } from './projection.js';

/** Factors with more numbers, 128 MiB, are neither computed nor shown: they would be in memory several times. */
export const mostFactorNumbers = 2 ** 24;

/** Why the factors of a rank, rows × rank and cols × rank, are refused: `tooLarge`. Undefined if they are not. */
export function tooManyFactors(
  rank: number,
  { rows, cols }: { readonly rows: number; readonly cols: number },
): Failure | undefined {
  const numbers = rank * (rows + cols);
  if (numbers <= mostFactorNumbers) return undefined;
  const fitting = Math.floor(mostFactorNumbers / (rows + cols));
  const counts = [rank, formatCount(numbers), formatCount(mostFactorNumbers)];
  return failure(
    'tooLarge',
    fitting > 0
      ? t(
          'The factors of rank {0} have {1} numbers, and up to {2} are computed and shown. Choose a rank of at most {3}.',
          ...[...counts, fitting],
        )
      : t(
          'The factors of rank {0} have {1} numbers, and up to {2} are computed and shown. Zoom in: M̂ₖ is shown without them.',
          ...counts,
        ),
  );
}

/**
 * The leading k triplets with U = M V Σ⁻¹, in one pass over the rows. U Σ Vᵀ is M V Vᵀ, whatever is lost in small values:
 * columns of U whose value is 0 are 0.
 *
 * @param s the singular values that belong to the directions.
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function factorsOf(
  rows: MatrixRows,
  directions: Directions,
  s: Float64Array,
  rank: number,
  isCancelled: () => boolean,
  onProgress: (fraction: number) => void,
): Promise<Svd | undefined> {
  const { cols } = rows;
  const k = Math.min(rank, directions.count);
  const height = heightOf(rows);
  const u = new Float64Array(rows.rows * k);
  const lease = openWorkspace(cols * (height + k) + height * k + 64, bestBackend());
  try {
    const { workspace: ws } = lease;
    const v = ws.alloc(cols * k);
    ws.x.set(directions.data.subarray(0, cols * k), v);
    const block = ws.alloc(cols * height);
    const image = ws.alloc(height * k);
    const isDone = await eachBlock(rows, 0, rows.rows, isCancelled, (first, own, data) => {
      ws.x.set(data, block);
      ws.clear(image, own * k);
      ws.k.gemm(1, 0, own, k, cols, 1, block, cols, v, cols, image, own);
      for (let i = 0; i < own; i++) {
        for (let j = 0; j < k; j++) {
          const sigma = s[j]!;
          u[(first + i) * k + j] = sigma > 0 ? ws.x[image + i + j * own]! / sigma : 0;
        }
      }
      onProgress((first + own) / rows.rows);
    });
    if (!isDone) return undefined;
  } finally {
    lease.release();
  }
  return {
    u: { rows: rows.rows, cols: k, data: u },
    s: s.slice(0, k),
    v: leadingVectors(directions, k),
  };
}

/**
 * The leading k triplets, of which the left vectors are known: all of their rows are read.
 *
 * @returns undefined when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function knownFactors(
  left: MatrixRows,
  directions: Directions,
  s: Float64Array,
  rank: number,
  isCancelled: () => boolean,
  onProgress: (fraction: number) => void,
): Promise<Svd | undefined> {
  const { rows, cols } = left;
  const k = Math.min(rank, directions.count);
  const u = new Float64Array(rows * k);
  const isDone = await eachBlock(left, 0, rows, isCancelled, (first, count, data) => {
    const block = leadingColumns({ rows: count, cols, data }, k);
    u.set(block.data, first * k);
    onProgress((first + count) / rows);
  });
  if (!isDone) return undefined;
  return { u: { rows, cols: k, data: u }, s: s.slice(0, k), v: leadingVectors(directions, k) };
}

/** The first k triplets of these, or all if there are fewer. */
export function leadingTriplets(svd: Svd, k: number): Svd {
  if (k >= svd.s.length) return svd;
  return { u: leadingColumns(svd.u, k), s: svd.s.slice(0, k), v: leadingColumns(svd.v, k) };
}

/** cols × k. */
function leadingVectors({ cols, data }: Directions, k: number): Matrix {
  const v = new Float64Array(cols * k);
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j < k; j++) v[i * k + j] = data[j * cols + i]!;
  }
  return { rows: cols, cols: k, data: v };
}
