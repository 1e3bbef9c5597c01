import type { Matrix } from '../../src/core/index.js';

/** max |aᵢⱼ − bᵢⱼ| of two matrices of one shape. */
export function largestDifference(a: Matrix, b: Matrix): number {
  let largest = 0;
  for (let i = 0; i < a.data.length; i++) {
    largest = Math.max(largest, Math.abs(a.data[i]! - b.data[i]!));
  }
  return largest;
}

/** ‖A − B‖_F, scaled so that squares stay in range. */
export function frobeniusDistance(a: Matrix, b: Matrix): number {
  const largest = largestDifference(a, b);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += ((a.data[i]! - b.data[i]!) / largest) ** 2;
  return largest * Math.sqrt(sum);
}
