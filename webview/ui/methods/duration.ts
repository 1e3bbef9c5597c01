import { formatNumber } from '../../../src/core/index.js';

/** A clock of a page ticks in 0.1 ms, so less than that is only known to be less. */
export function duration(millis: number): string {
  return millis < 0.1 ? '< 0.1 ms' : `${formatNumber(millis, 3)} ms`;
}
