import type { ToWorker } from '../../src/protocol/index.js';

/** A running worker, as its client uses it; tests replace it by their own. */
export interface WorkerPort {
  post(message: ToWorker): void;
  /** Listens to its messages, and to the reason if it stopped by itself. */
  listen(onMessage: (message: unknown) => void, onCrash: (reason: string) => void): void;
  end(): void;
}

/** Creates workers. */
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
