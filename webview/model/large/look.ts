import type { Domain, Overview } from '../../../src/core/index.js';
import type { LargeMatrix } from './matrix.js';
import { mapsOf, type FullLook, type Look } from '../look.js';
import type { Beyond } from '../outliers.js';
import type { LensState } from '../state.js';

/** The largest error may be so many times that of the sample, and the colours still go to it. */
const nearTimes = 2;

/**
 * How the values of a matrix become colours that the page does not have. Its ends come from the host: those of M from
 * its extremes and a sample of its rows, those of the error from the same sample.
 */
export function largeLook(look: Look, state: LensState, large: LargeMatrix): FullLook {
  const { overview } = large;
  const all: Domain = [overview?.low?.value ?? 0, overview?.high?.value ?? 0];
  const isAuto = look.range === 'auto' || look.range === 'robust';
  const domain = look.range === 'fixed' ? look.fixed! : isAuto ? (overview?.usual ?? all) : all;
  const largest = state.measured[state.rank]?.maxAbs?.value;
  const most = largest === undefined ? undefined : Math.abs(largest);
  const shown = large.whole?.rank === state.rank ? large.whole : large.part;
  const sampled = shown?.errorEnd ?? 0;
  // The sample seldom has the very largest error. It is far from the others only if it is much larger.
  const isNear = most !== undefined && most <= nearTimes * sampled;
  const usual = isAuto && !isNear ? sampled : (most ?? sampled);
  const end = look.errorEnd ?? (usual || 1);
  const widest = Math.max(end, usual);
  const isBeyond = most !== undefined && most > end;
  const maps = mapsOf(look, state.settings);
  return {
    values: {
      domain,
      span: isAuto ? domain : [Math.min(all[0], domain[0]), Math.max(all[1], domain[1])],
      scale: look.scale,
      colorMap: maps.values,
      reversed: look.reversed,
      extended: [all[0] < domain[0], all[1] > domain[1]],
    },
    error: {
      domain: [-end, end],
      span: [-widest, widest],
      scale: look.scale === 'log' ? 'symlog' : look.scale,
      colorMap: maps.error,
      reversed: look.errorReversed,
      extended: [isBeyond, isBeyond],
    },
    beyond: isAuto && overview ? extremesBeyond(overview, domain) : undefined,
    errorBeyond: isBeyond && look.errorEnd === undefined ? most : undefined,
  };
}

/** The extremes that lie outside of the colours. */
export function extremesBeyond(
  { low, high }: Overview,
  [from, to]: readonly [number, number],
): Beyond | undefined {
  const places = [high, low].filter((place) => place !== undefined);
  const outside = places.filter(({ value }) => value < from || value > to);
  const [first, second] = outside;
  if (!first) return undefined;
  const distance = (value: number) => Math.max(from - value, value - to);
  const isSecond = second && distance(second.value) > distance(first.value);
  return { count: undefined, places: outside, farthest: isSecond ? second : first };
}
