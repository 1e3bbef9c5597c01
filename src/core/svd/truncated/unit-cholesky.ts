/**
 * Smallest pivot of columns that are far from dependent. Q of W = Q R is then orthonormal to a few
 * roundings.
 */
const INDEPENDENT = 0.5;

export interface UnitCholesky {
  /** C, upper triangular and row-major; CᵀC is the Gram matrix of the directions of the columns. */
  readonly factor: Float64Array;
  /** The lengths of the columns; C diag(sizes) is the R of W = Q R. */
  readonly sizes: Float64Array;
}

/**
 * Cholesky of WᵀW, n×n column-major at `gram`, divided by the lengths of the columns, so that its
 * condition does not depend on them (van der Sluis, Numer. Math. 14, 1969).
 *
 * @returns undefined if the columns are not far from dependent, or some are negligible beside others.
 */
export function unitCholesky(x: Float64Array, gram: number, n: number): UnitCholesky | undefined {
  const sizes = new Float64Array(n);
  let largest = 0;
  for (let j = 0; j < n; j++) {
    sizes[j] = Math.sqrt(x[gram + j + j * n]!);
    largest = Math.max(largest, sizes[j]!);
  }
  const c = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    if (!(sizes[j]! > 1e-100 * largest)) return undefined;
    for (let i = 0; i <= j; i++) c[i * n + j] = x[gram + i + j * n]! / (sizes[i]! * sizes[j]!);
  }
  for (let i = 0; i < n; i++) {
    const pivot = Math.sqrt(c[i * n + i]!);
    if (!(pivot >= INDEPENDENT)) return undefined;
    c[i * n + i] = pivot;
    for (let j = i + 1; j < n; j++) c[i * n + j] = c[i * n + j]! / pivot;
    for (let l = i + 1; l < n; l++) {
      const factor = c[i * n + l]!;
      for (let j = l; j < n; j++) c[l * n + j] = c[l * n + j]! - factor * c[i * n + j]!;
    }
  }
  return { factor: c, sizes };
}
