import type { SvdOptions } from './types.js';

/** Thrown at a poll when the caller no longer wants the answer; it becomes a `cancelled` problem. */
export class Cancelled extends Error {}

/**
 * Reports to the caller how much of the whole job is done when a share `share` of a stage is done, and
 * polls for a cancel.
 */
export type Poll = (share: number) => void;

/**
 * A stage of a job, from `from` to `to` of the whole. A share of 0 only asks whether to continue.
 *
 * @throws Cancelled
 */
export function stage(options: SvdOptions, from: number, to: number): Poll {
  return (share) => {
    if (options.isCancelled?.()) throw new Cancelled();
    if (share > 0) options.onProgress?.(from + (to - from) * Math.min(1, share));
  };
}
