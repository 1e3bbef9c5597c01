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
  const step = Math.max(1, Math.ceil(data.length / 65_536));
  const sample: number[] = [];
  for (let index = 0; index < data.length; index += step) {
    const value = data[index]!;
    if (Number.isFinite(value)) sample.push(value);
  }
  if (sample.length === 0) return [0, 0];
  const sorted = Float64Array.from(sample).sort();
  const at = (percent: number) =>
    sorted[
      Math.min(sorted.length - 1, Math.max(0, Math.round((percent / 100) * (sorted.length - 1))))
    ]!;
  return [at(low), at(high)];
}
