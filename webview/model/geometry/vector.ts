import { frobeniusNorm, type Svd } from '../../../src/core/index.js';
import type { Parts } from './parts.js';
import type { Vec } from './space.js';

/** A vector x and its images. */
export interface Carried {
  /** x itself, n numbers. */
  readonly x: Float64Array;
  /** Mx, m numbers. */
  readonly image: Float64Array;
  /** M̂ₖx, m numbers. */
  readonly approximation: Float64Array;
}

/**
 * Mx and M̂ₖx for a vector in the axes of the picture: those of the matrix, or v₁, v₂(, v₃).
 *
 * @param rank k, 0 … r.
 */
export function carry(svd: Svd, parts: Parts, coordinates: Vec, rank: number): Carried {
  const { rows, cols, dims, ownInput } = parts;
  const { u, s, v } = svd;
  const r = s.length;
  const x = new Float64Array(cols);
  for (let j = 0; j < cols; j++) {
    if (ownInput) x[j] = coordinates[j] ?? 0;
    else for (let i = 0; i < dims; i++) x[j]! += coordinates[i]! * (v.data[j * r + i] ?? 0);
  }
  const image = new Float64Array(rows);
  const approximation = new Float64Array(rows);
  // x lies in the span of the first `dims` right singular vectors, or there are no others.
  for (let i = 0; i < Math.min(r, dims); i++) {
    let inner = 0;
    for (let j = 0; j < cols; j++) inner += v.data[j * r + i]! * x[j]!;
    const weight = s[i]! * inner;
    for (let p = 0; p < rows; p++) {
      const part = weight * u.data[p * r + i]!;
      image[p]! += part;
      if (i < rank) approximation[p]! += part;
    }
  }
  return { x, image, approximation };
}

/** ‖x‖. */
export const sizeOf = (x: ArrayLike<number>): number => frobeniusNorm(Float64Array.from(x));

/** Angle between two vectors in radians; undefined if one of them is 0 or their lengths differ. */
export function angleBetween(a: Float64Array, b: Float64Array): number | undefined {
  const size = sizeOf(a) * sizeOf(b);
  if (a.length !== b.length || size === 0) return undefined;
  const inner = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return Math.acos(Math.min(1, Math.max(-1, inner / size)));
}
