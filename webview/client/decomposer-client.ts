import type { Matrix, Svd } from '../../src/core/index.js';
import type {
  BackendWish,
  FromDecomposer,
  MeasureSum,
  ToDecomposer,
} from '../../src/protocol/index.js';
import { WorkerClient, type CrashKind } from './worker-client.js';
import type { WorkerSource } from './worker-port.js';

export interface DecomposerEvents {
  onMessage(message: FromDecomposer): void;
  /** The worker stopped by itself before it had finished: out of memory, or a mistake in our code. */
  onCrash(reason: string): void;
  /**
   * It stopped after the SVD was finished. Another worker measures errors, but requests must be sent
   * again.
   */
  onRecovery(): void;
}

/** What a worker must know to measure errors. */
interface Subject {
  readonly matrixId: number;
  readonly matrix: Matrix;
  /** The triplets that arrived last; undefined before the first. */
  svd?: Svd;
}

/** This many crashes in a minute are handled without a message. */
const patience = 3;

/**
 * The page's end of the decomposing worker. An SVD cannot be interrupted. When it is no longer needed,
 * its worker is stopped, and a new one is started for the next matrix. A new worker that only measures
 * errors receives the factors first.
 */
export class DecomposerClient {
  private readonly client: WorkerClient<ToDecomposer, FromDecomposer>;
  private subject: Subject | undefined;
  /** The running worker has the factors of this subject, or will have them. */
  private knows = false;
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
        onCrash: (reason, crashes) => this.crashed(reason, crashes),
      },
    );
  }

  /** Starts the worker before it is needed, so that the first matrix does not wait for it. */
  warmUp(): void {
    this.client.start();
  }

  /** Sets where the search for the first triplets may run, from the next worker on. */
  prefer(backend: BackendWish): void {
    if (backend === this.backend) return;
    this.backend = backend;
    if (!this.subject) this.end();
  }

  decompose(matrixId: number, matrix: Matrix): void {
    if (this.computing) this.end();
    this.subject = { matrixId, matrix };
    this.knows = true;
    this.computing = true;
    this.client.post({ kind: 'decompose', matrixId, matrix });
  }

  /** Requests the measured error of a rank; the answer comes when the worker is free. */
  measure(matrixId: number, rank: number): void {
    this.ask(matrixId, { kind: 'measure', matrixId, rank });
  }

  /** Measures another sum of layers of the decomposed matrix. */
  measureSum(matrixId: number, wish: Pick<MeasureSum, 'requestId' | 'rank' | 'weights'>): void {
    this.ask(matrixId, { kind: 'measureSum', matrixId, ...wish });
  }

  /** From now on errors are measured with these triplets: other vectors of the same decomposition. */
  useFactors(matrixId: number, svd: Svd): void {
    if (this.subject?.matrixId !== matrixId || this.computing) return;
    this.subject.svd = svd;
    this.knows = false;
  }

  /** Stops what is computed. What has arrived can still be measured. */
  cancel(): void {
    if (this.computing) this.end();
    this.warmUp();
  }

  /** The matrix is replaced: nothing more is needed for it. */
  drop(): void {
    this.cancel();
    this.subject = undefined;
  }

  /** What is shown now is decomposed elsewhere: the worker ends, so that its memory is free, until it is needed again. */
  rest(): void {
    this.end();
    this.subject = undefined;
  }

  /** For tests: makes the worker fail. */
  crash(how: CrashKind): void {
    this.client.crash(how);
  }

  private ask(matrixId: number, request: ToDecomposer): void {
    const { subject } = this;
    if (subject?.matrixId !== matrixId || !subject.svd) return;
    if (!this.knows) {
      this.knows = true;
      const { matrix, svd } = subject;
      this.client.post({ kind: 'decomposed', matrixId, matrix, svd });
    }
    this.client.post(request);
  }

  private receive(message: FromDecomposer): void {
    const { subject } = this;
    if (subject?.matrixId !== message.matrixId) return;
    if (message.kind === 'svd') subject.svd = message.svd;
    const isDone = message.kind === 'failed' || (message.kind === 'svd' && message.complete);
    if (isDone) this.computing = false;
    this.events.onMessage(message);
  }

  private crashed(reason: string, crashes: number): void {
    const { computing } = this;
    this.computing = false;
    this.knows = false;
    if (!this.subject) return;
    if (computing || crashes > patience) this.events.onCrash(reason);
    else if (this.subject.svd) this.events.onRecovery();
  }

  private end(): void {
    this.computing = false;
    this.knows = false;
    this.client.end();
  }
}
