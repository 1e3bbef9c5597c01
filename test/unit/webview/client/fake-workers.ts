import type { ToWorker } from '../../../../src/protocol/index.js';
import type { WorkerPort, WorkerSource } from '../../../../webview/client/worker-port.js';

/** A worker whose messages the test sends. */
export class FakeWorker implements WorkerPort {
  readonly received: ToWorker[] = [];
  ended = false;
  private onMessage: (message: unknown) => void = () => undefined;
  private onCrash: (reason: string) => void = () => undefined;

  /** Messages of this kind cannot be sent: they are too large or cannot be cloned. */
  unsendable: ToWorker['kind'] | undefined;

  post(message: ToWorker): void {
    if (this.ended) throw new Error('posted to a worker that was ended');
    if (message.kind === this.unsendable) throw new Error(`${message.kind} cannot be cloned`);
    this.received.push(message);
  }

  listen(onMessage: (message: unknown) => void, onCrash: (reason: string) => void): void {
    this.onMessage = onMessage;
    this.onCrash = onCrash;
  }

  end(): void {
    this.ended = true;
  }

  /** Its role, given by its first message. */
  get role(): string | undefined {
    const [first] = this.received;
    return first?.kind === 'boot' ? first.role : undefined;
  }

  /** The newest message of that kind. */
  newest<Kind extends ToWorker['kind']>(kind: Kind): Extract<ToWorker, { kind: Kind }> {
    const found = this.received.filter((message) => message.kind === kind).at(-1);
    if (!found) throw new Error(`no ${kind} among ${this.kinds().join(', ')}`);
    return found as Extract<ToWorker, { kind: Kind }>;
  }

  /** Works also after its end: a message may have been under way. */
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

/** Starts fake workers and keeps a list of them. */
export class FakeWorkers implements WorkerSource {
  readonly all: FakeWorker[] = [];
  /** Why the next workers cannot be started. */
  refuse: string | undefined;
  /** The kind of message that cannot be sent to the next workers. */
  unsendable: ToWorker['kind'] | undefined;

  start(): Promise<WorkerPort> {
    if (this.refuse !== undefined) return Promise.reject(new Error(this.refuse));
    const worker = new FakeWorker();
    worker.unsendable = this.unsendable;
    this.all.push(worker);
    return Promise.resolve(worker);
  }

  get last(): FakeWorker {
    return this.all.at(-1)!;
  }

  /** The workers that are running. */
  get running(): FakeWorker[] {
    return this.all.filter(({ ended }) => !ended);
  }

  /** The running worker of that role. */
  as(role: string): FakeWorker {
    const found = this.running.filter((worker) => worker.role === role);
    if (found.length !== 1) throw new Error(`${found.length} workers are ${role}`);
    return found[0]!;
  }

  /** Whether a worker of that role runs. */
  has(role: string): boolean {
    return this.running.some((worker) => worker.role === role);
  }
}
