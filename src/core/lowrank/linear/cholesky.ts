/**
 * Solves Gx = b for a symmetric positive definite k×k matrix by Cholesky's factorisation.
 *
 * @param g row-major, lower triangle read; overwritten by its factor.
 * @param b overwritten by the solution x.
 * @returns false when a pivot is not positive; b is then undefined.
 */
export function solvePositive(g: Float64Array, b: Float64Array, k: number): boolean {
  for (let j = 0; j < k; j++) {
    for (let i = j; i < k; i++) {
      let sum = g[i * k + j]!;
      for (let t = 0; t < j; t++) sum -= g[i * k + t]! * g[j * k + t]!;
      if (i > j) g[i * k + j] = sum / g[j * k + j]!;
      else if (sum > 0) g[j * k + j] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < k; i++) {
    let sum = b[i]!;
    for (let t = 0; t < i; t++) sum -= g[i * k + t]! * b[t]!;
    b[i] = sum / g[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let t = i + 1; t < k; t++) sum -= g[t * k + i]! * b[t]!;
    b[i] = sum / g[i * k + i]!;
  }
  return true;
}
