import type { Matrix, Svd } from '../../src/core/index.js';
import type {
  BackendWish,
  FromPainter,
  MatrixPair,
  Picture,
  ToPainter,
} from '../../src/protocol/index.js';
import { WorkerClient, type CrashKind } from './worker-client.js';
import type { WorkerSource } from './worker-port.js';

export interface DrawRequest {
  readonly rank: number;
  readonly weights?: Float64Array;
  readonly pictures: readonly Picture[];
  /** The slider is moving: a sample of the cells is enough for now. */
  readonly moving?: boolean;
  readonly check?: boolean;
}

export interface PainterEvents {
  onMessage(message: FromPainter): void;
  /** It crashed repeatedly: nothing is drawn until a matrix is shown again. */
  onCrash(reason: string): void;
}

/**
 * The painter is restarted after up to this many crashes in a minute, from the second on without the GPU.
 */
const patience = 3;

/**
 * The page's end of the painting worker. At most one frame is in progress. Meanwhile newer requests
 * replace older ones, so a fast slider never makes a queue.
 */
export class PainterClient {
  private readonly client: WorkerClient<ToPainter, FromPainter>;
  private backend: BackendWish = 'auto';
  /** The GPU is not used until another backend is requested. */
  private withoutGpu = false;
  private matrix:
    | {
        readonly matrixId: number;
        readonly matrix: Matrix;
        readonly pair: MatrixPair | undefined;
      }
    | undefined;
  private svd: Svd | undefined;
  private frame = 0;
  private inFlight = false;
  private waiting: DrawRequest | undefined;

  constructor(
    source: WorkerSource,
    private readonly events: PainterEvents,
  ) {
    this.client = new WorkerClient<ToPainter, FromPainter>(
      source,
      () => ({ kind: 'boot', role: 'painter', backend: this.withoutGpu ? 'cpu' : this.backend }),
      {
        first: () => this.scene(),
        onMessage: (message) => this.receive(message),
        onCrash: (reason, crashes) => this.crashed(reason, crashes),
      },
    );
  }

  /** Starts the worker, or starts it again when another backend is requested. */
  start(backend: BackendWish): void {
    if (this.client.isRunning && backend === this.backend) return;
    this.backend = backend;
    this.withoutGpu = false;
    this.restart();
  }

  /** @param pair A and B, if they are compared. */
  setMatrix(matrixId: number, matrix: Matrix, pair?: MatrixPair): void {
    this.matrix = { matrixId, matrix, pair };
    this.svd = undefined;
    this.waiting = undefined;
    this.tell({ kind: 'matrix', ...this.matrix });
  }

  setFactors(matrixId: number, svd: Svd): void {
    if (this.matrix?.matrixId !== matrixId) return;
    this.svd = svd;
    this.tell({ kind: 'factors', matrixId, svd });
  }

  draw(request: DrawRequest): void {
    if (!this.matrix) return;
    if (this.inFlight) {
      // No request is lost: pictures that occur only in the older request are kept.
      const older = this.waiting?.pictures ?? [];
      const kept = older.filter((p) => !request.pictures.some((q) => q.id === p.id));
      // A picture that was requested at rest is not drawn from a sample, even if the slider moves now.
      const moving = request.moving === true && this.waiting?.moving !== false;
      const check = request.check === true || this.waiting?.check === true;
      this.waiting = { ...request, moving, check, pictures: [...kept, ...request.pictures] };
      return;
    }
    this.inFlight = true;
    const { matrixId } = this.matrix;
    this.client.post({ kind: 'draw', matrixId, frame: ++this.frame, ...request });
  }

  /** Whether a frame is in progress. */
  get isDrawing(): boolean {
    return this.inFlight;
  }

  /** For tests: what happens when the GPU context is lost. */
  loseContext(): void {
    this.client.post({ kind: 'loseContext', restoreAfter: 500 });
  }

  /** For tests: makes the worker fail. */
  crash(how: CrashKind): void {
    this.client.crash(how);
  }

  /** What a new worker must know before it can draw. */
  private scene(): ToPainter[] {
    const { matrix, svd } = this;
    if (!matrix) return [];
    const scene: ToPainter[] = [{ kind: 'matrix', ...matrix }];
    if (svd) scene.push({ kind: 'factors', matrixId: matrix.matrixId, svd });
    return scene;
  }

  /** Sends a message. A worker that is started for it receives the message as part of the scene. */
  private tell(message: ToPainter): void {
    if (this.client.isRunning) this.client.post(message);
    else this.restart();
  }

  /** Starts a new worker with the same scene, and requests all pictures again. */
  private restart(): void {
    this.client.end();
    this.inFlight = false;
    this.waiting = undefined;
    this.client.start();
    this.events.onMessage({ kind: 'redraw' });
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

  /** Tries once more on the GPU, then on the CPU. Meanwhile the canvases keep the last picture. */
  private crashed(reason: string, crashes: number): void {
    this.inFlight = false;
    this.waiting = undefined;
    if (crashes > patience) {
      this.events.onCrash(reason);
      return;
    }
    this.withoutGpu ||= crashes > 1;
    this.restart();
  }
}
