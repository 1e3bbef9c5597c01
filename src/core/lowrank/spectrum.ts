/** Numbers that follow from the singular values alone. */
export interface SpectrumSummary {
  /** #{σᵢ > σ₁ max(m, n) ε}. */
  readonly numericalRank: number;
  /** σ₁/σ_r; 'rank-deficient' when the numerical rank is below r = min(m, n). */
  readonly condition: number | 'rank-deficient';
  /** ‖M‖_F²/σ₁² (Rudelson & Vershynin 2007); null for a zero or empty matrix. */
  readonly stableRank: number | null;
  /** exp(−Σ pᵢ ln pᵢ), pᵢ = σᵢ/Σσ (Roy & Vetterli 2007); null for a zero or empty matrix. */
  readonly effectiveRank: number | null;
  /** Σ σᵢ. */
  readonly nuclear: number;
  /** √Σ σᵢ². */
  readonly frobenius: number;
  /** σ₁. */
  readonly spectral: number;
}

/**
 * Frobenius errors of the best approximations of every rank.
 *
 * @param s singular values, descending, length r; of a truncated SVD the leading ones.
 * @param beyond √ of the sum of squares of the singular values that `s` leaves out; default 0.
 * @returns r + 1 numbers: [k] = √(Σ_{i>k} σᵢ²), so [0] = ‖M‖_F and [r] = beyond. Summed from the small
 *   end with a running scale (as LAPACK's dlassq), so the relative error of each is a few ε.
 */
export function tails(s: Float64Array, beyond = 0): Float64Array {
  const r = s.length;
  const out = new Float64Array(r + 1);
  let scale = beyond;
  let sum = beyond > 0 ? 1 : 0;
  out[r] = beyond;
  for (let k = r - 1; k >= 0; k--) {
    const sigma = s[k]!;
    if (sigma > scale) {
      const shrink = scale / sigma;
      sum = 1 + sum * shrink * shrink;
      scale = sigma;
    } else if (scale > 0) {
      const share = sigma / scale;
      sum += share * share;
    }
    out[k] = scale * Math.sqrt(sum);
  }
  return out;
}

/**
 * Shares of the energy kept: [k] = Σ_{i≤k} σᵢ² / Σ σᵢ², length r + 1, ascending from 0 to exactly 1. All
 * are 1 for a zero matrix. `beyond` is as in `tails`; the last share is then the energy of the truncated
 * SVD.
 */
export function energies(s: Float64Array, beyond = 0): Float64Array {
  const r = s.length;
  const top = Math.max(s[0] ?? 0, beyond);
  if (top === 0) return new Float64Array(r + 1).fill(1);
  const out = new Float64Array(r + 1);
  let sum = 0;
  for (let k = 0; k < r; k++) {
    const share = s[k]! / top;
    sum += share * share;
    out[k + 1] = sum;
  }
  sum += (beyond / top) ** 2;
  for (let k = 0; k <= r; k++) out[k] = out[k]! / sum;
  return out;
}

/**
 * σ₁ max(m, n) ε. NumPy and MATLAB treat singular values below this level as rounding. The small factors
 * are multiplied first, because σ₁ max(m, n) alone overflows near the largest double.
 */
export function numericalThreshold(s: Float64Array, rows: number, cols: number): number {
  return (s[0] ?? 0) * (Math.max(rows, cols) * Number.EPSILON);
}

/** Number of the descending values that exceed the threshold. */
export function countAbove(s: Float64Array, threshold: number): number {
  let count = 0;
  while (count < s.length && s[count]! > threshold) count++;
  return count;
}

/**
 * @param s singular values of a rows×cols matrix, descending, length min(rows, cols).
 */
export function spectrumSummary(s: Float64Array, rows: number, cols: number): SpectrumSummary {
  const spectral = s[0] ?? 0;
  const numericalRank = countAbove(s, numericalThreshold(s, rows, cols));
  let nuclear = 0;
  for (let i = s.length - 1; i >= 0; i--) nuclear += s[i]!;
  const smallest = s[s.length - 1] ?? 0;
  return {
    numericalRank,
    condition: numericalRank < s.length || s.length === 0 ? 'rank-deficient' : spectral / smallest,
    stableRank: spectral === 0 ? null : stableRank(s, spectral),
    effectiveRank: spectral === 0 ? null : effectiveRank(s, spectral),
    nuclear,
    frobenius: tails(s)[0] ?? 0,
    spectral,
  };
}

function stableRank(s: Float64Array, spectral: number): number {
  let sum = 0;
  for (let i = s.length - 1; i >= 0; i--) sum += (s[i]! / spectral) ** 2;
  return sum;
}

function effectiveRank(s: Float64Array, spectral: number): number {
  let total = 0;
  for (let i = s.length - 1; i >= 0; i--) total += s[i]! / spectral;
  let entropy = 0;
  for (let i = s.length - 1; i >= 0; i--) {
    const share = s[i]! / spectral / total;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return Math.exp(entropy);
}
