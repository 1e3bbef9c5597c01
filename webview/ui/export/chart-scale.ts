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

/** From 0, or the lowest value below it, to a round number above the highest. */
export function linearScale(values: readonly number[]): ValueScale {
  const high = Math.max(0, ...values) || 1;
  const low = Math.min(0, ...values);
  // stepFor counts in whole numbers: a unit that is small enough makes everything one.
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
 * Powers of ten, as many as have room, over the values, which are positive; their ends where they span
 * less than two powers.
 */
export function logScale(values: readonly number[]): ValueScale {
  const logs = values.map(Math.log10);
  const low = Math.min(...logs);
  const high = Math.max(...logs, low + 1e-3);
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / (mostTicks - 1)));
  const powers: number[] = [];
  for (let power = last; power >= first; power -= step) powers.unshift(10 ** power);
  const marked = powers.length > 1 ? powers : [10 ** low, 10 ** high];
  return {
    place: (value) => (Math.log10(value) - low) / (high - low),
    ticks: marked.map(tick),
  };
}

function tick(value: number) {
  return { value, text: formatNumber(value, 3) };
}
