import type { MessagePort } from 'node:worker_threads';
import { HelperGone, type RowAnswer, type RowHelper, type RowTask } from '../core/index.js';
import type { FromHelper, ToHelper } from './analysis-messages.js';

interface Waiting {
  readonly resolve: (answer: RowAnswer) => void;
  readonly reject: (reason: Error) => void;
}

/** A thread that helps with the passes, at the other end of a port. */
export class ThreadHelper implements RowHelper {
  private waiting: Waiting | undefined;
  private isGone = false;

  constructor(private readonly port: MessagePort) {
    port.on('message', (message: FromHelper) => {
      const { waiting } = this;
      this.waiting = undefined;
      if (message.kind === 'done') waiting?.resolve(message.answer);
      else waiting?.reject(new Error(message.message));
    });
    // Also when its thread has ended, or could not be started.
    port.on('close', () => {
      this.isGone = true;
      this.waiting?.reject(new HelperGone());
      this.waiting = undefined;
    });
  }

  do(task: RowTask): Promise<RowAnswer> {
    if (this.isGone) return Promise.reject(new HelperGone());
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.port.postMessage(task satisfies ToHelper);
    });
  }

  dispose(): void {
    this.port.close();
  }
}
