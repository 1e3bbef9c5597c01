import type { Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';
import type { PlacedEntry } from './norms.js';
import { ResidualWalker } from './walker.js';

/** The error of M̂ₖ, measured entry by entry and not computed from the singular values. */
export interface MeasuredError {
  readonly k: number;
  /** ‖M − M̂ₖ‖_F over the known entries. */
  readonly frobenius: number;
  /** The entry with the largest error in magnitude; undefined when no entry is known. */
  readonly maxAbs: PlacedEntry | undefined;
}

export interface SweepOptions {
  /** Called after each rank with k and r. */
  readonly onStep?: (k: number, r: number) => void;
  /** Polled before each rank; true ends the sweep early. */
  readonly isCancelled?: () => boolean;
}

/**
 * Measures the error of every rank k = 0 … r in turn. It is a generator, so a worker can run it in slices
 * between messages. Each step costs O(mn).
 */
export function* measureAll(
  matrix: Matrix,
  svd: Svd,
  options: SweepOptions = {},
): Generator<MeasuredError, void, undefined> {
  const walker = new ResidualWalker(matrix, svd, { keepLast: false });
  const r = svd.s.length;
  for (let k = 0; k <= r; k++) {
    if (options.isCancelled?.() === true) return;
    walker.moveTo(k);
    yield { k, frobenius: walker.frobenius(), maxAbs: walker.maxAbs() };
    options.onStep?.(k, r);
  }
}
