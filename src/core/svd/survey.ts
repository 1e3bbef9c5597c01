import type { Matrix } from '../matrix.js';

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

/**
 * Size and norm of a matrix, read once where its entries are of ordinary size: reading is what
 * costs. Squares are added row by row so that few roundings gather.
 */
export function survey(matrix: Matrix): Survey {
  const { largest, squares } = pass(matrix, 1);
  const scale = scaleFor(largest);
  if (largest === 0 || !Number.isFinite(largest)) return { largest, scale, squares };
  if (largest > SMALL && largest < LARGE)
    return { largest, scale, squares: squares * scale * scale };
  return { largest, scale, squares: pass(matrix, scale).squares };
}

function pass({ rows, cols, data }: Matrix, scale: number): { largest: number; squares: number } {
  // Four of each at a time: none need wait for the other.
  let l0 = 0;
  let l1 = 0;
  let l2 = 0;
  let l3 = 0;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const end = (i + 1) * cols;
    const whole = i * cols + (cols & ~3);
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let at = i * cols;
    for (; at < whole; at += 4) {
      const a = scale * data[at]!;
      const b = scale * data[at + 1]!;
      const c = scale * data[at + 2]!;
      const d = scale * data[at + 3]!;
      s0 += a * a;
      s1 += b * b;
      s2 += c * c;
      s3 += d * d;
      l0 = Math.max(l0, Math.abs(a));
      l1 = Math.max(l1, Math.abs(b));
      l2 = Math.max(l2, Math.abs(c));
      l3 = Math.max(l3, Math.abs(d));
    }
    for (; at < end; at++) {
      const a = scale * data[at]!;
      s0 += a * a;
      l0 = Math.max(l0, Math.abs(a));
    }
    squares += s0 + s1 + (s2 + s3);
  }
  return { largest: Math.max(l0, l1, l2, l3), squares };
}

/** The power of two that brings this magnitude to about 1; 1 for 0. */
export function scaleFor(largest: number): number {
  // 2¹⁰⁰⁰ at most: the reciprocal of the smallest subnormal number is no number.
  return largest === 0 ? 1 : 2 ** Math.min(1000, -Math.floor(Math.log2(largest)));
}
