import type { Matrix, Svd } from '../../src/core/index.js';
import type {
  BackendWish,
  FromPainter,
  Picture,
  ToPainter,
  ToWorker,
} from '../../src/protocol/index.js';
import type { WorkerScript } from './worker-script.js';

export interface DrawRequest {
  readonly rank: number;
  readonly weights?: Float64Array;
  readonly pictures: readonly Picture[];
  /** The slider moves: a sample of the cells will do for now. */
  readonly moving?: boolean;
  readonly check?: boolean;
}

export interface PainterEvents {
  onMessage(message: FromPainter): void;
  onCrash(reason: string): void;
}

/**
 * The page's end of the painting worker. At most one frame is on its way; while it is, newer wishes
 * replace older ones, so a fast slider never builds a queue.
 */
export class PainterClient {
  private worker: Promise<Worker> | undefined;
  private backend: BackendWish = 'auto';
  private matrix: { readonly job: number; readonly matrix: Matrix } | undefined;
  private svd: Svd | undefined;
  private frame = 0;
  private inFlight = false;
  private waiting: DrawRequest | undefined;
  private crashes = 0;

  constructor(
    private readonly script: WorkerScript,
    private readonly events: PainterEvents,
  ) {}

  /** Starts the worker, or starts it again when another backend is wished. */
  start(backend: BackendWish): void {
    if (this.worker && backend === this.backend) return;
    this.backend = backend;
    this.restart();
  }

  setMatrix(job: number, matrix: Matrix): void {
    this.matrix = { job, matrix };
    this.svd = undefined;
    this.waiting = undefined;
    void this.post({ kind: 'matrix', job, matrix });
  }

  setFactors(job: number, svd: Svd): void {
    if (this.matrix?.job !== job) return;
    this.svd = svd;
    void this.post({ kind: 'factors', job, svd });
  }

  draw(request: DrawRequest): void {
    if (!this.matrix) return;
    if (this.inFlight) {
      // Nothing that was wished is lost: pictures that only the older wish has are kept.
      const older = this.waiting?.pictures ?? [];
      const kept = older.filter((p) => !request.pictures.some((q) => q.id === p.id));
      // What was asked for at rest is not drawn from a sample because the slider moves now.
      const moving = request.moving === true && this.waiting?.moving !== false;
      this.waiting = { ...request, moving, pictures: [...kept, ...request.pictures] };
      return;
    }
    this.inFlight = true;
    void this.post({ kind: 'draw', job: this.matrix.job, frame: ++this.frame, ...request });
  }

  /** For tests: what happens when the GPU's context is taken away. */
  loseContext(): void {
    void this.post({ kind: 'loseContext', restoreAfter: 500 });
  }

  private restart(): void {
    void this.worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.inFlight = false;
    this.worker = this.launch();
    if (this.matrix) {
      void this.post({ kind: 'matrix', ...this.matrix });
      if (this.svd) void this.post({ kind: 'factors', job: this.matrix.job, svd: this.svd });
    }
    this.waiting = undefined;
    this.events.onMessage({ kind: 'redraw' });
  }

  private async launch(): Promise<Worker> {
    const worker = await this.script.start();
    worker.onmessage = ({ data }: MessageEvent<FromPainter>) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.crashed(event.message || 'the worker ended');
    };
    const boot: ToWorker = { kind: 'boot', role: 'painter', backend: this.backend };
    worker.postMessage(boot);
    return worker;
  }

  private receive(message: FromPainter): void {
    if (message.kind === 'frame') {
      this.inFlight = false;
      const next = this.waiting;
      this.waiting = undefined;
      if (next) this.draw(next);
    }
    this.events.onMessage(message);
  }

  private async post(message: ToPainter): Promise<void> {
    try {
      const worker = await this.worker;
      worker?.postMessage(message);
    } catch (error) {
      this.crashed(String(error));
    }
  }

  /** Once more on the GPU, then on the CPU; the canvases keep the last picture meanwhile. */
  private crashed(reason: string): void {
    this.crashes++;
    if (this.crashes > 3) {
      this.events.onCrash(reason);
      return;
    }
    if (this.crashes > 1) this.backend = 'cpu';
    this.restart();
  }
}
