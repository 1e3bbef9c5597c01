import { transpose, zeros, type Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { fixSigns } from '../../svd/signs.js';
import { nonFiniteProblem } from '../../svd/svd.js';
import type { Svd } from '../../svd/types.js';
import { beyondDoubles } from '../../svd/unscaled.js';
import { multiply, multiplyTransposed } from '../linear/product.js';
import { dividedBy, powerOf } from '../linear/scaling.js';
import { symmetricEigen } from '../linear/symmetric-eigen.js';
import { t } from '../../texts.js';

export interface GramSvd {
  /** M = U Σ Vᵀ from the eigenvectors; columns of u that belong to σ = 0 are 0. */
  readonly svd: Svd;
  /**
   * Eigenvalues λᵢ of MᵀM as computed, descending; rounding makes small ones wrong or negative, and
   * those of matrices near 1e±200 are out of the range of double precision.
   */
  readonly eigenvalues: Float64Array;
  /**
   * Decimal digits of each σᵢ that are lost compared with a direct SVD. The error of √λᵢ is about ε
   * σ₁²/σᵢ, and that of a direct SVD is ε σ₁. So log₁₀(σ₁/σᵢ) digits are lost, and all 16 if λᵢ is below
   * rounding. Estimated from the reference values.
   */
  readonly expectedLoss: Float64Array;
  /** The measured number of digits of each σᵢ that agree with the reference value, 0 … 16. */
  readonly agreeingDigits: Float64Array;
}

/** With more columns the Jacobi method takes many seconds. */
export const gramLimit = 256;

/**
 * The SVD through MᵀM, as in many lectures: V are its eigenvectors, σᵢ = √λᵢ, uᵢ = M vᵢ/σᵢ. Forming MᵀM
 * squares the condition number, so σᵢ below √ε σ₁ are lost (Golub & Van Loan, section 8.6.2). For wide
 * matrices, M Mᵀ is used.
 *
 * @param matrix m×n, finite.
 * @param reference the singular values of a direct SVD, to count correct digits.
 * @returns `tooLarge` when min(m, n) > 256; `nonFinite`; `noConvergence`.
 */
export function svdThroughGram(matrix: Matrix, reference: Float64Array): Result<GramSvd> {
  const { rows, cols } = matrix;
  const r = Math.min(rows, cols);
  if (r > gramLimit) {
    return failure(
      'tooLarge',
      t(
        'The way through MᵀM is shown for up to {0} columns (or rows); this matrix has {1}.',
        gramLimit,
        r,
      ),
    );
  }
  const wide = rows < cols;
  const problem = nonFiniteProblem(matrix);
  if (problem) return problem;
  const power = powerOf(matrix);
  const scaled = dividedBy(matrix, power);
  const tall = wide ? transpose(scaled) : scaled;
  const eigen = symmetricEigen(multiplyTransposed(tall, tall));
  if (!eigen.ok) return eigen;
  const { values, vectors } = eigen.value;
  const s = values.map((value) => Math.sqrt(Math.max(0, value)));
  const images = multiply(tall, vectors);
  const far = zeros(tall.rows, r);
  images.data.forEach((value, index) => {
    const sigma = s[index % r]!;
    far.data[index] = sigma > 0 ? value / sigma : 0;
  });
  const [u, v] = wide ? [vectors, far] : [far, vectors];
  fixSigns(u.data, v.data, r);
  const sigmas = s.map((value) => value * power);
  if (sigmas[0] === Infinity) return beyondDoubles();
  return success({
    svd: { u, s: sigmas, v },
    eigenvalues: values.map((value) => value * power * power),
    expectedLoss: reference.map((sigma) => expectedLoss(sigma, reference[0]!)),
    agreeingDigits: reference.map((sigma, i) => agreeing(sigmas[i]!, sigma)),
  });
}

const ALL_DIGITS = -Math.log10(Number.EPSILON / 2);

function expectedLoss(sigma: number, top: number): number {
  if (top === 0) return 0;
  return sigma === 0 ? ALL_DIGITS : Math.min(ALL_DIGITS, Math.log10(top / sigma));
}

/** −log₁₀ of the relative difference. */
function agreeing(value: number, reference: number): number {
  if (value === reference) return ALL_DIGITS;
  if (reference === 0) return 0;
  const digits = -Math.log10(Math.abs(value / reference - 1));
  return Math.max(0, Math.min(ALL_DIGITS, digits));
}
