import { tensorType } from '../../files/safetensors.js';
import type { ElementType } from '../../files/index.js';

/** Largest relative error of rounding a number to the type, 2^−p for p bits of precision. */
const units: Readonly<Partial<Record<ElementType, number>>> = {
  f64: 2 ** -53,
  f32: 2 ** -24,
  f16: 2 ** -11,
  bf16: 2 ** -8,
  f8e4m3: 2 ** -4,
  f8e5m2: 2 ** -3,
};

/** The unit roundoff of an element type as the file names it; 0 for whole numbers, which are exact. */
export function unitRoundoff(dtype: string): number {
  const type = tensorType(dtype)?.type;
  return (type && units[type]) ?? 0;
}

/**
 * The level below which singular values may come from rounding the entries. The larger one of σ₁ max(m, n) ε, which
 * is the rounding of the decomposition, and of an estimate for the element type: rounding moves an entry by at most
 * u|w|, evenly spread, so by u|w|/√3 in the root mean square, and a random matrix of that size has the norm
 * u‖W‖_F (√m + √n)/√(3mn) (Davidson & Szarek 2001, theorem 2.13). σ₁ max(m, n) u would be above σ₁ itself for large
 * matrices in half precision.
 */
export function roundingLevel(
  {
    rows,
    cols,
    spectral,
    frobenius,
  }: Readonly<Record<'rows' | 'cols' | 'spectral' | 'frobenius', number>>,
  unit: number,
): number {
  const ofDoubles = spectral * (Math.max(rows, cols) * Number.EPSILON);
  const spread = (1 / Math.sqrt(rows) + 1 / Math.sqrt(cols)) / Math.sqrt(3);
  return Math.max(ofDoubles, unit * frobenius * spread);
}
