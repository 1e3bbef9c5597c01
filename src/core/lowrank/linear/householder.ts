import type { Matrix } from '../../matrix.js';

/**
 * A = QR by Householder reflections (Golub & Van Loan, Matrix Computations, algorithm 5.2.1), kept in
 * factored form: H₁H₂…H_p with p = min(m, n) reflections H = I − τvvᵀ, v_i = 1.
 */
export interface Reflections {
  readonly rows: number;
  readonly cols: number;
  /** rows×cols, row-major: R on and above the diagonal, the tails of v below. */
  readonly packed: Float64Array;
  /** p factors τ. */
  readonly tau: Float64Array;
}

/** Factors A (m×n, any shape, finite). A is not changed. */
export function reflect(matrix: Matrix): Reflections {
  const { rows, cols } = matrix;
  const packed = matrix.data.slice();
  const p = Math.min(rows, cols);
  const tau = new Float64Array(p);
  const dots = new Float64Array(cols);
  for (let k = 0; k < p; k++) {
    const norm = columnNorm(packed, rows, cols, k);
    if (norm === 0) continue;
    const pivot = packed[k * cols + k]!;
    const beta = pivot > 0 ? -norm : norm;
    tau[k] = (beta - pivot) / beta;
    for (let i = k + 1; i < rows; i++) packed[i * cols + k]! /= pivot - beta;
    packed[k * cols + k] = beta;
    // Row by row, in the order of memory: dots = vᵀA, then A ← A − τ v dots.
    dots.fill(0);
    for (let i = k; i < rows; i++) {
      const v = i === k ? 1 : packed[i * cols + k]!;
      for (let j = k + 1; j < cols; j++) dots[j]! += v * packed[i * cols + j]!;
    }
    for (let i = k; i < rows; i++) {
      const v = tau[k]! * (i === k ? 1 : packed[i * cols + k]!);
      for (let j = k + 1; j < cols; j++) packed[i * cols + j]! -= v * dots[j]!;
    }
  }
  return { rows, cols, packed, tau };
}

/** The first `columns` columns of Q, m×columns with orthonormal columns; columns ≤ m. */
export function orthogonalFactor(reflections: Reflections, columns: number): Matrix {
  const { rows, cols, packed, tau } = reflections;
  const q = new Float64Array(rows * columns);
  for (let i = 0; i < Math.min(rows, columns); i++) q[i * columns + i] = 1;
  const dots = new Float64Array(columns);
  for (let k = tau.length - 1; k >= 0; k--) {
    dots.fill(0);
    for (let i = k; i < rows; i++) {
      const v = i === k ? 1 : packed[i * cols + k]!;
      for (let j = 0; j < columns; j++) dots[j]! += v * q[i * columns + j]!;
    }
    for (let i = k; i < rows; i++) {
      const v = tau[k]! * (i === k ? 1 : packed[i * cols + k]!);
      for (let j = 0; j < columns; j++) q[i * columns + j]! -= v * dots[j]!;
    }
  }
  return { rows, cols: columns, data: q };
}

/** R, p×n upper triangular (trapezoidal for wide A), p = min(m, n). */
export function triangularFactor({ rows, cols, packed }: Reflections): Matrix {
  const p = Math.min(rows, cols);
  const data = new Float64Array(p * cols);
  for (let i = 0; i < p; i++) {
    for (let j = i; j < cols; j++) data[i * cols + j] = packed[i * cols + j]!;
  }
  return { rows: p, cols, data };
}

/** A = QR with Q m×p, R p×n, p = min(m, n). */
export function thinQr(matrix: Matrix): { q: Matrix; r: Matrix } {
  const reflections = reflect(matrix);
  const p = Math.min(matrix.rows, matrix.cols);
  return { q: orthogonalFactor(reflections, p), r: triangularFactor(reflections) };
}

/** ‖A[k:, k]‖, scaled so that it neither overflows nor underflows. */
function columnNorm(data: Float64Array, rows: number, cols: number, k: number): number {
  let largest = 0;
  for (let i = k; i < rows; i++) largest = Math.max(largest, Math.abs(data[i * cols + k]!));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = k; i < rows; i++) sum += (data[i * cols + k]! / largest) ** 2;
  return largest * Math.sqrt(sum);
}
