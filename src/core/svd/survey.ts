import type { Matrix } from '../matrix.js';
import { bestBackend, withWorkspace } from '../kernels/workspace.js';

/** What one pass over a matrix tells. */
export interface Survey {
  /** The largest magnitude; NaN or Infinity where an entry is. */
  readonly largest: number;
  /** The power of two that brings it to about 1. */
  readonly scale: number;
  /** ‖scale · M‖_F². */
  readonly squares: number;
}

/** Between these magnitudes squares neither overflow nor lose what matters to underflow. */
const LARGE = 2 ** 400;
const SMALL = 2 ** -400;

/** Numbers read together: a quarter of a megabyte. */
const PIECE = 2 ** 15;

/**
 * Size and norm of a matrix. It is read once where its entries are of ordinary size, because reading
 * takes the time. Squares are added row by row, so that few rounding errors add up.
 */
export function survey(matrix: Matrix): Survey {
  const { largest, squares } = pass(matrix, 1);
  const scale = scaleFor(largest);
  if (largest === 0 || !Number.isFinite(largest)) return { largest, scale, squares };
  if (largest > SMALL && largest < LARGE)
    return { largest, scale, squares: squares * scale * scale };
  return { largest, scale, squares: pass(matrix, scale).squares };
}

/** Piece by piece in the kernels' memory. Even with the copies this is faster than a loop in TypeScript. */
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
      // What is left of a row longer than a piece is shorter than the others.
      const rows = size % width === 0 ? size / width : 1;
      k.measure(rows, size / rows, piece, seen);
      largest = Math.max(largest, x[seen]!);
      squares += x[seen + 1]!;
    }
    return { largest, squares };
  });
}

/** The power of two that brings this magnitude to about 1; 1 for 0. */
export function scaleFor(largest: number): number {
  // 2¹⁰⁰⁰ at most: the reciprocal of the smallest subnormal number overflows.
  return largest === 0 ? 1 : 2 ** Math.min(1000, -Math.floor(Math.log2(largest)));
}
