import type { ToWorker } from '../../src/protocol/index.js';
import type { WorkerScript } from './worker-script.js';

/**
 * The page's end of a worker that answers one request at a time: a newer request ends the older one,
 * with its worker when that is still at work, because a computation cannot be interrupted.
 */
export abstract class TicketClient<Request extends ToWorker, Answer extends { ticket: number }> {
  private worker: Promise<Worker> | undefined;
  private busy = false;
  private onAnswer: (message: Answer) => void = () => undefined;
  protected ticket = 0;

  constructor(
    private readonly script: WorkerScript,
    private readonly role: 'completer' | 'analyst',
  ) {}

  /** True for the last answer of a request. */
  protected abstract isLast(message: Answer): boolean;

  /** What the listener hears when the worker ended by itself. */
  protected abstract crash(ticket: number, reason: string): Answer;

  /** Told of every new worker before its first request. */
  protected prepare(_worker: Worker): void {
    // Nothing to prepare, unless a client says so.
  }

  /** `onAnswer` hears of this request only, and of nothing once another one is made. */
  protected request(make: (ticket: number) => Request, onAnswer: (message: Answer) => void): void {
    this.cancel();
    this.busy = true;
    this.onAnswer = onAnswer;
    void this.send(make(this.ticket), this.ticket);
  }

  cancel(): void {
    this.ticket++;
    if (this.busy) this.end();
  }

  /** Ends the worker, busy or not; the next request starts another. */
  end(): void {
    this.ticket++;
    this.busy = false;
    void this.worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.worker = undefined;
  }

  private async send(message: Request, ticket: number): Promise<void> {
    try {
      this.worker ??= this.start();
      const worker = await this.worker;
      // A newer request may have come while the worker started.
      if (ticket !== this.ticket) return;
      this.prepare(worker);
      worker.postMessage(message);
    } catch (error) {
      this.crashed(String(error));
    }
  }

  private async start(): Promise<Worker> {
    const worker = await this.script.start();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.ticket !== this.ticket) return;
      if (this.isLast(data)) this.busy = false;
      this.onAnswer(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.crashed(event.message || 'the worker ended');
    };
    const boot: ToWorker = { kind: 'boot', role: this.role };
    worker.postMessage(boot);
    return worker;
  }

  private crashed(reason: string): void {
    const { ticket, onAnswer } = this;
    this.end();
    onAnswer(this.crash(ticket, reason));
  }
}
