import type { ChartConfiguration, Scale, Tick } from 'chart.js';
import { formatNumber } from '../../src/core/index.js';
import { digitsFor, logTicks, mostTicks } from './log-ticks.js';
import type { RankSeries } from './series.js';
import type { ChartTheme } from './theme.js';

type Scales = NonNullable<NonNullable<ChartConfiguration['options']>['scales']>;

/** The axes of a chart against the rank: whole numbers across, a faint grid upwards. */
export function rankAxes(
  series: RankSeries,
  theme: ChartTheme,
  range: { readonly min: number; readonly max: number },
  logarithmic: boolean,
): Scales {
  return {
    x: {
      type: 'linear',
      ...range,
      title: title(series.xTitle, theme),
      grid: { display: false },
      border: { color: theme.grid },
      ticks: {
        color: theme.faint,
        font: font(theme),
        precision: 0,
        maxRotation: 0,
        autoSkipPadding: 12,
        callback: wholeOnly,
        ...(series.names ? { autoSkip: false, callback: nameOf(series.names) } : {}),
      },
      ...(series.names ? { afterBuildTicks: oneForEach(series.names.length) } : {}),
    },
    y: {
      type: logarithmic ? 'logarithmic' : 'linear',
      beginAtZero: !logarithmic,
      ...(series.share ? { min: 0, max: 1 } : {}),
      title: title(series.yTitle, theme),
      grid: { color: theme.grid },
      border: { display: false },
      ...(logarithmic ? { afterBuildTicks: fewTicks } : {}),
      ticks: {
        color: theme.faint,
        font: font(theme),
        maxTicksLimit: mostTicks,
        callback: (value, _, ticks) => label(Number(value), series, logarithmic ? ticks : []),
      },
    },
  };
}

function label(value: number, { share }: RankSeries, all: readonly Tick[]): string {
  if (share) return `${formatNumber(100 * value, 3)} %`;
  return formatNumber(value, digitsFor(all.map((tick) => tick.value)));
}

/** Labels that differ, also where all values lie within a decade; those of Chart.js if there are none. */
function fewTicks(scale: Scale): void {
  const ticks = logTicks(scale.min, scale.max);
  if (ticks.length > 0) scale.ticks = ticks.map((value) => ({ value }));
}

function title(text: string, theme: ChartTheme) {
  return { display: text !== '', text, color: theme.faint, font: font(theme) };
}

function font(theme: ChartTheme) {
  return { family: theme.font, size: theme.fontSize };
}

/** CSS pixels that each name needs. */
const nameRoom = 50;

/** The names of bars, or their numbers in a narrow chart. */
function nameOf(names: readonly string[]) {
  return function (this: Scale, value: number | string): string {
    const name = names[Number(value) - 1];
    if (name === undefined) return '';
    return this.width / names.length >= nameRoom ? name : wholeOnly(value);
  };
}

function oneForEach(count: number) {
  return (scale: Scale): void => {
    scale.ticks = Array.from({ length: count }, (_, at) => ({ value: at + 1 }));
  };
}

function wholeOnly(value: number | string): string {
  const number = Number(value);
  return Number.isInteger(number) ? String(number) : '';
}
