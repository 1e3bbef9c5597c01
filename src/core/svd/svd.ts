import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { firstNonFinite, type Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import { fixSigns } from './signs.js';
import type { Svd } from './types.js';

/**
 * Thin SVD in double precision by one-sided Householder bidiagonalization and implicit QR
 * (ml-matrix, after EISPACK's `svd`).
 *
 * @param matrix rows×cols, finite entries; 0 rows or columns give an empty result.
 * @returns u rows×r, s of length r descending, v cols×r with r = min(rows, cols); `nonFinite` when
 *   an entry is NaN, infinite or missing.
 */
export function svd(matrix: Matrix): Result<Svd> {
  const { rows, cols, data } = matrix;
  const bad = firstNonFinite(matrix);
  if (bad) {
    return failure(
      'nonFinite',
      `Entry at row ${bad.row + 1}, column ${bad.column + 1} is ${bad.value}; the SVD needs finite numbers.`,
    );
  }
  const r = Math.min(rows, cols);
  if (r === 0) {
    return success({ u: dense(rows, 0), s: new Float64Array(0), v: dense(cols, 0) });
  }
  let scale = 0;
  for (const value of data) scale = Math.max(scale, Math.abs(value));
  if (scale === 0) scale = 1;
  // A power of two, so that scaling loses no bits: 1e±300 entries neither overflow nor underflow.
  const power = 2 ** Math.floor(Math.log2(scale));
  const rowsOf = Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols), (value) => value / power),
  );
  const ml = new SingularValueDecomposition(new MlMatrix(rowsOf), { autoTranspose: true });
  const order = Array.from({ length: r }, (_, i) => i).sort(
    (a, b) => (ml.diagonal[b] ?? 0) - (ml.diagonal[a] ?? 0),
  );
  const u = new Float64Array(rows * r);
  const v = new Float64Array(cols * r);
  const s = new Float64Array(r);
  order.forEach((from, to) => {
    s[to] = (ml.diagonal[from] ?? 0) * power;
    for (let i = 0; i < rows; i++) u[i * r + to] = ml.leftSingularVectors.get(i, from);
    for (let j = 0; j < cols; j++) v[j * r + to] = ml.rightSingularVectors.get(j, from);
  });
  fixSigns(u, v, r);
  return success({
    u: { rows, cols: r, data: u },
    s,
    v: { rows: cols, cols: r, data: v },
  });
}

function dense(rows: number, cols: number): Matrix {
  return { rows, cols, data: new Float64Array(rows * cols) };
}
