import type { Chart, Plugin } from 'chart.js';

/**
 * Draws the first dataset to the left of the rank and the second to the right of it. Both hold the same
 * line in two colours. So another rank needs one repaint of paths, and no update of a thousand points.
 *
 * @param at the place of the rank on the x axis; undefined while the chart has one dataset of bars.
 */
export function twoHalves(at: () => number | undefined): Plugin {
  return {
    id: 'twoHalves',
    beforeDatasetDraw(chart, { index }) {
      const x = chart.scales['x'];
      const place = at();
      // The version before follows the two halves, and is drawn as a whole.
      if (!x || place === undefined || index > 1) return;
      const { top, bottom } = chart.chartArea;
      const middle = x.getPixelForValue(place);
      // Dots and thick lines at the edges of the plot are drawn completely.
      const [from, to] = index === 0 ? [0, middle] : [middle, chart.width];
      chart.ctx.save();
      chart.ctx.beginPath();
      chart.ctx.rect(from, top - 8, Math.max(0, to - from), bottom - top + 16);
      chart.ctx.clip();
    },
    afterDatasetDraw(chart, { index }) {
      if (chart.scales['x'] && at() !== undefined && index < 2) chart.ctx.restore();
    },
  };
}

/** Draws a dot on the line, for the value of the rank on screen. */
export function dotAt(chart: Chart, x: number, y: number, color: string): void {
  const { ctx, scales, chartArea } = chart;
  const left = scales['x']?.getPixelForValue(x);
  const top = scales['y']?.getPixelForValue(y);
  if (left === undefined || top === undefined || !Number.isFinite(top)) return;
  ctx.save();
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.arc(left, Math.min(chartArea.bottom, top), 4, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}
