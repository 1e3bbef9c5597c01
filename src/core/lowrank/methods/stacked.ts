import { countProblem } from '../../arguments.js';
import { transpose, type Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { svd } from '../../svd/index.js';
import { beyondDoubles } from '../../svd/unscaled.js';
import { nonFiniteProblem } from '../../svd/svd.js';
import { leadingColumns, multiply, multiplyByTransposed, scaleColumns } from '../linear/product.js';
import { dividedBy, powerOf, timesPower } from '../linear/scaling.js';
import { symmetricEigen } from '../linear/symmetric-eigen.js';
import { gramLimit } from './gram.js';
import { t } from '../../texts.js';

/** The factor R of RᵀR, the best rank-d approximation of F = WᵀW + LᵀL. */
export interface StackedFactor {
  /** d×D: R = Σ_d V_dᵀ. */
  readonly r: Matrix;
  /** Singular values of Z = [W; L], descending; their squares are the eigenvalues of F. */
  readonly s: Float64Array;
}

/** Z = [W; L]: the rows of W above those of L, so that ZᵀZ = WᵀW + LᵀL. */
export function stack(w: Matrix, l: Matrix): Result<Matrix> {
  if (w.cols !== l.cols) {
    return failure(
      'ragged',
      t('W has {0} columns and L has {1}; WᵀW + LᵀL needs the same number.', w.cols, l.cols),
    );
  }
  const data = new Float64Array((w.rows + l.rows) * w.cols);
  data.set(w.data);
  data.set(l.data, w.data.length);
  return success({ rows: w.rows + l.rows, cols: w.cols, data });
}

/**
 * From the thin SVD of Z, without forming F: F = ZᵀZ = VΣ²Vᵀ, so R = Σ_d V_dᵀ gives
 * RᵀR = V_dΣ_d²V_dᵀ, the best rank-d approximation of F (Eckart & Young). F is D×D; Z has few rows.
 *
 * @param w d₁×D.
 * @param l d₂×D.
 * @param d wanted rank; default the rows of W. Clamped to min(d₁ + d₂, D).
 */
export function stackedBySvd(w: Matrix, l: Matrix, d = w.rows): Result<StackedFactor> {
  const z = countProblem({ 'wanted rank': d }) ?? stack(w, l);
  if (!z.ok) return z;
  const parts = svd(z.value);
  if (!parts.ok) return parts;
  const { s, v } = parts.value;
  const rank = Math.max(0, Math.min(Math.trunc(d), s.length));
  return success({ r: transpose(scaleColumns(leadingColumns(v, rank), s)), s });
}

/**
 * The same from the symmetric eigenproblem of the small Gram matrix ZZᵀ = UΛUᵀ, Σ = √Λ: V = ZᵀUΣ⁻¹ and R
 * = Σ_dV_dᵀ = U_dᵀZ. 'late' forms all of Σ⁻¹UᵀZ and slices it afterwards. 'early' uses only d
 * eigenvectors and divides by no σ. Squaring loses half of the digits of small σ.
 *
 * Z is scaled by a power of two before it is squared, so entries about 1e±200 are no special case.
 *
 * @returns `tooLarge` when Z has more than 256 rows; `nonFinite`; `noConvergence`.
 */
export function stackedByEigen(
  w: Matrix,
  l: Matrix,
  slice: 'late' | 'early',
  d = w.rows,
): Result<StackedFactor> {
  const stacked = countProblem({ 'wanted rank': d }) ?? stack(w, l);
  if (!stacked.ok) return stacked;
  const problem = nonFiniteProblem(stacked.value);
  if (problem) return problem;
  const power = powerOf(stacked.value);
  const z = dividedBy(stacked.value, power);
  if (z.rows > gramLimit) {
    return failure(
      'tooLarge',
      t('The eigenproblem of ZZᵀ is shown for up to {0} rows.', gramLimit),
    );
  }
  const eigen = symmetricEigen(multiplyByTransposed(z, z));
  if (!eigen.ok) return eigen;
  const count = Math.min(z.rows, z.cols);
  const scaled = eigen.value.values.slice(0, count).map((value) => Math.sqrt(Math.max(0, value)));
  const s = scaled.map((sigma) => sigma * power);
  if (s[0] === Infinity) return beyondDoubles();
  const u = leadingColumns(eigen.value.vectors, count);
  const rank = Math.max(0, Math.min(Math.trunc(d), count));
  if (slice === 'early') {
    return success({ r: timesPower(multiply(transpose(leadingColumns(u, rank)), z), power), s });
  }
  const inverse = scaled.map((sigma) => (sigma > 0 ? 1 / sigma : 0));
  const v = scaleColumns(multiply(transpose(z), u), inverse);
  return success({ r: transpose(scaleColumns(leadingColumns(v, rank), s)), s });
}
