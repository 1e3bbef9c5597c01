import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ByteSource, FromAnalysis, LargeContent } from '../core/index.js';
import type { Analysing } from '../host/large/analysing.js';
import type { FromThread, ThreadStart, ToThread } from './analysis-messages.js';
import { giveBytes } from './thread-bytes.js';

/** Analyses a matrix in a thread of its own. A thread that fails ends with a sentence for the user. */
export function analyseInThread(
  content: LargeContent,
  receive: (message: FromAnalysis) => void,
): Analysing {
  const { start, bytes } = split(content);
  const thread = new Worker(join(__dirname, 'analysis.js'), { workerData: start });
  let isDisposed = false;
  const send = (message: ToThread, transfer: ArrayBuffer[] = []) => {
    if (!isDisposed) thread.postMessage(message, transfer);
  };
  thread.on('message', (message: FromThread) => {
    if (isDisposed) return;
    if (message.kind === 'told') receive(message.message);
    else void giveBytes(message, bytes, send);
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

function split(content: LargeContent): { start: ThreadStart; bytes?: ByteSource } {
  if ('left' in content) return { start: content };
  const { array, ...rest } = content;
  const { bytes, ...own } = array;
  return { start: { plane: { ...rest, array: own }, size: bytes.size }, bytes };
}
