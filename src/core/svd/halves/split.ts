import type { Matrix } from '../../matrix.js';
import { bidiagonalize, bidiagonalizeSize, type Bidiagonal } from '../bidiagonal.js';
import { leading, load, scaleOf } from '../load.js';
import { stage } from '../progress.js';
import type { Svd, SvdOptions } from '../types.js';
import type { Workspace } from '../../kernels/workspace.js';
import { packReflectors } from './packed.js';
import { halfSize, solveHalf } from './solve.js';
import type { Half, HalfTask, Side } from './types.js';
import { unscaled } from '../unscaled.js';

/** The share of the bidiagonalization in the whole work. */
export const REDUCED = 0.4;

/** Number of workspace doubles for all of `splitInHalves` and `solveHalf`, one after the other. */
export function splitSize(rows: number, q: number): number {
  return Math.max(leading(rows) * q + bidiagonalizeSize(rows, q), halfSize(rows, q)) + 64;
}

/** A bidiagonalized matrix. Its two sides can be computed in any order and in any worker. */
export interface InHalves {
  /**
   * Packs the reflectors of a side. Call it once for each side, and for both before the workspace is used
   * again.
   */
  task(side: Side): HalfTask;
  /** Joins both sides. */
  join(u: Half, v: Half): Svd;
}

/**
 * Scales a finite matrix, in which neither side is much longer than the other, and reduces it to
 * bidiagonal form.
 *
 * @throws Cancelled
 */
export function splitInHalves(ws: Workspace, matrix: Matrix, options: SvdOptions): InHalves {
  const wide = matrix.rows < matrix.cols;
  const p = Math.max(matrix.rows, matrix.cols);
  const q = Math.min(matrix.rows, matrix.cols);
  const mark = ws.mark();
  const scale = scaleOf(matrix);
  const lda = leading(p);
  const a = ws.alloc(lda * q);
  load(ws, matrix, scale, a, lda);
  const bidiagonal: Bidiagonal = {
    d: new Float64Array(q),
    e: new Float64Array(q),
    tauQ: new Float64Array(q),
    tauP: new Float64Array(q),
  };
  bidiagonalize(ws, p, q, a, lda, bidiagonal, stage(options, 0, REDUCED));
  ws.release(mark);
  return {
    task(side) {
      const rows = side === 'u' ? p : q;
      const vectors = new Float64Array(rows * q);
      packReflectors(ws, side, rows, q, a, lda, vectors);
      const { d, e, tauQ, tauP } = bidiagonal;
      const tau = side === 'u' ? tauQ : tauP;
      return { side, rows, q, d, e, tau, vectors, leads: wide === (side === 'v') };
    },
    join(u, v) {
      const [left, right] = wide ? [v, u] : [u, v];
      turnColumns(right.vectors, left.signs!);
      return {
        u: left.vectors,
        s: unscaled(left.values, scale),
        v: right.vectors,
      };
    },
  };
}

/** All of the SVD in one worker. */
export function inOneWorker(ws: Workspace, matrix: Matrix, options: SvdOptions): Svd {
  return solveBoth(ws, splitInHalves(ws, matrix, options), options);
}

/** Both halves one after the other. */
export function solveBoth(ws: Workspace, halves: InHalves, options: SvdOptions): Svd {
  const u = halves.task('u');
  const v = halves.task('v');
  const middle = (1 + REDUCED) / 2;
  return halves.join(
    solveHalf(ws, u, options, REDUCED, middle),
    solveHalf(ws, v, options, middle, 1),
  );
}

function turnColumns({ rows, cols, data }: Matrix, signs: Float64Array): void {
  if (signs.every((sign) => sign > 0)) return;
  for (let i = 0; i < rows; i++) {
    const row = i * cols;
    for (let j = 0; j < cols; j++) data[row + j] = signs[j]! * data[row + j]!;
  }
}
