import type { Role, ToWorker } from '../../src/protocol/index.js';
import { WorkerClient, type CrashKind } from './worker-client.js';
import type { WorkerSource } from './worker-port.js';

/**
 * The page's end of a worker that answers one request at a time. A newer request cancels the older one.
 * If the worker is still busy, it is stopped, because a computation cannot be interrupted.
 */
export abstract class RequestClient<
  Request extends ToWorker,
  Answer extends { requestId: number },
> {
  protected readonly client: WorkerClient<Request, Answer>;
  protected requestId = 0;
  private busy = false;
  private onAnswer: (message: Answer) => void = () => undefined;

  constructor(source: WorkerSource, role: Role) {
    this.client = new WorkerClient<Request, Answer>(source, () => role, {
      first: () => this.first(),
      onMessage: (message) => this.receive(message),
      onCrash: (reason) => this.crashed(reason),
    });
  }

  /** True for the last answer of a request. */
  protected abstract isLast(message: Answer): boolean;

  /** The answer for the listener when the worker stopped by itself. */
  protected abstract crashAnswer(requestId: number, reason: string): Answer;

  /** What a new worker receives before its first request. */
  protected first(): Request[] {
    return [];
  }

  /** Sends a request. `onAnswer` receives only answers to this request, and none after a newer one. */
  protected request(
    make: (requestId: number) => Request,
    onAnswer: (message: Answer) => void,
  ): void {
    this.cancel();
    this.busy = true;
    this.onAnswer = onAnswer;
    this.client.post(make(this.requestId));
  }

  cancel(): void {
    this.requestId++;
    if (this.busy) this.end();
  }

  /** Stops the worker, busy or not; the next request starts another one. */
  end(): void {
    this.requestId++;
    this.busy = false;
    this.client.end();
  }

  /** For tests: makes the worker fail. */
  crash(how: CrashKind): void {
    this.client.crash(how);
  }

  private receive(message: Answer): void {
    if (message.requestId !== this.requestId) return;
    if (this.isLast(message)) this.busy = false;
    this.onAnswer(message);
  }

  /** Without an open request, nobody needs to know. The next request starts another worker. */
  private crashed(reason: string): void {
    const { requestId, onAnswer, busy } = this;
    this.requestId++;
    this.busy = false;
    if (busy) onAnswer(this.crashAnswer(requestId, reason));
  }
}
