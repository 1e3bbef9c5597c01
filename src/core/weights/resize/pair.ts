import { tails } from '../../lowrank/spectrum.js';
import type { ResizePair } from './types.js';

/** Numbers in the factors of a pair at rank k. */
export function numbersAt({ rows, cols, third }: ResizePair, k: number): number {
  if (!third) return k * (rows + cols);
  return k * (rows + cols / third.kernel) + k * k * third.kernel;
}

/** ‖ΔW − ΔW_k‖_F for k = 0, 1, … */
export function lossesOf({ values, third }: ResizePair): Float64Array {
  return third?.lost ?? tails(values);
}

/** The largest rank that a pair can have after a resize. */
export function capOf({ rank, values, third }: ResizePair): number {
  return Math.min(rank, third ? third.lost.length - 1 : values.length);
}
