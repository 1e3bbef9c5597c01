import type { Chart, Plugin } from 'chart.js';
import type { RankSeries } from './series.js';
import type { ChartTheme } from './theme.js';

/** Half the width of the short strokes at the ends, in pixels, at most. */
const halfStroke = 4;

/** The range that each value surely lies in: a line from its lower to its upper end. */
export function errorBars(
  state: () => { readonly series: RankSeries; readonly theme: ChartTheme },
): Plugin {
  return {
    id: 'errorBars',
    afterDatasetsDraw: (chart) => {
      const { series, theme } = state();
      if (series.errors) draw(chart, series, series.errors, theme);
    },
  };
}

function draw(
  { ctx, chartArea, scales }: Chart,
  { first, values }: RankSeries,
  errors: ArrayLike<number>,
  theme: ChartTheme,
): void {
  const [x, y] = [scales['x'], scales['y']];
  if (!x || !y) return;
  const width = Math.min(halfStroke, (x.getPixelForValue(1) - x.getPixelForValue(0)) / 3);
  const within = (pixel: number) =>
    Number.isFinite(pixel)
      ? Math.min(chartArea.bottom, Math.max(chartArea.top, pixel))
      : chartArea.bottom;
  ctx.save();
  ctx.strokeStyle = theme.marker;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let i = 0; i < values.length; i++) {
    const [value, error] = [values[i] ?? 0, errors[i] ?? 0];
    const top = within(y.getPixelForValue(value + error));
    // A logarithmic axis has no place for 0.
    const low = value - error;
    const bottom = low > 0 || y.min <= 0 ? within(y.getPixelForValue(low)) : chartArea.bottom;
    // A bound that no one can see would only be a dot.
    if (bottom - top < 2) continue;
    const at = x.getPixelForValue(first + i);
    for (const end of [top, bottom]) {
      ctx.moveTo(at - width, end);
      ctx.lineTo(at + width, end);
    }
    ctx.moveTo(at, top);
    ctx.lineTo(at, bottom);
  }
  ctx.stroke();
  ctx.restore();
}
