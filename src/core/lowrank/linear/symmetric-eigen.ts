import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { t } from '../../texts.js';

/** Maximum number of sweeps before the method gives up; ten are usual for n = 1000. */
const MAX_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by the cyclic Jacobi method (Golub & Van Loan,
 * Matrix Computations, section 8.5): plane rotations until every off-diagonal entry is below rounding.
 * Slow, O(n³) per sweep, and as accurate as the data allow.
 *
 * @param matrix n×n, symmetric, finite; the upper triangle is read.
 * @returns values descending, and vectors n×n with column i belonging to values[i]; `noConvergence`.
 */
export function symmetricEigen(matrix: Matrix): Result<{ values: Float64Array; vectors: Matrix }> {
  const n = matrix.rows;
  const a = matrix.data.slice();
  // Rows of w are the eigenvectors during the rotations, because rows are contiguous in memory.
  const w = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    w[i * n + i] = 1;
    for (let j = 0; j < i; j++) a[i * n + j] = a[j * n + i]!;
  }
  let largest = 0;
  for (const value of a) largest = Math.max(largest, Math.abs(value));
  const negligible = largest * Number.EPSILON * 2 ** -4;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotations = 0;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p * n + q]!) <= negligible) continue;
        rotate(a, w, n, p, q);
        rotations++;
      }
    }
    if (rotations === 0) return success(sorted(a, w, n));
  }
  return failure('noConvergence', t('The eigenvalues of a symmetric matrix did not settle.'));
}

/** Makes a[p][q] zero by the rotation of the smaller angle. */
function rotate(a: Float64Array, w: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  turnRows(a, n, p, q, c, s);
  for (let i = 0; i < n; i++) {
    const x = a[i * n + p]!;
    const y = a[i * n + q]!;
    a[i * n + p] = c * x - s * y;
    a[i * n + q] = s * x + c * y;
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  turnRows(w, n, p, q, c, s);
}

function turnRows(data: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let i = 0; i < n; i++) {
    const x = data[p * n + i]!;
    const y = data[q * n + i]!;
    data[p * n + i] = c * x - s * y;
    data[q * n + i] = s * x + c * y;
  }
}

function sorted(
  a: Float64Array,
  w: Float64Array,
  n: number,
): { values: Float64Array; vectors: Matrix } {
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (p, q) => a[q * n + q]! - a[p * n + p]!,
  );
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[i * n + to] = w[from * n + i]!;
  });
  return {
    values: Float64Array.from(order, (i) => a[i * n + i]!),
    vectors: { rows: n, cols: n, data: vectors },
  };
}
