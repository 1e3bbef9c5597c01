import { singularValueLaw } from './marchenko-pastur.js';
import type { Spectrum } from './rank-types.js';

/** The part of a matrix beyond rank k, taken as noise. */
export interface NoiseTest {
  /** Standard deviation of one entry, √(Σ_{i>k} σᵢ² / ((m − k)(n − k))); 0 when nothing is left. */
  readonly size: number;
  /** Whether the remaining values have the distribution of white noise; false when too few remain. */
  readonly looksLikeNoise: boolean;
}

/** With fewer remaining values, smooth decay and noise cannot be distinguished. */
const FEWEST = 12;

/**
 * Whether the part of a matrix beyond rank k looks like white noise, by its singular values alone.
 *
 * The best rank-k approximation removes k directions from rows and columns, so the remaining noise has
 * the singular values of an (m − k)×(n − k) matrix. They follow the Marchenko–Pastur law (Marchenko &
 * Pastur, Math. USSR-Sb. 1, 1967) for any distribution of the entries, if the entries are independent,
 * have one size and have four moments. The size is estimated by the root of the mean square. The r'
 * values are rigid: they lie much closer to the quantiles of the law than independent draws would (Pillai
 * & Yin, Ann. Appl. Probab. 24, 2014). So two distances must both be of order 1/r':
 *
 * - the root mean square of σᵢ minus its quantile, at most 1.05/r' of the edge √(m − k) + √(n − k). White
 *   noise was drawn 100 to 600 times for each of ten shapes from 10×10 to 200×100. 99 % of it stays below
 *   a bound between 0.55/r' and 0.97/r';
 * - the largest difference of the two distribution functions (Kolmogorov–Smirnov), at most (1 + 0.4 ln
 *   r')/r'. 99 % of the same noise stays below.
 *
 * Smooth decays (1/i, 1/√i, 0.9ⁱ), equal values, products of two noises, pictures with a 1/f spectrum and
 * noise whose rows differ ten times in size fail the test from 12, 24 or 48 values on. Singular values do
 * not show everything: the test cannot detect noise that is white but arranged, or rows that differ a
 * little in size.
 *
 * Directions that the matrix does not have at all do not count (numerical rank p < r, as after centring a
 * square matrix). The matrix is then noise in max(m, n)×p.
 */
export function testNoise({ s, rows, cols, numericalRank }: Spectrum, k: number): NoiseTest {
  const long = Math.max(rows, cols) - k;
  const short = numericalRank - k;
  if (short <= 0) return { size: 0, looksLikeNoise: false };
  const top = s[k]!;
  let sum = 0;
  for (let i = numericalRank - 1; i >= k; i--) sum += (s[i]! / top) ** 2;
  const relative = Math.sqrt(sum / (long * short));
  const size = top * relative;
  if (short < FEWEST) return { size, looksLikeNoise: false };
  const beta = short / long;
  const law = singularValueLaw(beta);
  const unit = relative * Math.sqrt(long);
  let squares = 0;
  let largest = 0;
  for (let i = 0; i < short; i++) {
    const share = (i + 0.5) / short;
    const value = s[k + i]! / top / unit;
    squares += (value - law.quantile(share)) ** 2;
    largest = Math.max(largest, Math.abs(law.shareAbove(value) - share));
  }
  const distance = Math.sqrt(squares / short) / (1 + Math.sqrt(beta));
  return {
    size,
    looksLikeNoise: distance * short <= 1.05 && largest * short <= 1 + 0.4 * Math.log(short),
  };
}
