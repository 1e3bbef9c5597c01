/**
 * Fixes the sign of every singular pair so that pictures do not flip between runs: the entry of uᵢ
 * with the largest magnitude becomes positive (the first one, where several are equal). Works in
 * place. `u` is m×r and `v` n×r, both row-major. Same convention as scikit-learn's `svd_flip`.
 */
export function fixSigns(u: Float64Array, v: Float64Array, r: number): void {
  const m = r === 0 ? 0 : u.length / r;
  const n = r === 0 ? 0 : v.length / r;
  for (let k = 0; k < r; k++) {
    let largest = 0;
    let sign = 1;
    for (let i = 0; i < m; i++) {
      const value = u[i * r + k]!;
      if (Math.abs(value) > largest) {
        largest = Math.abs(value);
        sign = Math.sign(value);
      }
    }
    if (sign < 0) {
      for (let i = 0; i < m; i++) u[i * r + k] = -u[i * r + k]!;
      for (let j = 0; j < n; j++) v[j * r + k] = -v[j * r + k]!;
    }
  }
}
