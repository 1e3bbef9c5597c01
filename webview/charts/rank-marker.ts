import type { Plugin } from 'chart.js';

/** A vertical line at the rank on screen, drawn over the data. */
export function rankMarker(state: () => { rank: number; color: string; offset: number }): Plugin {
  return {
    id: 'rankMarker',
    afterDatasetsDraw(chart) {
      const { rank, color, offset } = state();
      const x = chart.scales['x'];
      if (!x) return;
      const { top, bottom, left, right } = chart.chartArea;
      const at = x.getPixelForValue(rank + offset);
      if (at < left - 1 || at > right + 1) return;
      const { ctx } = chart;
      ctx.save();
      ctx.strokeStyle = color;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([4, 3]);
      ctx.beginPath();
      ctx.moveTo(at, top);
      ctx.lineTo(at, bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}
