import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromAnalysis, Plane } from '../core/index.js';
import type { Analysing } from '../host/large/analysing.js';
import type { FromThread, ThreadStart, ToThread } from './analysis-messages.js';

/** Analyses a matrix in a thread of its own. A thread that fails ends with a sentence for the user. */
export function analyseInThread(plane: Plane, receive: (message: FromAnalysis) => void): Analysing {
  const { array, ...rest } = plane;
  const { bytes, ...own } = array;
  const start: ThreadStart = { plane: { ...rest, array: own }, size: bytes.size };
  const thread = new Worker(join(__dirname, 'analysis.js'), { workerData: start });
  let isDisposed = false;
  const send = (message: ToThread, transfer: ArrayBuffer[] = []) => {
    if (!isDisposed) thread.postMessage(message, transfer);
  };
  const read = async (id: number, from: number, to: number) => {
    try {
      const own = bytes.take ? await bytes.take(from, to) : (await bytes.read(from, to)).slice();
      send({ kind: 'bytes', id, bytes: own }, [own.buffer as ArrayBuffer]);
    } catch (error) {
      send({
        kind: 'unreadable',
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };
  thread.on('message', (message: FromThread) => {
    if (isDisposed) return;
    if (message.kind === 'told') receive(message.message);
    else void read(message.id, message.start, message.end);
  });
  thread.on('error', (error) => {
    if (!isDisposed) receive({ kind: 'ended', problem: { code: 'none', message: String(error) } });
  });
  // A window that closes need not wait for it.
  thread.unref();
  return {
    search: () => send({ kind: 'search' }),
    ask: (wish) => send({ kind: 'ask', wish }),
    askFactors: (rank) => send({ kind: 'askFactors', rank }),
    stop: () => send({ kind: 'stop' }),
    dispose: () => {
      isDisposed = true;
      void thread.terminate();
    },
  };
}
