import { drawsBars, ghostOf, hasPositive, pointsOf, type Point } from '../../charts/points.js';
import type { RankSeries } from '../../charts/series.js';
import { stepFor } from '../../model/ticks.js';
import { linearScale, logScale, shareScale, type ValueScale } from './chart-scale.js';
import {
  characterWidth,
  escapeXml,
  fontSize,
  round,
  svgDocument,
  type ComposedSvg,
} from './svg-text.js';
import { lettersIn } from '../../model/text-width.js';

export interface SavedChart {
  readonly title: string;
  readonly series: RankSeries;
  readonly logarithmic: boolean;
  /** The rank on screen. What it keeps is blue, and a dashed line marks it. */
  readonly rank: number;
  /** The name of the range of rounding noise. */
  readonly noiseName?: string;
}

const plotWidth = 520;
const plotHeight = 250;
/** Minimum width in pixels of the number of a rank; each digit needs more. */
const tickRoom = 26;

const kept = '#1a6fc4';
const dropped = '#b4b8bd';
const marker = '#b85c00';
const other = '#652d90';
const grid = '#e3e5e8';

/** The places of things: pixels from the upper left corner of the plot. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly x: (rank: number) => number;
  readonly y: (value: number) => number;
}

/** A chart against the rank as SVG on white, with its axes, its title and the rank on screen. */
export function chartSvg(chart: SavedChart): ComposedSvg {
  const { title, series } = chart;
  const logarithmic = chart.logarithmic && hasPositive(series);
  const points = pointsOf(series, logarithmic);
  const before = ghostOf(series, logarithmic);
  const scale = scaleOf(series, [...points, ...before], logarithmic);
  const half = series.first === 1 ? 0.5 : 0;
  const from = series.first - half;
  const to = Math.max(from + 1, series.first + series.values.length - 1 + half);
  const longest = Math.max(...scale.ticks.map(({ text }) => text.length));
  const yTitle = series.yTitle === '' ? 0 : 16;
  const left = 14 + yTitle + longest * fontSize * characterWidth;
  const top = 40;
  const frame: Frame = {
    left,
    top,
    x: (rank) => left + ((rank - from) / (to - from)) * plotWidth,
    y: (value) => top + (1 - scale.place(value)) * plotHeight,
  };
  const width = Math.ceil(left + plotWidth + 18);
  const height = top + plotHeight + 44;
  const parts = [
    `<text x="10" y="22" font-size="14" font-weight="600">${escapeXml(title)}</text>`,
    ...valueAxis(scale, frame),
    noise(chart, frame, to),
    ...(series.levels ?? []).map((level) => levelLine(level, frame)),
    drawsBars(series) ? bars(points, chart, frame, from, to) : lines(points, chart, frame),
    ghost(series, before, frame),
    series.floor === undefined ? '' : floorLine(series.floor, frame),
    series.names ? '' : rankLine(chart.rank + (drawsBars(series) ? half : 0), frame),
    ...rankAxis(series, frame),
    yTitle === 0 ? '' : sideways(series.yTitle, frame),
  ];
  return svgDocument(width, height, parts);
}

function scaleOf(series: RankSeries, points: readonly Point[], logarithmic: boolean): ValueScale {
  if (series.share) return shareScale();
  const values = points.map(({ y }) => y).filter(Number.isFinite);
  return logarithmic ? logScale(values) : linearScale(values);
}

function valueAxis({ ticks }: ValueScale, { left, y }: Frame): string[] {
  return ticks.map(({ value, text }) => {
    const at = round(y(value));
    const line = `<path d="M${round(left)} ${at}h${plotWidth}" stroke="${grid}"/>`;
    return `${line}<text x="${round(left - 6)}" y="${round(y(value) + 4)}" text-anchor="end">${escapeXml(text)}</text>`;
  });
}

