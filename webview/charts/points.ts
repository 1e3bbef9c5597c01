import { decimate } from '../model/decimate.js';
import type { RankSeries } from './series.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points that a chart draws at most, two a bucket: more than a screen has pixels across. */
const buckets = 700;

/** No log axis goes below this share of the largest value. */
const lowestShare = 1e-17;

/** More bars than this would be thinner than their gaps: a line instead. */
const mostBars = 400;

export function drawsBars({ kind, values }: RankSeries): boolean {
  return kind === 'bars' && values.length <= mostBars;
}

/** True when a log axis has something to show. */
export function hasPositive({ values }: RankSeries): boolean {
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) return true;
  return false;
}

/** The points of a series, thinned out without losing an extreme when there are thousands. */
export function pointsOf(series: RankSeries, logarithmic: boolean): Point[] {
  const { values, first } = series;
  const lowest = lowestOf(values);
  return decimate(values, buckets).map((i) => ({
    x: first + i,
    y: logarithmic ? Math.max(values[i]!, lowest) : values[i]!,
  }));
}

/** Where a log axis ends, which has no place for 0: a little below the smallest positive value. */
function lowestOf(values: ArrayLike<number>): number {
  let largest = 0;
  let smallest = Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    largest = Math.max(largest, value);
    if (value > 0) smallest = Math.min(smallest, value);
  }
  return Math.max(smallest / 2, largest * lowestShare, Number.MIN_VALUE);
}
