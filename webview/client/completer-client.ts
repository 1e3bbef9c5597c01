import type { FromCompleter, ToCompleter, ToWorker } from '../../src/protocol/index.js';
import type { WorkerScript } from './worker-script.js';

/** A request without the ticket, which the client gives. */
export type CompleterRequest = ToCompleter extends infer T
  ? T extends ToCompleter
    ? Omit<T, 'ticket'>
    : never
  : never;

/**
 * The page's end of the completing worker. One request at a time: a newer one ends the older, with its
 * worker when it is still at work.
 */
export class CompleterClient {
  private worker: Promise<Worker> | undefined;
  private ticket = 0;
  private busy = false;
  private onAnswer: (message: FromCompleter) => void = () => undefined;

  constructor(private readonly script: WorkerScript) {}

  /** `onAnswer` hears of this request only, and of nothing once another one is made. */
  ask(request: CompleterRequest, onAnswer: (message: FromCompleter) => void): void {
    this.cancel();
    this.busy = true;
    this.onAnswer = onAnswer;
    void this.send({ ...request, ticket: this.ticket });
  }

  cancel(): void {
    this.ticket++;
    if (!this.busy) return;
    this.busy = false;
    void this.worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.worker = undefined;
  }

  private async send(message: ToCompleter): Promise<void> {
    try {
      this.worker ??= this.start();
      const worker = await this.worker;
      // A newer request may have come while the worker started.
      if (message.ticket === this.ticket) worker.postMessage(message);
    } catch (error) {
      this.crashed(String(error));
    }
  }

  private async start(): Promise<Worker> {
    const worker = await this.script.start();
    worker.onmessage = ({ data }: MessageEvent<FromCompleter>) => {
      if (data.ticket !== this.ticket) return;
      if (data.kind === 'completerDone' || data.kind === 'completerFailed') this.busy = false;
      this.onAnswer(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.crashed(event.message || 'the worker ended');
    };
    const boot: ToWorker = { kind: 'boot', role: 'completer' };
    worker.postMessage(boot);
    return worker;
  }

  private crashed(reason: string): void {
    const { ticket, onAnswer } = this;
    this.cancel();
    const message = `The completion stopped (${reason}). Try a smaller rank or another method.`;
    onAnswer({ kind: 'completerFailed', ticket, problem: { code: 'cancelled', message } });
  }
}
