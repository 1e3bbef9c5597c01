import {
  solveGivenHalf,
  splitSvd,
  svd,
  textsInUse,
  type Half,
  type HalfTask,
  type Matrix,
  type Result,
  type Svd,
  type SvdOptions,
} from '../../src/core/index.js';
import type { FromHelper, ToHelper, ToWorker } from '../../src/protocol/index.js';

/** Maximum time to wait for a helper that is still starting, in milliseconds. */
const PATIENCE = 100;

/** The part of a worker's interface that its owner uses. */
export interface HelperPort {
  onmessage: ((event: { readonly data: FromHelper }) => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  terminate(): void;
}

/** Another worker from the script of this one; it stops with it. Undefined with only one processor. */
export function nestedWorker(): HelperPort | undefined {
  if (navigator.hardwareConcurrency < 2) return undefined;
  return new Worker(self.location.href) as unknown as HelperPort;
}

/**
 * The worker that computes one half of an SVD. It is used only after it has said that it is ready. So a
 * helper that never starts costs only its share of the speed.
 */
export class Helper {
  private port: HelperPort | undefined;
  private tried = false;
  private ready = false;
  private requestId = 0;
  private waiting: ((half: Result<Half> | undefined) => void) | undefined;
  private settled: (() => void) | undefined;

  constructor(private readonly start: () => HelperPort | undefined) {}

  /**
   * Resolves when the helper is ready or has failed, after `patience` milliseconds at the latest. A
   * browser needs the starting worker for the start, and that may have been busy ever since.
   */
  async arrival(patience: number): Promise<boolean> {
    // Handles messages that came while the processor was busy: that the helper is ready, or that it
    // failed.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.port && !this.ready) {
      await new Promise<void>((resolve) => {
        this.settled = resolve;
        setTimeout(resolve, patience);
      });
    }
    return this.ready;
  }

  /** Starts it once. If that failed, it would fail again. */
  warmUp(): void {
    if (this.tried) return;
    this.tried = true;
    try {
      this.port = this.start();
      if (!this.port) return;
      this.port.onmessage = ({ data }) => this.receive(data);
      this.port.onerror = (event) => {
        event.preventDefault();
        this.end();
      };
      this.port.postMessage({ kind: 'boot', role: 'helper', texts: textsInUse() });
    } catch {
      this.end();
    }
  }

  /** Transfers a half with its memory; undefined when the helper stopped before it had answered. */
  solve(task: HalfTask): Promise<Result<Half> | undefined> {
    const message: ToHelper = { kind: 'half', requestId: ++this.requestId, task };
    this.waiting?.(undefined);
    return new Promise((resolve) => {
      this.waiting = resolve;
      try {
        if (!this.port) throw new Error('no helper');
        this.port.postMessage(message, [task.vectors.buffer as ArrayBuffer]);
      } catch {
        this.end();
      }
    });
  }

  private receive(message: FromHelper): void {
    if (message.kind === 'helperReady') {
      this.ready = true;
      this.settled?.();
      return;
    }
    if (message.requestId !== this.requestId) return;
    this.waiting?.(message.result);
    this.waiting = undefined;
  }

  private end(): void {
    this.port?.terminate();
    this.port = undefined;
    this.ready = false;
    this.settled?.();
    this.waiting?.(undefined);
    this.waiting = undefined;
  }
}

/** The side of the helper: the answer, and the memory to transfer with it. */
export function answerHelper({ requestId, task }: ToHelper): {
  readonly message: FromHelper;
  readonly transfer: Transferable[];
} {
  const result = solveGivenHalf(task);
  const transfer = result.ok ? [result.value.vectors.data.buffer as ArrayBuffer] : [];
  return { message: { kind: 'halfDone', requestId, result }, transfer };
}

/** An answer, and how many workers computed it. */
export interface Shared {
  readonly result: Result<Svd>;
  readonly workers: 1 | 2;
}

/**
 * `svd` by two workers, the same to the last bit: both sides at once, after a bidiagonalization in this
 * one. If no helper is ready, or if it stops too early, this worker does everything.
 */
export async function svdInTwo(
  matrix: Matrix,
  helper: Helper,
  options: SvdOptions = {},
): Promise<Shared> {
  const alone = (result: Result<Svd>): Shared => ({ result, workers: 1 });
  const split = splitSvd(matrix, options);
  if (!split.ok) return alone(split);
  const { value: halves } = split;
  try {
    if (!(await helper.arrival(PATIENCE))) return alone(halves.alone());
    const given = helper.solve(halves.give());
    const kept = halves.keep();
    if (!kept.ok) return alone(kept);
    const other = await given;
    if (other?.ok) return { result: halves.join(kept.value, other.value), workers: 2 };
    if (other) return alone(other);
  } finally {
    halves.release();
  }
  return alone(svd(matrix, options));
}
