import { decimate } from '../model/decimate.js';
import type { RankSeries } from './series.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Maximum number of buckets of a chart, with two points each: more than the pixels of a screen across.
 */
const buckets = 700;

/** A log axis ends at this share of the largest value. */
const lowestShare = 1e-17;

/** With more bars, they would be thinner than their gaps: the chart draws a line instead. */
const mostBars = 400;

export function drawsBars({ kind, values }: RankSeries): boolean {
  return kind === 'bars' && values.length <= mostBars;
}

/** True when a log axis can show some value. */
export function hasPositive({ values }: RankSeries): boolean {
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) return true;
  return false;
}

/** The points of a series. If there are thousands, fewer are drawn, but no extreme is lost. */
export function pointsOf(series: RankSeries, logarithmic: boolean): Point[] {
  const { values, first } = series;
  const lowest = lowestOf(values);
  return decimate(values, buckets).map((i) => ({
    x: first + i,
    y: logarithmic ? Math.max(values[i]!, lowest) : values[i]!,
  }));
}

/** The points of the version before, on the same axes. */
export function ghostOf(series: RankSeries, logarithmic: boolean): Point[] {
  return series.ghost ? pointsOf({ ...series, values: series.ghost }, logarithmic) : [];
}

/** The lower end of a log axis, which cannot show 0: a little below the smallest positive value. */
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
