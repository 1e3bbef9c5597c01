import {
  BarController,
  BarElement,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import { formatNumber } from '../../src/core/index.js';
import { rankMarker } from './rank-marker.js';
import { readTheme, type ChartTheme } from './theme.js';

Chart.register(
  BarController,
  BarElement,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
);

/** One series against the rank. */
export interface RankSeries {
  readonly kind: 'bars' | 'line';
  /** Rank of the first value: 1 for σ₁, 0 for the tail of rank 0. */
  readonly first: number;
  readonly values: ArrayLike<number>;
  readonly yTitle: string;
  readonly xTitle: string;
  /** What the tooltip calls a value at rank k. */
  readonly name: (k: number) => string;
}

export interface RankChartOptions {
  readonly logarithmic: boolean;
  readonly onPick: (rank: number) => void;
  readonly reducedMotion: boolean;
}

/** Values below this share of the largest are drawn at it on a log axis, where 0 has no place. */
const lowestShare = 1e-17;

/** A Chart.js chart of one series against the rank, with a marker at the rank on screen. */
export class RankChart {
  private readonly chart: Chart;
  private theme: ChartTheme;
  private rank = 0;

  constructor(
    canvas: HTMLCanvasElement,
    private series: RankSeries,
    private options: RankChartOptions,
  ) {
    this.theme = readTheme(canvas);
    this.chart = new Chart(canvas, this.configuration());
  }

  update(series: RankSeries, options: RankChartOptions): void {
    this.series = series;
    this.options = options;
    this.retheme();
  }

  setRank(rank: number): void {
    if (rank === this.rank) return;
    this.rank = rank;
    // Bars change colour with the rank; the scales stay, so this is one repaint.
    this.chart.update('none');
  }

  retheme(): void {
    this.theme = readTheme(this.chart.canvas);
    const { data, options } = this.configuration();
    this.chart.data = data;
    if (options) this.chart.options = options;
    this.chart.update('none');
  }

  destroy(): void {
    this.chart.destroy();
  }

  private configuration(): ChartConfiguration {
    const { series, theme, options } = this;
    const { first } = series;
    const values = Array.from(series.values);
    const lowest = Math.max(...values, Number.MIN_VALUE) * lowestShare;
    const points = values.map((value, i) => ({
      x: first + i,
      y: options.logarithmic ? Math.max(value, lowest) : value,
    }));
    const last = first + values.length - 1;
    const color = (k: number) => (k <= this.rank && k > 0 ? theme.kept : theme.bar);
    const bars = series.kind === 'bars' && values.length <= 400;
    return {
      type: bars ? 'bar' : 'line',
      data: {
        datasets: [
          bars
            ? {
                type: 'bar',
                data: points,
                backgroundColor: ({ dataIndex }) => color(first + dataIndex),
                barPercentage: 0.9,
                categoryPercentage: 0.95,
                maxBarThickness: 28,
                minBarLength: 1,
              }
            : {
                type: 'line',
                data: points,
                borderColor: theme.kept,
                borderWidth: 1.5,
                pointRadius: values.length <= 40 ? 2.5 : 0,
                pointBackgroundColor: ({ dataIndex }) => color(first + dataIndex),
                pointHitRadius: 8,
                tension: 0,
              },
        ],
      },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        font: { family: theme.font, size: theme.fontSize },
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        onClick: (event, _elements, chart) => {
          const x = chart.scales['x'];
          if (!x || event.x === null) return;
          const rank = Math.round(x.getValueForPixel(event.x) ?? 0);
          options.onPick(Math.min(last, Math.max(0, rank)));
        },
        scales: {
          x: {
            type: 'linear',
            min: bars ? first - 0.5 : first,
            max: bars ? last + 0.5 : last,
            title: axisTitle(series.xTitle, theme),
            grid: { display: false },
            border: { color: theme.grid },
            ticks: {
              color: theme.faint,
              precision: 0,
              maxRotation: 0,
              autoSkipPadding: 12,
              callback: wholeOnly,
            },
          },
          y: {
            type: options.logarithmic ? 'logarithmic' : 'linear',
            beginAtZero: !options.logarithmic,
            title: axisTitle(series.yTitle, theme),
            grid: { color: theme.grid },
            border: { display: false },
            ticks: {
              color: theme.faint,
              maxTicksLimit: 6,
              callback: (value) => formatNumber(Number(value), 3),
            },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            displayColors: false,
            callbacks: {
              title: () => '',
              label: ({ dataIndex }) =>
                `${series.name(first + dataIndex)} = ${formatNumber(values[dataIndex] ?? 0, 6)}`,
            },
          },
        },
      },
      plugins: [
        rankMarker(() => ({ rank: this.rank, color: theme.marker, offset: bars ? 0.5 : 0 })),
      ],
    };
  }
}

function axisTitle(text: string, theme: ChartTheme) {
  return { display: text !== '', text, color: theme.faint, font: { size: theme.fontSize } };
}

function wholeOnly(value: number | string): string {
  const number = Number(value);
  return Number.isInteger(number) ? String(number) : '';
}
