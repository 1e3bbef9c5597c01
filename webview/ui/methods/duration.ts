import { formatNumber } from '../../../src/core/index.js';

/** The clock of a page has a resolution of 0.1 ms, so a shorter time is only known to be less. */
export function duration(millis: number): string {
  return millis < 0.1 ? '< 0.1 ms' : `${formatNumber(millis, 3)} ms`;
}
