import type { Matrix } from '../../src/core/index.js';
import type {
  BackendWish,
  FromDecomposer,
  MeasureSum,
  ToDecomposer,
} from '../../src/protocol/index.js';
import { WorkerClient } from './worker-client.js';
import type { WorkerSource } from './worker-port.js';

export interface DecomposerEvents {
  onMessage(message: FromDecomposer): void;
  /** The worker ended by itself: out of memory, or a mistake of ours. */
  onCrash(job: number, reason: string): void;
}

/**
 * The page's end of the decomposing worker. A job that is no longer wanted is ended with its worker,
 * because an SVD cannot be interrupted; the next job gets a new one, which is started ahead.
 */
export class DecomposerClient {
  private readonly client: WorkerClient<ToDecomposer, FromDecomposer>;
  private job = -1;
  private computing = false;
  private backend: BackendWish = 'auto';

  constructor(
    source: WorkerSource,
    private readonly events: DecomposerEvents,
  ) {
    this.client = new WorkerClient<ToDecomposer, FromDecomposer>(
      source,
      () => ({ kind: 'boot', role: 'decomposer', backend: this.backend }),
      {
        onMessage: (message) => this.receive(message),
        onCrash: (reason) => this.crashed(reason),
      },
    );
  }

  /** Starts the worker before it is needed, so that the first matrix does not wait for it. */
  warmUp(): void {
    this.client.start();
  }

  /** Where the search for the first triplets may run, from the next worker on. */
  prefer(backend: BackendWish): void {
    if (backend === this.backend) return;
    this.backend = backend;
    if (this.job < 0) this.end();
  }

  decompose(job: number, matrix: Matrix): void {
    if (this.computing) this.end();
    this.job = job;
    this.computing = true;
    this.client.post({ kind: 'decompose', job, matrix });
  }

  /** Asks for the measured error of a rank; answered when the worker is free. */
  measure(job: number, rank: number): void {
    if (job === this.job) this.client.post({ kind: 'measure', job, rank });
  }

  /** Measures another sum of layers of the matrix that is decomposed. */
  measureSum(job: number, wish: Pick<MeasureSum, 'ticket' | 'rank' | 'weights'>): void {
    if (job === this.job) this.client.post({ kind: 'measureSum', job, ...wish });
  }

  /** Ends what is computed. The picture on screen stays: another worker holds it. */
  cancel(): void {
    if (this.computing) this.end();
    this.job = -1;
    this.warmUp();
  }

  /** For tests: the worker fails at whatever it does. */
  crash(): void {
    this.client.crash();
  }

  private receive(message: FromDecomposer): void {
    if (message.job !== this.job) return;
    const isDone = message.kind === 'failed' || (message.kind === 'svd' && message.complete);
    if (isDone) this.computing = false;
    this.events.onMessage(message);
  }

  private crashed(reason: string): void {
    const { job } = this;
    this.computing = false;
    this.job = -1;
    if (job >= 0) this.events.onCrash(job, reason);
  }

  private end(): void {
    this.computing = false;
    this.client.end();
  }
}