function rankAxis(series: RankSeries, { left, top, x }: Frame): string[] {
  const { first, values, xTitle, names } = series;
  const last = first + values.length - 1;
  const room = tickRoom + String(last).length * fontSize * characterWidth;
  const step = names ? 1 : stepFor((room * values.length) / plotWidth);
  const bottom = top + plotHeight;
  const texts = [`<path d="M${round(left)} ${bottom}h${plotWidth}" stroke="#8a8f98"/>`];
  const put = (rank: number) =>
    texts.push(
      `<text x="${round(x(rank))}" y="${bottom + 16}" text-anchor="middle">${escapeXml(names?.[rank - first] ?? String(rank))}</text>`,
    );
  if (first % step !== 0) put(first);
  for (let rank = Math.ceil(first / step) * step; rank <= last; rank += step) {
    if (rank === first || x(rank) - x(first) >= room * 0.8 || first % step === 0) put(rank);
  }
  texts.push(
    `<text x="${round(left + plotWidth / 2)}" y="${bottom + 34}" text-anchor="middle">${escapeXml(xTitle)}</text>`,
  );
  return texts;
}

function sideways(text: string, { top }: Frame): string {
  const middle = top + plotHeight / 2;
  return `<text x="16" y="${middle}" text-anchor="middle" transform="rotate(-90 16 ${middle})">${escapeXml(text)}</text>`;
}

function bars(
  points: readonly Point[],
  { rank, series }: SavedChart,
  { top, x, y }: Frame,
  from: number,
  to: number,
): string {
  const width = Math.min(28, (0.85 * plotWidth) / (to - from));
  const bottom = top + plotHeight;
  return points
    .map((point) => {
      const height = Math.max(1.5, bottom - y(point.y));
      return `<rect x="${round(x(point.x) - width / 2)}" y="${round(bottom - height)}" width="${round(width)}" height="${round(height)}" fill="${(series.names ? point.x === rank : point.x <= rank) ? kept : dropped}"/>`;
    })
    .join('\n');
}

function lines(points: readonly Point[], { rank }: SavedChart, { x, y }: Frame): string {
  const path = (part: readonly Point[], color: string) =>
    part.length < 2
      ? ''
      : `<polyline points="${part.map((p) => `${round(x(p.x))},${round(y(p.y))}`).join(' ')}" fill="none" stroke="${color}" stroke-width="1.5"/>`;
  const keptPoints = points.filter((point) => point.x <= rank);
  const others = points.slice(Math.max(0, keptPoints.length - 1));
  const dots =
    points.length > 40
      ? []
      : points.map(
          (p) =>
            `<circle cx="${round(x(p.x))}" cy="${round(y(p.y))}" r="3" fill="${p.x <= rank ? kept : dropped}"/>`,
        );
  return [path(others, dropped), path(keptPoints, kept), ...dots].join('\n');
}

/** The version before or another matrix, dashed. */
function ghost({ ghostIs }: RankSeries, points: readonly Point[], { x, y }: Frame): string {
  if (points.length === 0) return '';
  const [color, dash] = ghostIs === 'other' ? [other, '7 3'] : [marker, '3 3'];
  const path = points.map((p) => `${round(x(p.x))},${round(y(p.y))}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${color}" stroke-dasharray="${dash}"/>`;
}

function rankLine(at: number, { top, x }: Frame): string {
  return `<path d="M${round(x(at))} ${top}v${plotHeight}" stroke="${marker}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
}

function levelLine(level: number, { left, y }: Frame): string {
  return `<path d="M${round(left)} ${round(y(level))}h${plotWidth}" stroke="#5f6670" stroke-dasharray="1 3"/>`;
}

function floorLine(floor: number, { left, y }: Frame): string {
  return `<path d="M${round(left)} ${round(y(floor))}h${plotWidth}" stroke="${marker}" stroke-width="2"/>`;
}

/** The range of rounding noise, in a pale colour, with its name if there is room. */
function noise({ series, noiseName = '' }: SavedChart, { top, x }: Frame, to: number): string {
  if (series.noiseFrom === undefined) return '';
  const left = x(series.noiseFrom - (series.first === 1 ? 0.5 : 0));
  const width = x(to) - left;
  if (width <= 0) return '';
  const area = `<rect x="${round(left)}" y="${top}" width="${round(width)}" height="${plotHeight}" fill="#f1f2f4"/>`;
  if (lettersIn(noiseName) * fontSize * characterWidth > width) return area;
  return `${area}<text x="${round(left + width / 2)}" y="${top + 14}" text-anchor="middle" fill="#5f6670">${escapeXml(noiseName)}</text>`;
}
