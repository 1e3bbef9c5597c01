import type { ChartDataset } from 'chart.js';
import { drawsBars, type Point } from './points.js';
import type { RankSeries } from './series.js';
import type { ChartTheme } from './theme.js';

/** With more points, there is no room for a dot at each. */
const mostDots = 40;

/**
 * Bars whose colour depends on the rank, or a line in two colours for the plugin `twoHalves`; then the version before.
 */
export function datasetsOf(
  series: RankSeries,
  points: Point[],
  before: Point[],
  theme: ChartTheme,
  rank: () => number,
): ChartDataset<'bar' | 'line', Point[]>[] {
  const now = drawsBars(series)
    ? [bars(series, points, theme, rank)]
    : [line(points, theme.kept), line(points, theme.bar)];
  return before.length > 0 ? [...now, ghost(series, before, theme)] : now;
}

/** Dashed, with a short stroke at each value, so that bars do not hide it. */
function ghost(
  { ghostIs }: RankSeries,
  points: Point[],
  theme: ChartTheme,
): ChartDataset<'line', Point[]> {
  const isOther = ghostIs === 'other';
  const color = isOther ? theme.other : theme.marker;
  return {
    type: 'line',
    data: points,
    order: -1,
    borderColor: color,
    borderWidth: isOther ? 1.5 : 1,
    borderDash: isOther ? [7, 3] : [3, 3],
    pointStyle: 'line',
    pointRadius: points.length <= mostDots ? 7 : 0,
    pointBorderColor: color,
    pointBorderWidth: isOther ? 2 : 1.5,
    pointHitRadius: 0,
    tension: 0,
  };
}

function bars(
  { noiseFrom = Infinity, names }: RankSeries,
  points: Point[],
  theme: ChartTheme,
  rank: () => number,
): ChartDataset<'bar', Point[]> {
  return {
    type: 'bar',
    data: points,
    backgroundColor: ({ dataIndex }) => {
      const k = points[dataIndex]?.x ?? 0;
      if (names) return k === rank() ? theme.kept : theme.bar;
      return k > rank() ? theme.bar : k >= noiseFrom ? theme.noise : theme.kept;
    },
    barPercentage: 0.9,
    categoryPercentage: 0.95,
    maxBarThickness: 28,
    minBarLength: 2,
  };
}

function line(points: Point[], color: string): ChartDataset<'line', Point[]> {
  return {
    type: 'line',
    data: points,
    borderColor: color,
    borderWidth: 1.5,
    pointRadius: points.length <= mostDots ? 3 : 0,
    pointBackgroundColor: color,
    pointBorderWidth: 0,
    pointHitRadius: 8,
    tension: 0,
  };
}
