import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { comesInHalves } from '../engine.js';
import { attempt, guarded } from '../svd.js';
import type { Svd, SvdOptions } from '../types.js';
import { bestBackend, openWorkspace, withWorkspace } from '../../kernels/workspace.js';
import { halfSize, solveHalf } from './solve.js';
import { REDUCED, solveBoth, splitInHalves, splitSize } from './split.js';
import type { Half, HalfTask } from './types.js';

export type { Half, HalfTask } from './types.js';
export { comesInHalves } from '../engine.js';

/** An SVD whose two sides can be computed at the same time in two workers. */
export interface SplitSvd {
  /** The half for the other worker; call it once. The memory of its `vectors` may be transferred. */
  give(): HalfTask;
  /** Computes the half that stays here. */
  keep(): Result<Half>;
  /** Computes both halves here instead, one after the other. */
  alone(): Result<Svd>;
  /** The answer of `svd`, to the last bit. It takes ownership of both halves. */
  join(kept: Half, given: Half): Result<Svd>;
  /** Frees the memory. */
  release(): void;
}

/**
 * `svd` up to the point where its two sides separate. From there on, U and V need only the signs from
 * each other. Only for matrices for which `comesInHalves` is true.
 *
 * @returns problems as for `svd`.
 */
export function splitSvd(matrix: Matrix, options: SvdOptions = {}): Result<SplitSvd> {
  const { rows, cols } = matrix;
  if (!comesInHalves(rows, cols)) throw new RangeError(`${rows}×${cols} does not come in halves`);
  const size = splitSize(Math.max(rows, cols), Math.min(rows, cols));
  const lease = openWorkspace(size, options.backend ?? bestBackend());
  const opened = guarded(matrix, () => splitInHalves(lease.workspace, matrix, options));
  if (!opened.ok) {
    lease.release();
    return opened;
  }
  const halves = opened.value;
  return success({
    give: () => halves.task('v'),
    keep: () => attempt(() => solveHalf(lease.workspace, halves.task('u'), options, REDUCED, 1)),
    alone: () => attempt(() => solveBoth(lease.workspace, halves, options)),
    join: (kept, given) => attempt(() => halves.join(kept, given)),
    release: () => lease.release(),
  });
}

/** The part of the other worker: computes the half that it was given. */
export function solveGivenHalf(task: HalfTask, options: SvdOptions = {}): Result<Half> {
  return attempt(() =>
    withWorkspace(halfSize(task.rows, task.q), options.backend ?? bestBackend(), (ws) =>
      solveHalf(ws, task, options, 0, 1),
    ),
  );
}
