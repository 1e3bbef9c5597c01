import type { Matrix } from '../src/core/index.js';
import type { ToPage } from '../src/protocol/index.js';
import { Incoming } from './incoming.js';

/** B of a comparison, which arrives before A, whole or in parts. It is kept until A of the same job is there. */
export class IncomingSecond {
  private readonly incoming = new Incoming();
  private held: { readonly job: number; readonly matrix: Matrix } | undefined;

  hold(job: number, matrix: Matrix): void {
    this.incoming.cancel();
    this.held = { job, matrix };
  }

  begin(message: Extract<ToPage, { type: 'begin' }>): void {
    this.held = undefined;
    this.incoming.begin(message);
  }

  /** The share of the entries that have arrived; undefined for parts of other jobs. */
  add(part: Extract<ToPage, { type: 'part' }>): number | undefined {
    const added = this.incoming.add(part);
    if (added?.whole) this.hold(part.job, added.whole.matrix);
    return added?.fraction;
  }

  /** B of this job. */
  take(job: number): Matrix | undefined {
    const { held } = this;
    this.held = undefined;
    return held?.job === job ? held.matrix : undefined;
  }

  /** Drops what still arrives, and what has arrived. */
  cancel(): void {
    this.incoming.cancel();
    this.held = undefined;
  }
}
