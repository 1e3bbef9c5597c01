import type { ChartDataset } from 'chart.js';
import { drawsBars, type Point } from './points.js';
import type { RankSeries } from './series.js';
import type { ChartTheme } from './theme.js';

/** With more points, there is no room for a dot at each. */
const mostDots = 40;

/** Bars whose colour depends on the rank, or a line in two colours for the plugin `twoHalves`. */
export function datasetsOf(
  series: RankSeries,
  points: Point[],
  theme: ChartTheme,
  rank: () => number,
): ChartDataset<'bar' | 'line', Point[]>[] {
  if (drawsBars(series)) return [bars(series, points, theme, rank)];
  return [line(points, theme.kept), line(points, theme.bar)];
}

function bars(
  { noiseFrom = Infinity }: RankSeries,
  points: Point[],
  theme: ChartTheme,
  rank: () => number,
): ChartDataset<'bar', Point[]> {
  return {
    type: 'bar',
    data: points,
    backgroundColor: ({ dataIndex }) => {
      const k = points[dataIndex]?.x ?? 0;
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
