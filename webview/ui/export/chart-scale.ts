import { formatNumber } from '../../../src/core/index.js';
import { stepFor } from '../../model/ticks.js';

/** An axis of values: from 0 at its lower end to 1 at its upper one. */
export interface ValueScale {
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

const mostTicks = 6;

/** A share, 0 … 1, in per cent. */
export function shareScale(): ValueScale {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return {
    place: (value) => value,
    ticks: ticks.map((value) => ({ value, text: `${formatNumber(100 * value, 3)} %` })),
  };
}

/** From 0, or the lowest value below it, to a round number above the highest value. */
export function linearScale(values: readonly number[]): ValueScale {
  const high = Math.max(0, ...values) || 1;
  const low = Math.min(0, ...values);
  // stepFor works with whole numbers; a unit that is small enough makes all values whole.
  const unit = 10 ** (Math.floor(Math.log10(high - low)) - 3);
  const step = unit * stepFor((high - low) / unit / (mostTicks - 1));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return {
    place: (value) => (value / step - first) / (last - first),
    ticks: Array.from({ length: last - first + 1 }, (_, i) => tick((first + i) * step)),
  };
}

/**
 * A logarithmic scale for positive values. It begins at a round number below the lowest value, so that
 * its bar is visible. It ends at a number that is not below the highest value. Ticks are powers of ten,
 * as many as there is room for, or 1, 2, 5, 10, … if the values span less than two powers.
 */
export function logScale(values: readonly number[]): ValueScale {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const first = Math.floor(Math.log10(lowest) - 0.02);
  const last = Math.ceil(Math.log10(highest) - 1e-9);
  const marked =
    Math.log10(highest / lowest) < 2
      ? oneTwoFive(first, last, lowest, highest)
      : powersOfTen(first, last);
  const low = Math.log10(Math.min(marked[0]!, lowest));
  const high = Math.log10(Math.max(marked.at(-1)!, highest));
  return {
    place: (value) => (Math.log10(value) - low) / (high - low),
    ticks: marked.map(tick),
  };
}

function powersOfTen(first: number, last: number): number[] {
  const step = Math.ceil((last - first) / (mostTicks - 1));
  const powers = [10 ** last];
  for (let power = last; power > first; power -= step) powers.unshift(10 ** (power - step));
  return powers;
}

function oneTwoFive(first: number, last: number, lowest: number, highest: number): number[] {
  const all: number[] = [];
  for (let power = first; power <= last; power++) {
    for (const digit of [1, 2, 5]) all.push(digit * 10 ** power);
  }
  // The ends: the last step below all values, and the first step that is not below any value.
  const from = Math.max(0, all.filter((value) => value < 0.95 * lowest).length - 1);
  const to = all.findIndex((value) => value >= highest * (1 - 1e-9));
  return all.slice(from, to < 0 ? all.length : to + 1);
}

function tick(value: number) {
  return { value, text: formatNumber(value, 3) };
}
