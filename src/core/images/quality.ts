import { planeMatrix } from './planes.js';
import type { Pixels } from './pixels.js';

/** The mean of the squared differences of all values of two pictures of the same shape and channels. */
export function meanSquaredError(a: Pixels, b: Pixels): number {
  let sum = 0;
  for (let at = 0; at < a.data.length; at++) sum += (a.data[at]! - b.data[at]!) ** 2;
  return a.data.length === 0 ? 0 : sum / a.data.length;
}

/** The peak signal-to-noise ratio 10·log₁₀(peak² / MSE) in decibels; infinite for equal pictures. */
export function psnr(a: Pixels, b: Pixels): number {
  return 10 * Math.log10(a.peak ** 2 / meanSquaredError(a, b));
}

/** Side of the window of SSIM in pixels: a smaller picture has no SSIM. */
export const ssimWindow = 11;
/** The standard deviation of its Gaussian weights, in pixels. */
const windowSigma = 1.5;
const [k1, k2] = [0.01, 0.03];

/**
 * The mean structural similarity of the luma of two pictures of the same shape, −1 … 1 (Z. Wang, A. C. Bovik,
 * H. R. Sheikh and E. P. Simoncelli, Image Quality Assessment: From Error Visibility to Structural Similarity, IEEE
 * Transactions on Image Processing 13, 2004, equations 13 to 17): windows of 11 × 11 pixels with Gaussian weights of
 * σ = 1.5, K₁ = 0.01, K₂ = 0.03, over all windows that lie within the picture.
 *
 * @returns undefined for a picture that is smaller than a window.
 */
export function ssim(a: Pixels, b: Pixels): number | undefined {
  const { width, height, peak } = a;
  if (Math.min(width, height) < ssimWindow) return undefined;
  const x = planeMatrix(a, 'luma').data;
  const y = planeMatrix(b, 'luma').data;
  const weights = gaussian();
  const blurred = (values: Float64Array) => windowMeans(values, width, height, weights);
  const of = (f: (u: number, v: number) => number) => Float64Array.from(x, (u, at) => f(u, y[at]!));
  const meanX = blurred(x);
  const meanY = blurred(y);
  const squaresX = blurred(of((u) => u * u));
  const squaresY = blurred(of((_, v) => v * v));
  const products = blurred(of((u, v) => u * v));
  const c1 = (k1 * peak) ** 2;
  const c2 = (k2 * peak) ** 2;
  let sum = 0;
  for (let at = 0; at < meanX.length; at++) {
    const [mx, my] = [meanX[at]!, meanY[at]!];
    const varianceX = squaresX[at]! - mx * mx;
    const varianceY = squaresY[at]! - my * my;
    const covariance = products[at]! - mx * my;
    sum +=
      ((2 * mx * my + c1) * (2 * covariance + c2)) /
      ((mx * mx + my * my + c1) * (varianceX + varianceY + c2));
  }
  return sum / meanX.length;
}

/** Weights of one side of the window, which add up to 1. */
function gaussian(): Float64Array {
  const middle = (ssimWindow - 1) / 2;
  const weights = Float64Array.from({ length: ssimWindow }, (_, k) =>
    Math.exp(-((k - middle) ** 2) / (2 * windowSigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The weighted means of all windows within the picture: first along the rows, then along the columns. */
function windowMeans(
  values: Float64Array,
  width: number,
  height: number,
  weights: Float64Array,
): Float64Array {
  const cols = width - ssimWindow + 1;
  const rows = height - ssimWindow + 1;
  const across = new Float64Array(height * cols);
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < ssimWindow; k++) {
      const weight = weights[k]!;
      const from = y * width + k;
      for (let x = 0; x < cols; x++) across[y * cols + x]! += weight * values[from + x]!;
    }
  }
  const out = new Float64Array(rows * cols);
  for (let y = 0; y < rows; y++) {
    for (let k = 0; k < ssimWindow; k++) {
      const weight = weights[k]!;
      const from = (y + k) * cols;
      for (let x = 0; x < cols; x++) out[y * cols + x]! += weight * across[from + x]!;
    }
  }
  return out;
}
