import { multiply, multiplyTransposed } from '../../lowrank/linear/product.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { singularValues } from '../../svd/svd.js';

/**
 * The principal angles between two subspaces, in degrees, ascending: the same whatever bases are given. Small angles come
 * from their sines, because the cosine of 10⁻⁸ is 1 in double precision (Björck & Golub 1973).
 *
 * @param p n×k, orthonormal columns.
 * @param q n×k, orthonormal columns.
 * @returns k angles, 0 … 90.
 */
export function principalAngles(p: Matrix, q: Matrix): Result<number[]> {
  const overlap = multiplyTransposed(p, q);
  const cosines = singularValues(overlap);
  if (!cosines.ok) return cosines;
  const sines = singularValues(minus(q, multiply(p, overlap)));
  if (!sines.ok) return sines;
  const count = cosines.value.length;
  const angles = Array.from(cosines.value, (cosine, i) => {
    // Sines descend as cosines ascend: the smallest sine belongs to the largest cosine.
    const sine = sines.value[count - 1 - i] ?? 0;
    const angle = cosine * cosine >= 0.5 ? Math.asin(Math.min(1, sine)) : Math.acos(cosine);
    return (angle * 180) / Math.PI;
  });
  return success(angles);
}

function minus(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, i) => value - b.data[i]!) };
}
