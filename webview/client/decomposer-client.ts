import type { Matrix } from '../../src/core/index.js';
import type {
  BackendWish,
  FromDecomposer,
  MeasureSum,
  ToWorker,
} from '../../src/protocol/index.js';
import type { WorkerScript } from './worker-script.js';

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
  private worker: Promise<Worker> | undefined;
  private job = -1;
  private computing = false;
  private backend: BackendWish = 'auto';

  constructor(
    private readonly script: WorkerScript,
    private readonly events: DecomposerEvents,
  ) {}

  /** Starts the worker before it is needed, so that the first matrix does not wait for it. */
  warmUp(): void {
    this.worker ??= this.start();
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
    void this.send({ kind: 'decompose', job, matrix });
  }

  /** Asks for the measured error of a rank; answered when the worker is free. */
  measure(job: number, rank: number): void {
    if (job === this.job) void this.send({ kind: 'measure', job, rank });
  }

  /** Measures another sum of layers of the matrix that is decomposed. */
  measureSum(job: number, wish: Pick<MeasureSum, 'ticket' | 'rank' | 'weights'>): void {
    if (job === this.job) void this.send({ kind: 'measureSum', job, ...wish });
  }

  /** Ends what is computed. The picture on screen stays: another worker holds it. */
  cancel(): void {
    if (this.computing) this.end();
    this.job = -1;
    this.warmUp();
  }

  private async send(message: ToWorker): Promise<void> {
    this.warmUp();
    try {
      const worker = await this.worker;
      worker?.postMessage(message);
    } catch (error) {
      this.crashed(String(error));
    }
  }

  private async start(): Promise<Worker> {
    const worker = await this.script.start();
    worker.onmessage = ({ data }: MessageEvent<FromDecomposer>) => {
      if (data.job !== this.job) return;
      if (data.kind === 'failed' || (data.kind === 'svd' && data.complete)) this.computing = false;
      this.events.onMessage(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.crashed(event.message || 'the worker ended');
    };
    const boot: ToWorker = { kind: 'boot', role: 'decomposer', backend: this.backend };
    worker.postMessage(boot);
    return worker;
  }

  private crashed(reason: string): void {
    const { job } = this;
    this.end();
    this.job = -1;
    if (job >= 0) this.events.onCrash(job, reason);
  }

  private end(): void {
    this.computing = false;
    void this.worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.worker = undefined;
  }
}
