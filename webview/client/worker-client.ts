import { textsInUse } from '../../src/core/index.js';
import type { Crash, Role, ToWorker } from '../../src/protocol/index.js';
import type { WorkerPort, WorkerSource } from './worker-port.js';

export interface WorkerEvents<Request, Answer> {
  /** The messages that a new worker receives after its role, for the state at its start. */
  first?(): readonly Request[];
  onMessage(message: Answer): void;
  /**
   * The worker stopped by itself, or could not be started; called once for each worker. The next request
   * starts another one.
   *
   * @param crashes number of crashes within the last minute, including this one.
   */
  onCrash(reason: string, crashes: number): void;
}

/**
 * `throw`: as a mistake in our code would, after the current work. `kill`: as a lack of memory would, in
 * the middle of it.
 */
export type CrashKind = 'throw' | 'kill';

/** Older crashes are forgotten, because their cause does not occur all the time. */
const memoryMillis = 60_000;
/** How long a new worker waits after so many crashes, in milliseconds. */
const backOff = [0, 0, 250, 1000] as const;

interface Run {
  readonly ready: Promise<WorkerPort>;
}

/**
 * The page's end of one worker. It starts the worker when it is needed, starts another one after a crash,
 * and listens only to the running one. Messages of a worker that was stopped or replaced are dropped.
 */
export class WorkerClient<Request extends ToWorker, Answer> {
  private run: Run | undefined;
  private crashes: number[] = [];

  constructor(
    private readonly source: WorkerSource,
    private readonly role: () => Role,
    private readonly events: WorkerEvents<Request, Answer>,
  ) {}

  /** A worker runs or is being started. */
  get isRunning(): boolean {
    return this.run !== undefined;
  }

  /** Starts a worker unless one runs. */
  start(): void {
    this.run ??= this.launch();
  }

  /** Sends a request after those before it; starts a worker if none runs. */
  post(request: Request | Crash): void {
    this.start();
    const run = this.run!;
    run.ready
      .then((port) => {
        if (this.run === run) port.post(request);
      })
      .catch((error: unknown) => this.crashed(run, String(error)));
  }

  /** For tests: makes the running worker fail. */
  crash(how: CrashKind): void {
    if (!this.run) return;
    if (how === 'throw') this.post({ kind: 'crash' });
    else this.crashed(this.run, 'killed on purpose');
  }

  /** Stops the worker, whatever it is doing; the next request starts another one. */
  end(): void {
    const { run } = this;
    this.run = undefined;
    run?.ready.then((port) => port.end()).catch(() => undefined);
  }

  private launch(): Run {
    const first = this.events.first?.() ?? [];
    const run: Run = { ready: this.begin(() => this.run === run, first) };
    run.ready.catch((error: unknown) => this.crashed(run, String(error)));
    return run;
  }

  private async begin(isWanted: () => boolean, first: readonly Request[]): Promise<WorkerPort> {
    const wait = backOff[Math.min(this.recentCrashes(), backOff.length - 1)]!;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    else await Promise.resolve();
    if (!isWanted()) throw new Error('ended before it was started');
    const port = await this.source.start();
    if (!isWanted()) {
      port.end();
      throw new Error('ended while it was started');
    }
    const run = this.run!;
    port.listen(
      (message) => {
        if (this.run === run) this.events.onMessage(message as Answer);
      },
      (reason) => this.crashed(run, reason),
    );
    try {
      port.post({ ...this.role(), texts: textsInUse() });
      for (const request of first) port.post(request);
    } catch (error) {
      port.end();
      throw error;
    }
    return port;
  }

  private recentCrashes(): number {
    const now = Date.now();
    this.crashes = this.crashes.filter((time) => now - time < memoryMillis);
    return this.crashes.length;
  }

  private crashed(run: Run, reason: string): void {
    if (this.run !== run) return;
    this.end();
    this.crashes.push(Date.now());
    this.events.onCrash(reason, this.recentCrashes());
  }
}
