import { scaleFor } from '../survey.js';

/** ‖x‖₂ of n numbers from `at` on; no square overflows or underflows (as BLAS dnrm2), and one number alone is exact. */
export function length(x: Float64Array, at: number, n: number): number {
  let largest = 0;
  let place = at;
  for (let i = at; i < at + n; i++) {
    const size = Math.abs(x[i]!);
    if (size <= largest) continue;
    largest = size;
    place = i;
  }
  const scale = scaleFor(largest);
  let squares = 0;
  for (let i = at; i < at + n; i++) if (i !== place) squares += (scale * x[i]!) ** 2;
  return squares === 0 ? largest : Math.sqrt((scale * largest) ** 2 + squares) / scale;
}

/** The cosine of the angle between two columns of n numbers with these lengths, which are not 0. */
export function cosine(
  x: Float64Array,
  n: number,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  const scaleA = scaleFor(lengthA);
  const scaleB = scaleFor(lengthB);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += scaleA * x[a + i]! * (scaleB * x[b + i]!);
  return sum / (scaleA * lengthA * (scaleB * lengthB));
}

/** Exchanges two columns of n numbers. */
export function swap(x: Float64Array, n: number, a: number, b: number): void {
  for (let i = 0; i < n; i++) {
    const value = x[a + i]!;
    x[a + i] = x[b + i]!;
    x[b + i] = value;
  }
}
