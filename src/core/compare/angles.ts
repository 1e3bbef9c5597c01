import { multiply, multiplyTransposed } from '../lowrank/linear/product.js';
import type { Matrix } from '../matrix.js';
import { success, type Result } from '../result.js';
import { singularValues } from '../svd/svd.js';

/**
 * Principal angles between the spaces of the columns of two matrices, in degrees, ascending (Björck & Golub, Math. Comp.
 * 27, 1973). Cosines are the singular values of PᵀQ and sines those of Q − P(PᵀQ). A cosine near 1 has lost the digits
 * of a small angle, so that angles below 45° come from their sines.
 *
 * @param p m×k, orthonormal columns.
 * @param q m×l, orthonormal columns, l ≤ k.
 * @returns l angles; problems as for `svd`.
 */
export function principalAngles(p: Matrix, q: Matrix): Result<number[]> {
  const inner = multiplyTransposed(p, q);
  const cosines = singularValues(inner);
  if (!cosines.ok) return cosines;
  const along = multiply(p, inner);
  const beside = { ...q, data: q.data.map((x, i) => x - along.data[i]!) };
  const sines = singularValues(beside);
  if (!sines.ok) return sines;
  const count = sines.value.length;
  const angles = Array.from({ length: count }, (_, i) => {
    const sine = Math.min(1, sines.value[count - 1 - i]!);
    const cosine = Math.min(1, cosines.value[i] ?? 0);
    return ((sine < Math.SQRT1_2 ? Math.asin(sine) : Math.acos(cosine)) * 180) / Math.PI;
  });
  return success(angles.sort((a, b) => a - b));
}
