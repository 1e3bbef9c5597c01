/** A fold counts with at most this many times the median error of the folds. */
const MOST = 3;

/**
 * √(mean of the squared errors) of the folds. A fold above three times the median counts as three times the median,
 * so that one fold whose entries nothing determines cannot decide alone.
 */
export function robustRmse(folds: readonly number[]): number {
  const limited = limit(folds);
  const scale = Math.max(...limited) || 1;
  return scale * Math.sqrt(meanOf(limited.map((rms) => (rms / scale) ** 2)));
}

/** Standard error of the mean squared error of the folds, converted to the RMSE. */
export function standardError(folds: readonly number[]): number {
  const limited = limit(folds);
  const scale = Math.max(...limited) || 1;
  const squares = limited.map((rms) => (rms / scale) ** 2);
  const mean = meanOf(squares);
  return mean === 0 ? 0 : (scale * errorOfMean(squares)) / (2 * Math.sqrt(mean));
}

/**
 * The mean of the difference of two mean squared errors on the same folds, and its standard error. What all models
 * find hard about a fold cancels.
 */
export function pairedError(
  folds: readonly number[],
  against: readonly number[],
): { mean: number; error: number } {
  const scale = Math.max(...limit(folds), ...limit(against)) || 1;
  const other = limit(against);
  const differences = limit(folds).map((rms, f) => (rms / scale) ** 2 - (other[f]! / scale) ** 2);
  return { mean: meanOf(differences), error: errorOfMean(differences) };
}

function limit(folds: readonly number[]): number[] {
  const sorted = [...folds].sort((a, b) => a - b);
  const median = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  return folds.map((rms) => Math.min(rms, MOST * median));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function errorOfMean(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(spread / (values.length - 1) / values.length);
}
