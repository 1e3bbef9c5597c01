import type { Chart, Plugin } from 'chart.js';
import type { ChartTheme } from './theme.js';

export interface Marks {
  /** The rank on screen. */
  readonly rank: number;
  /** Ranks of the rules, drawn as thin lines. */
  readonly others: readonly number[];
  /** Bars are between two ranks: a line at k is then half a step to the right of bar k. */
  readonly offset: number;
  /** The axis begins so far before its first rank. */
  readonly start: number;
  /** First rank whose value is rounding noise, or undefined. */
  readonly noiseFrom: number | undefined;
  readonly noiseName: string;
  /** Values with a horizontal line. */
  readonly levels: readonly number[];
  readonly floor: number | undefined;
  /** Bars that are not ranks have no line between those that are kept and those that are not. */
  readonly hasLine: boolean;
  readonly theme: ChartTheme;
}

/**
 * Lines at the rank on screen and at the ranks of the rules, and hatching where values are rounding
 * noise.
 */
export function rankMarker(state: () => Marks): Plugin {
  return {
    id: 'rankMarker',
    beforeDatasetsDraw(chart) {
      const marks = state();
      drawNoise(chart, marks);
      drawLevels(chart, marks);
      for (const rank of marks.others) {
        vertical(chart, rank + marks.offset, { color: marks.theme.faint, width: 1, dash: [1, 3] });
      }
    },
    afterDatasetsDraw(chart) {
      const { rank, offset, floor, hasLine, theme } = state();
      const color = theme.marker;
      if (hasLine) vertical(chart, rank + offset, { color, width: 1.5, dash: [4, 3] });
      if (floor !== undefined) horizontal(chart, floor, { color, width: 2, dash: [] });
    },
  };
}

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
}

function vertical({ ctx, scales, chartArea }: Chart, at: number, stroke: Stroke): void {
  const x = scales['x']?.getPixelForValue(at);
  if (x === undefined || x < chartArea.left - 1 || x > chartArea.right + 1) return;
  line(ctx, stroke, [x, chartArea.top], [x, chartArea.bottom]);
}

function drawLevels(chart: Chart, { levels, theme }: Marks): void {
  for (const level of levels) {
    horizontal(chart, level, { color: theme.faint, width: 1, dash: [1, 3] });
  }
}

function horizontal({ ctx, scales, chartArea }: Chart, at: number, stroke: Stroke): void {
  const y = scales['y']?.getPixelForValue(at);
  if (y === undefined || y < chartArea.top - 1 || y > chartArea.bottom + 1) return;
  line(ctx, stroke, [chartArea.left, y], [chartArea.right, y]);
}

/** Hatching means "not a value" in every theme, also without colour. */
function drawNoise({ ctx, scales, chartArea }: Chart, marks: Marks): void {
  const { noiseFrom, start, noiseName, theme } = marks;
  const x = scales['x'];
  if (noiseFrom === undefined || !x) return;
  const { right, top, bottom } = chartArea;
  const left = Math.max(chartArea.left, x.getPixelForValue(noiseFrom - start));
  if (left >= right) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  for (let at = left - (bottom - top); at < right; at += 7) {
    line(ctx, { color: theme.grid, width: 1, dash: [] }, [at, bottom], [at + bottom - top, top]);
  }
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  const width = ctx.measureText(noiseName).width;
  if (noiseName !== '' && width + 12 < right - left) {
    ctx.fillStyle = theme.faint;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    ctx.fillText(noiseName, (left + right) / 2, top + 4);
  }
  ctx.restore();
}

function line(
  ctx: CanvasRenderingContext2D,
  { color, width, dash }: Stroke,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
  ctx.restore();
}
