import type { Matrix } from '../matrix.js';
import { bestBackend, withWorkspace } from '../kernels/workspace.js';

/** The result of one pass over a matrix. */
export interface Survey {
  /** The largest magnitude; NaN or Infinity if an entry is. */
  readonly largest: number;
  /** The power of two that scales the largest magnitude to about 1. */
  readonly scale: number;
  /** ‖scale · M‖_F². */
  readonly squares: number;
}

/** Squares of magnitudes in this range neither overflow nor underflow harmfully. */
const LARGE = 2 ** 400;
const SMALL = 2 ** -400;

/** Number of values that are read together: a quarter of a megabyte. */
const PIECE = 2 ** 15;

/**
 * Size and norm of a matrix. It reads the matrix only once if the entries have an ordinary size, because
 * reading takes most of the time. Squares are added row by row, so that few rounding errors accumulate.
 */
export function survey(matrix: Matrix): Survey {
  const { largest, squares } = pass(matrix, 1);
  const scale = scaleFor(largest);
  if (largest === 0 || !Number.isFinite(largest)) return { largest, scale, squares };
  if (largest > SMALL && largest < LARGE)
    return { largest, scale, squares: squares * scale * scale };
  return { largest, scale, squares: pass(matrix, scale).squares };
}

/**
 * Reads piece by piece through the memory of the kernels. Even with the copies this is faster than a loop
 * in TypeScript.
 */
function pass(
  { cols, data }: Matrix,
  factor: number,
): { readonly largest: number; readonly squares: number } {
  const width = Math.max(1, Math.min(cols, PIECE));
  const step = width * Math.floor(PIECE / width);
  const room = Math.min(step, data.length);
  return withWorkspace(room + 4, bestBackend(), (ws) => {
    const { x, k } = ws;
    const piece = ws.alloc(room);
    const seen = ws.alloc(2);
    let largest = 0;
    let squares = 0;
    for (let from = 0; from < data.length; from += step) {
      const size = Math.min(step, data.length - from);
      x.set(data.subarray(from, from + size), piece);
      if (factor !== 1) k.scale(size, factor, piece);
      // The rest of a row that is longer than a piece is shorter than the other pieces.
      const rows = size % width === 0 ? size / width : 1;
      k.measure(rows, size / rows, piece, seen);
      largest = Math.max(largest, x[seen]!);
      squares += x[seen + 1]!;
    }
    return { largest, squares };
  });
}

/** The power of two that scales this magnitude to about 1; 1 for 0. */
export function scaleFor(largest: number): number {
  // 2¹⁰⁰⁰ at most: the reciprocal of the smallest subnormal number overflows.
  return largest === 0 ? 1 : 2 ** Math.min(1000, -Math.floor(Math.log2(largest)));
}
