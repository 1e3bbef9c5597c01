import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { ByteSource, Level, Measured, WeightTask } from '../core/index.js';
import type { Measurer } from '../host/weights/measuring.js';
import { giveBytes } from './thread-bytes.js';
import { startThread } from './thread-start.js';
import type { FromMeasuring, ToMeasuring } from './weights-messages.js';

/** Each thread has a large matrix in memory while it works. */
const mostThreads = 4;

interface Waiting {
  readonly resolve: (measured: Measured) => void;
  readonly reject: (reason: Error) => void;
}

/** Measures in threads, which start when they are first needed. */
export function measureInThreads(files: readonly ByteSource[]): Measurer {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let isDisposed = false;
  return {
    width: Math.max(1, Math.min(mostThreads, availableParallelism())),
    measure: async (task, level) => {
      const thread = idle.pop() ?? new Thread(files);
      all.add(thread);
      try {
        const measured = await thread.measure(task, level);
        if (!isDisposed) idle.push(thread);
        return measured;
      } catch (error) {
        if (thread.isDead) all.delete(thread);
        else idle.push(thread);
        throw error;
      }
    },
    dispose: () => {
      isDisposed = true;
      for (const thread of all) thread.dispose();
    },
  };
}

class Thread {
  isDead = false;
  private waiting: Waiting | undefined;
  private readonly worker: Worker;

  constructor(private readonly files: readonly ByteSource[]) {
    const sizes = files.map(({ size }) => size);
    this.worker = startThread({ kind: 'measure', start: { sizes } });
    this.worker.on('message', (message: FromMeasuring) => this.receive(message));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('the thread ended')));
  }

  measure(task: WeightTask, level: Level): Promise<Measured> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.send({ kind: 'measure', task, level });
    });
  }

  private receive(message: FromMeasuring): void {
    if (message.kind === 'read') {
      void giveBytes(message, this.files[message.file], (given, transfer) =>
        this.send(given, transfer),
      );
      return;
    }
    const { waiting } = this;
    this.waiting = undefined;
    if (message.kind === 'measured') waiting?.resolve(message.measured);
    else waiting?.reject(new Error(message.message));
  }

  private send(message: ToMeasuring, transfer: ArrayBuffer[] = []): void {
    if (!this.isDead) this.worker.postMessage(message, transfer);
  }

  private fail(error: Error): void {
    this.isDead = true;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }

  dispose(): void {
    this.isDead = true;
    this.waiting = undefined;
    void this.worker.terminate();
  }
}
