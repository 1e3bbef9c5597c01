import type { Domain } from './scale.js';

/**
 * Smallest and largest finite value. Missing and non-finite entries do not count.
 *
 * @returns [0, 0] when there is no finite value.
 */
export function finiteRange(data: Float64Array): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    // Both comparisons are false for NaN. The bounds exclude infinities.
    if (value < low && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The domain of a diverging map: zero in the middle. */
export function symmetricDomain(largest: number): Domain {
  return [-largest, largest];
}

/**
 * The values at the given percentiles (0 … 100) of the finite entries, from an evenly spaced sample of at
 * most 65,536 of them. A few outliers do not stretch this domain.
 */
export function percentileRange(data: Float64Array, low: number, high: number): Domain {
  const sorted = sortedSample(data);
  return [percentile(sorted, low), percentile(sorted, high)];
}

/** 0 if there is nothing. */
function percentile(sorted: Float64Array, percent: number): number {
  const at = Math.round((percent / 100) * (sorted.length - 1));
  return sorted[Math.min(sorted.length - 1, Math.max(0, at))] ?? 0;
}

/** Finite entries in ascending order, or their magnitudes: of all, or of at most 65,536 at even distances. */
function sortedSample(data: Float64Array, magnitudes = false): Float64Array {
  const step = Math.max(1, Math.ceil(data.length / 65_536));
  const sample = new Float64Array(Math.ceil(data.length / step));
  let count = 0;
  for (let index = 0; index < data.length; index += step) {
    const value = data[index]!;
    if (Number.isFinite(value)) sample[count++] = magnitudes ? Math.abs(value) : value;
  }
  return sample.subarray(0, count).sort();
}

/** With fewer entries there is no rest from which one could be far. */
const fewestEntries = 16;
/** The share of entries at each end that does not count as the rest, and is at least one entry. */
const outerShare = 0.02;
/** An end is far from the rest if its distance is more than so many times the width of the rest. */
const farWidths = 8;
/** Entries up to so many widths beyond the rest are drawn with it. */
const nearWidths = 1.5;
/** A rest that is narrower than this share of all values is rounding. */
const roundingShare = 1e-12;

/**
 * More entries than that are no outliers but a part of the matrix: a quarter of √(mn), so that no diagonal,
 * row or column of a square matrix is left out.
 */
export function mostOutliers(entries: number): number {
  return Math.max(1, Math.sqrt(entries) / 4);
}

/**
 * The range of the entries without those that are far from the rest, or undefined if none is. The rest is
 * what lies between the outer 2 % on both sides. An end of the range is far if it is more than 8 times the
 * width of the rest away from it. Then only entries up to 1.5 widths beyond the rest are drawn with it. So a
 * long tail, as that of products of normal numbers, is still shown to its end.
 *
 * @param range the finite range of the entries.
 */
export function rangeWithoutOutliers(data: Float64Array, range: Domain): Domain | undefined {
  const sorted = sortedSample(data);
  if (sorted.length < fewestEntries) return undefined;
  const outer = Math.max(1, Math.floor(outerShare * sorted.length));
  const inner: Domain = [sorted[outer]!, sorted[sorted.length - 1 - outer]!];
  const width = inner[1] - inner[0];
  const [low, high] = range;
  const isLowFar = inner[0] - low > farWidths * width;
  const isHighFar = high - inner[1] > farWidths * width;
  if (!(width > roundingShare * (high - low)) || !(isLowFar || isHighFar)) return undefined;
  const floor = isLowFar ? inner[0] - nearWidths * width : low;
  const ceiling = isHighFar ? inner[1] + nearWidths * width : high;
  let [least, most] = inner;
  let outliers = 0;
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    if (value < floor || value > ceiling) outliers += Number.isFinite(value) ? 1 : 0;
    else if (value < least) least = value;
    else if (value > most) most = value;
  }
  return outliers <= mostOutliers(data.length) ? [least, most] : undefined;
}

/** The finite range without entries that are far from the rest; that of all entries if none is. */
export function usualRange(data: Float64Array): Domain {
  const all = finiteRange(data);
  return rangeWithoutOutliers(data, all) ?? all;
}

/** The largest magnitude is far from the others if it is more than so many times those of 98 % of them. */
const farTimes = 4;
/** Signed values are then drawn up to so many times those. */
const nearTimes = 2.5;

/**
 * The largest magnitude of signed values without those that are far from the rest, or that of all. Columns of
 * orthonormal vectors, for example, of which one has nearly all its length in one entry.
 */
export function magnitudeWithoutOutliers(data: Float64Array, largest: number): number {
  const usual = percentile(sortedSample(data, true), 98);
  const end = nearTimes * usual;
  if (data.length < fewestEntries || largest <= farTimes * usual) return largest;
  if (!(end > roundingShare * largest)) return largest;
  let outliers = 0;
  for (let index = 0; index < data.length; index++) if (Math.abs(data[index]!) > end) outliers++;
  return outliers <= mostOutliers(data.length) ? end : largest;
}
