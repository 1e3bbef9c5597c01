import type { SvdOptions } from './types.js';

/** Thrown at a poll once the caller no longer wants the answer; becomes a `cancelled` problem. */
export class Cancelled extends Error {}

/** Polls the caller: tells how far the whole job is when a stage is `share` done. */
export type Poll = (share: number) => void;

/**
 * A stage of a job that runs from `from` to `to` of the whole. A share of 0 only asks whether to go
 * on.
 *
 * @throws Cancelled
 */
export function stage(options: SvdOptions, from: number, to: number): Poll {
  return (share) => {
    if (options.isCancelled?.()) throw new Cancelled();
    if (share > 0) options.onProgress?.(from + (to - from) * Math.min(1, share));
  };
}
