import type { Matrix, Svd } from '../../src/core/index.js';
import type { BackendWish, FromPainter, Picture, ToPainter } from '../../src/protocol/index.js';
import { WorkerClient, type CrashKind } from './worker-client.js';
import type { WorkerSource } from './worker-port.js';

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
  /** It crashed again and again: nothing is drawn until a matrix is shown again. */
  onCrash(reason: string): void;
}

/** So many crashes in a minute are started after; the second of them without the GPU. */
const patience = 3;

/**
 * The page's end of the painting worker. At most one frame is on its way; while it is, newer wishes
 * replace older ones, so a fast slider never builds a queue.
 */
export class PainterClient {
  private readonly client: WorkerClient<ToPainter, FromPainter>;
  private backend: BackendWish = 'auto';
  /** The GPU is given up until another backend is wished. */
  private withoutGpu = false;
  private matrix: { readonly matrixId: number; readonly matrix: Matrix } | undefined;
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

  /** Starts the worker, or starts it again when another backend is wished. */
  start(backend: BackendWish): void {
    if (this.client.isRunning && backend === this.backend) return;
    this.backend = backend;
    this.withoutGpu = false;
    this.restart();
  }

  setMatrix(matrixId: number, matrix: Matrix): void {
    this.matrix = { matrixId, matrix };
    this.svd = undefined;
    this.waiting = undefined;
    this.tell({ kind: 'matrix', matrixId, matrix });
  }

  setFactors(matrixId: number, svd: Svd): void {
    if (this.matrix?.matrixId !== matrixId) return;
    this.svd = svd;
    this.tell({ kind: 'factors', matrixId, svd });
  }

  draw(request: DrawRequest): void {
    if (!this.matrix) return;
    if (this.inFlight) {
      // Nothing that was wished is lost: pictures that only the older wish has are kept.
      const older = this.waiting?.pictures ?? [];
      const kept = older.filter((p) => !request.pictures.some((q) => q.id === p.id));
      // What was asked for at rest is not drawn from a sample because the slider moves now.
      const moving = request.moving === true && this.waiting?.moving !== false;
      const check = request.check === true || this.waiting?.check === true;
      this.waiting = { ...request, moving, check, pictures: [...kept, ...request.pictures] };
      return;
    }
    this.inFlight = true;
    const { matrixId } = this.matrix;
    this.client.post({ kind: 'draw', matrixId, frame: ++this.frame, ...request });
  }

  /** A frame is on its way. */
  get isDrawing(): boolean {
    return this.inFlight;
  }

  /** For tests: what happens when the GPU's context is taken away. */
  loseContext(): void {
    this.client.post({ kind: 'loseContext', restoreAfter: 500 });
  }

  /** For tests: the worker fails. */
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

  /** A worker that is started for it hears of it with the rest of the scene. */
  private tell(message: ToPainter): void {
    if (this.client.isRunning) this.client.post(message);
    else this.restart();
  }

  /** A new worker with the same scene; all pictures are asked for again. */
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

  /** Once more on the GPU, then on the CPU; the canvases keep the last picture meanwhile. */
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
