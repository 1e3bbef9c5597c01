import type { ChartConfiguration, Scale } from 'chart.js';
import { formatNumber } from '../../src/core/index.js';
import type { RankSeries } from './series.js';
import type { ChartTheme } from './theme.js';

type Scales = NonNullable<NonNullable<ChartConfiguration['options']>['scales']>;

/** Maximum number of decades with a label on a log axis. */
const mostDecades = 6;

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
      ...(logarithmic ? { afterBuildTicks: fewDecades } : {}),
      ticks: {
        color: theme.faint,
        font: font(theme),
        maxTicksLimit: mostDecades,
        callback: (value) => label(Number(value), series),
      },
    },
  };
}

function label(value: number, { share }: RankSeries): string {
  return share ? `${formatNumber(100 * value, 3)} %` : formatNumber(value, 3);
}

/**
 * Powers of ten, evenly spaced, when the axis spans more than one or two; otherwise the ticks of
 * Chart.js.
 */
function fewDecades(scale: Scale): void {
  const low = Math.ceil(Math.log10(scale.min) - 1e-9);
  const high = Math.floor(Math.log10(scale.max) + 1e-9);
  if (!Number.isFinite(low) || high - low < 2) return;
  const step = Math.max(1, Math.ceil((high - low) / (mostDecades - 1)));
  scale.ticks = [];
  for (let power = high; power >= low; power -= step) scale.ticks.unshift({ value: 10 ** power });
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
