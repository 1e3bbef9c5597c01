import { singularValueLaw } from './marchenko-pastur.js';
import type { Spectrum } from './rank-types.js';

/** What is left of a matrix beyond rank k, taken as noise. */
export interface NoiseTest {
  /** Standard deviation of one entry, √(Σ_{i>k} σᵢ² / ((m − k)(n − k))); 0 when nothing is left. */
  readonly size: number;
  /** Whether the values that are left are spread as those of white noise; false when too few are left. */
  readonly looksLikeNoise: boolean;
}

/** With fewer values left, smooth decays and noise cannot be told apart. */
const FEWEST = 12;

/**
 * Whether what is left beyond rank k looks like white noise, by its singular values alone.
 *
 * The best rank-k approximation takes k directions from rows and columns, so noise is left with the
 * singular values of an (m − k)×(n − k) matrix. They follow the Marchenko–Pastur law (Marchenko &
 * Pastur, Math. USSR-Sb. 1, 1967), whatever the distribution of the entries, so long as they are independent,
 * of one size and have four moments. The size is estimated as the root of the mean square. The r' values are
 * stiff: they lie much closer to the law's quantiles than as many independent draws would (Pillai & Yin,
 * Ann. Appl. Probab. 24, 2014). So two distances must both be of order 1/r':
 *
 * - the root mean square of σᵢ minus its quantile, at most 1.05/r' of the edge √(m − k) + √(n − k). Of white
 *   noise, drawn 100 to 600 times for each of ten shapes from 10×10 to 200×100, 99 % stay below a bound
 *   that is 0.55/r' to 0.97/r';
 * - the largest difference of the two distribution functions (Kolmogorov–Smirnov), at most
 *   (1 + 0.4 ln r')/r'; 99 % of the same stay below.
 *
 * Smooth decays (1/i, 1/√i, 0.9ⁱ), equal values, products of two noises, pictures with a 1/f spectrum
 * and noise whose rows differ ten times in size fail it from 12, 24 or 48 values on. It cannot see what
 * singular values do not show: noise that is white but arranged, or rows that differ a little in size.
 *
 * Directions that the matrix does not have at all (numerical rank p < r, as after centring a square matrix) do
 * not count: the matrix then is noise in max(m, n)×p.
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
