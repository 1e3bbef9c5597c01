import type { ToWorker } from '../../src/protocol/index.js';

/** A running worker, as its client sees it; tests put one of their own in its place. */
export interface WorkerPort {
  post(message: ToWorker): void;
  /** Hears what it says, and why it ended by itself. */
  listen(onMessage: (message: unknown) => void, onCrash: (reason: string) => void): void;
  end(): void;
}

/** Where workers come from. */
export interface WorkerSource {
  start(): Promise<WorkerPort>;
}

/** The port of a browser's worker. */
export function portOf(worker: Worker): WorkerPort {
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onCrash) {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
      worker.onerror = (event) => {
        event.preventDefault();
        onCrash(event.message || 'the worker ended');
      };
      worker.onmessageerror = () => onCrash('a message of the worker cannot be read');
    },
    end: () => worker.terminate(),
  };
}
