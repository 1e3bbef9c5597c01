import type { ToWorker } from '../../../../src/protocol/index.js';
import type { WorkerPort, WorkerSource } from '../../../../webview/client/worker-port.js';

/** A worker that says what the test makes it say. */
export class FakeWorker implements WorkerPort {
  readonly received: ToWorker[] = [];
  ended = false;
  private onMessage: (message: unknown) => void = () => undefined;
  private onCrash: (reason: string) => void = () => undefined;

  post(message: ToWorker): void {
    if (this.ended) throw new Error('posted to a worker that was ended');
    this.received.push(message);
  }

  listen(onMessage: (message: unknown) => void, onCrash: (reason: string) => void): void {
    this.onMessage = onMessage;
    this.onCrash = onCrash;
  }

  end(): void {
    this.ended = true;
  }

  /** Also after it was ended: a message may have been on its way. */
  say(message: unknown): void {
    this.onMessage(message);
  }

  crash(reason = 'out of memory'): void {
    this.onCrash(reason);
  }

  kinds(): string[] {
    return this.received.map(({ kind }) => kind);
  }
}

/** Starts fake workers, and remembers all of them. */
export class FakeWorkers implements WorkerSource {
  readonly all: FakeWorker[] = [];
  /** Why the next ones cannot be started. */
  refuse: string | undefined;

  start(): Promise<WorkerPort> {
    if (this.refuse !== undefined) return Promise.reject(new Error(this.refuse));
    const worker = new FakeWorker();
    this.all.push(worker);
    return Promise.resolve(worker);
  }

  get last(): FakeWorker {
    return this.all.at(-1)!;
  }
}
