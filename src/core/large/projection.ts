import { bestBackend, openWorkspace, type Lease } from '../kernels/workspace.js';
import type { Matrix } from '../matrix.js';

/** The leading right singular vectors, one after the other, as the kernels want them. */
export interface Directions {
  readonly cols: number;
  readonly count: number;
  /** Vector j is at j·cols. */
  readonly data: Float64Array;
}

/** @param v cols × count, row-major. */
export function directionsOf({ rows, cols, data }: Matrix): Directions {
  const out = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]!;
  }
  return { cols: rows, count: cols, data: out };
}

/**
 * M̂ₖ of some rows B of M: B Vₖ Vₖᵀ, which is their part of the best approximation of rank k when Vₖ are the leading right
 * singular vectors (Golub and Van Loan, Matrix Computations, section 2.4). No left singular vector is needed.
 */
export class Projection {
  private readonly lease: Lease;
  private readonly vectors: number;
  private readonly block: number;
  private readonly image: number;
  private readonly sum: number;

  /** @param height most rows at once. */
  constructor(
    private readonly directions: Directions,
    height: number,
  ) {
    const { cols, count, data } = directions;
    this.lease = openWorkspace(cols * (2 * height + count) + height * count + 64, bestBackend());
    const { workspace: ws } = this.lease;
    this.vectors = ws.alloc(cols * count);
    ws.x.set(data, this.vectors);
    this.block = ws.alloc(cols * height);
    this.image = ws.alloc(height * count);
    this.sum = ws.alloc(cols * height);
  }

  /**
   * @param data rows of M.
   * @returns the rows at columns left … right − 1, by rows; valid until the next call.
   */
  rows(data: Float64Array, rank: number, left: number, right: number): Float64Array {
    const { cols } = this.directions;
    const { workspace: ws } = this.lease;
    const { block, image, sum, vectors } = this;
    const rows = data.length / cols;
    const width = right - left;
    ws.x.set(data, block);
    ws.clear(image, rows * rank);
    ws.clear(sum, rows * width);
    if (rank > 0) {
      // Rows of M one after the other are columns of its transpose.
      ws.k.gemm(1, 0, rows, rank, cols, 1, block, cols, vectors, cols, image, rows);
      ws.k.gemm(0, 1, width, rows, rank, 1, vectors + left, cols, image, rows, sum, width);
    }
    return ws.x.subarray(sum, sum + rows * width);
  }

  dispose(): void {
    this.lease.release();
  }
}
