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
import { formatNumber, formatPercent } from '../../src/core/index.js';
import { rankAxes } from './axes.js';
import { datasetsOf } from './datasets.js';
import { errorBars } from './error-bars.js';
import { drawsBars, ghostOf, hasPositive, pointsOf } from './points.js';
import { rankMarker } from './rank-marker.js';
import type { RankChartOptions, RankSeries } from './series.js';
import { readTheme, type ChartTheme } from './theme.js';
import { dotAt, twoHalves } from './two-halves.js';

export type { RankChartOptions, RankSeries } from './series.js';

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

/** A Chart.js chart of one series against the rank. A click or a drag on it chooses the rank. */
export class RankChart {
  private readonly chart: Chart;
  private theme: ChartTheme;
  private rank = 0;
  private dragging: number | undefined;
  private frame: number | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private series: RankSeries,
    private options: RankChartOptions,
  ) {
    this.theme = readTheme(canvas);
    this.chart = new Chart(canvas, this.configuration());
    canvas.addEventListener('pointerdown', this.onPointer);
    canvas.addEventListener('pointermove', this.onPointer);
    canvas.addEventListener('pointerup', this.onPointer);
    canvas.addEventListener('pointercancel', this.onPointer);
  }

  update(series: RankSeries, options: RankChartOptions): void {
    this.series = series;
    this.options = options;
    this.retheme();
  }

  setRank(rank: number): void {
    if (rank === this.rank) return;
    this.rank = rank;
    // In the next animation frame, because the heatmaps of the new rank are requested first.
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      // Bars change colour one by one; lines are drawn again in two halves.
      if (drawsBars(this.series)) this.chart.update('none');
      else this.chart.draw();
    });
  }

  retheme(): void {
    this.theme = readTheme(this.canvas);
    const { data, options } = this.configuration();
    this.chart.data = data;
    if (options) this.chart.options = options;
    this.chart.update('none');
  }

  destroy(): void {
    this.canvas.removeEventListener('pointerdown', this.onPointer);
    this.canvas.removeEventListener('pointermove', this.onPointer);
    this.canvas.removeEventListener('pointerup', this.onPointer);
    this.canvas.removeEventListener('pointercancel', this.onPointer);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.chart.destroy();
  }

  private readonly onPointer = (event: PointerEvent): void => {
    if (event.type === 'pointerdown' && event.button === 0) {
      this.dragging = event.pointerId;
      this.canvas.setPointerCapture(event.pointerId);
    }
    if (this.dragging !== event.pointerId) return;
    if (event.type === 'pointerup' || event.type === 'pointercancel') this.dragging = undefined;
    else this.pick(event);
  };

  private pick(event: PointerEvent): void {
    const x = this.chart.scales['x'];
    if (!x) return;
    const at = event.clientX - this.canvas.getBoundingClientRect().left;
    const { first, values } = this.series;
    // The place to the left of the first bar is rank 0: nothing is kept.
    const rank = Math.round(x.getValueForPixel(at) ?? 0);
    this.options.onPick(Math.min(first + values.length - 1, Math.max(Math.min(0, first), rank)));
  }

  private configuration(): ChartConfiguration {
    const { series, theme, options } = this;
    const { first, values } = series;
    const last = first + values.length - 1;
    const bars = drawsBars(series);
    const logarithmic = options.logarithmic && hasPositive(series);
    const half = first === 1 ? 0.5 : 0;
    const points = pointsOf(series, logarithmic);
    return {
      type: bars ? 'bar' : 'line',
      data: {
        datasets: datasetsOf(series, points, ghostOf(series, logarithmic), theme, () => this.rank),
      },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        normalized: true,
        font: { family: theme.font, size: theme.fontSize },
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: rankAxes(series, theme, { min: first - half, max: last + half }, logarithmic),
        plugins: {
          legend: { display: false },
          tooltip: {
            displayColors: false,
            filter: ({ datasetIndex }) => datasetIndex === 0,
            callbacks: {
              title: () => '',
              label: ({ dataIndex }) => this.describe(points[dataIndex]?.x ?? first),
            },
          },
        },
      },
      plugins: [
        twoHalves(() => (drawsBars(this.series) ? undefined : this.rank)),
        rankMarker(() => ({
          rank: this.rank,
          others: this.options.marks ?? [],
          // Between two bars, but on the point of a line.
          offset: bars ? half : 0,
          start: half,
          noiseFrom: this.series.noiseFrom,
          noiseName: this.options.noiseName ?? '',
          levels: this.series.levels ?? [],
          floor: this.series.floor,
          hasLine: this.series.names === undefined,
          theme: this.theme,
        })),
        errorBars(() => ({ series: this.series, theme: this.theme })),
        {
          id: 'dot',
          afterDatasetsDraw: (chart) => {
            const { series, rank, theme } = this;
            const value = series.values[rank - series.first];
            if (value !== undefined && !drawsBars(series)) dotAt(chart, rank, value, theme.marker);
          },
        },
        {
          id: 'layout',
          afterLayout: (chart) => {
            const { marks, onLayout } = this.options;
            const x = chart.scales['x'];
            if (x)
              onLayout?.((marks ?? []).map((rank) => x.getPixelForValue(rank + (bars ? half : 0))));
          },
        },
      ],
    };
  }

  private describe(k: number): string {
    const { series } = this;
    const value = series.values[k - series.first] ?? 0;
    const written = (each: number) => (series.share ? formatPercent(each) : formatNumber(each, 6));
    const before = series.ghost?.[k - series.first];
    const error = series.errors?.[k - series.first];
    const bound = error === undefined ? '' : ` ± ${formatNumber(error, 2)}`;
    const text = `${series.name(k)} = ${written(value)}${bound}`;
    return before === undefined
      ? text
      : `${text} (${this.options.ghostName ?? ''} ${written(before)})`;
  }
}
