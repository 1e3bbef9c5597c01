import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { svd } from '../../svd/index.js';
import { fixSigns } from '../../svd/signs.js';
import type { Svd } from '../../svd/types.js';
import { thinQr } from './householder.js';
import { multiply, multiplyByTransposed } from './product.js';

/**
 * SVD of a product X = L Rᵀ without forming it: thin QR of both factors, L = Q_L T_L and R = Q_R T_R,
 * then the SVD of the small core T_L T_Rᵀ. Costs O((m + n)k²) instead of O(mn·min(m, n)), and the zero
 * singular values of X beyond k are not computed at all.
 *
 * @param left m×k.
 * @param right n×k.
 * @returns u m×r, s, v n×r with r = min(m, n, k); the problems of `svd`.
 */
export function svdOfProduct(left: Matrix, right: Matrix): Result<Svd> {
  const l = thinQr(left);
  const r = thinQr(right);
  const core = svd(multiplyByTransposed(l.r, r.r));
  if (!core.ok) return core;
  const u = multiply(l.q, core.value.u);
  const v = multiply(r.q, core.value.v);
  fixSigns(u.data, v.data, core.value.s.length);
  return success({ u, s: core.value.s, v });
}
