/** How values of a depth chart become heights: 0 at the bottom, 1 at the top. */
export interface DepthScale {
  readonly low: number;
  readonly high: number;
  readonly isLogarithmic: boolean;
  readonly at: (value: number) => number;
}

/** From this ratio of the largest to the smallest value on, the scale is logarithmic. */
const decadesFrom = 50;

export function depthScale({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): DepthScale {
  const isLogarithmic = low > 0 && high / low >= decadesFrom;
  // Numbers of the same sign keep 0 in sight, if that costs less than two thirds of the height.
  const bottom = !isLogarithmic && low > 0 && low < 0.67 * high ? 0 : low;
  const map = isLogarithmic ? Math.log10 : (value: number) => value;
  const span = map(high) - map(bottom);
  return {
    low: bottom,
    high,
    isLogarithmic,
    at: (value) => (span > 0 ? (map(value) - map(bottom)) / span : 0.5),
  };
}
